import jax
import jax.numpy as jnp
from flax import linen as nn


class Up(nn.Module):
    @nn.compact
    def __call__(self, x, crop=False):
        y = nn.ConvTranspose(2, (3, 3), strides=(2, 2), padding="VALID")(x)
        return y[..., :-1, :-1, :] if crop else y


m = Up()
p = m.init(jax.random.key(0), jnp.zeros((1, 4, 4, 2)))
y = m.apply(p, jnp.zeros((1, 4, 4, 2)), crop=True) + jnp.zeros((1, 8, 8, 2))
z = jax.vmap(lambda t: m.apply(p, t))(jnp.zeros((3, 1, 4, 4, 2)))
assert z.shape == (3, 1, 9, 9, 2)
