import jax.numpy as jnp
import jax
from flax import linen as nn

x = jnp.zeros((2, 8, 8, 4))
a, b = jnp.split(x, 2, axis=-1)
c, d, e = jnp.split(x, [1, 3], axis=-1)
assert d.shape[-1] == 2
m = nn.ConvTranspose(4, (3, 3), strides=(2, 2))
p = m.init(jax.random.key(0), a)
y = m.apply(p, b) + jnp.zeros((2, 16, 16, 4))
