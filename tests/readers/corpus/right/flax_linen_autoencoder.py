import jax
import jax.numpy as jnp
from flax import linen as nn


class Autoencoder(nn.Module):
    features: int = 16

    @nn.compact
    def __call__(self, x):
        h = nn.relu(nn.Conv(self.features, (3, 3), strides=(2, 2))(x))
        h = nn.relu(nn.Conv(self.features * 2, (3, 3), strides=(2, 2))(h))
        h = nn.relu(nn.ConvTranspose(self.features, (3, 3), strides=(2, 2))(h))
        return nn.ConvTranspose(1, (3, 3), strides=(2, 2))(h)


model = Autoencoder()
x = jnp.ones((4, 28, 28, 1))
params = model.init(jax.random.PRNGKey(0), x)
recon = model.apply(params, x)
loss = jnp.mean((recon - x) ** 2)
