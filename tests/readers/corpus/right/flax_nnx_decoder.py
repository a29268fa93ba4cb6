import jax.numpy as jnp
from flax import nnx


class Decoder(nnx.Module):
    def __init__(self, latent: int, rngs: nnx.Rngs):
        self.fc = nnx.Linear(latent, 4 * 4 * 64, rngs=rngs)
        self.up1 = nnx.ConvTranspose(64, 32, kernel_size=(4, 4), strides=(2, 2), padding="SAME", rngs=rngs)
        self.up2 = nnx.ConvTranspose(32, 3, kernel_size=(4, 4), strides=(2, 2), padding="SAME", rngs=rngs)

    def __call__(self, z):
        h = nnx.relu(self.fc(z)).reshape(-1, 4, 4, 64)
        h = nnx.relu(self.up1(h))
        return nnx.sigmoid(self.up2(h))


class Critic(nnx.Module):
    def __init__(self, rngs):
        self.c1 = nnx.Conv(3, 16, kernel_size=(4, 4), strides=(2, 2), rngs=rngs)
        self.out = nnx.Linear(8 * 8 * 16, 1, rngs=rngs)

    def __call__(self, x):
        x = nnx.leaky_relu(self.c1(x))
        return self.out(x.reshape((x.shape[0], -1)))


rngs = nnx.Rngs(0)
decoder, critic = Decoder(32, rngs), Critic(rngs)
score = critic(decoder(jnp.zeros((2, 32))))
