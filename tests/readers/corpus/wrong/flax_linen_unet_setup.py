import jax
import jax.numpy as jnp
import flax.linen as nn


class UNet(nn.Module):
    widths: tuple = (8, 16)

    def setup(self):
        self.down = [nn.Conv(w, (3, 3)) for w in self.widths]
        self.mid = nn.Conv(32, (3, 3))
        self.up = [nn.ConvTranspose(w, (2, 2), strides=(2, 2)) for w in reversed(self.widths)]
        self.merge = [nn.Conv(w, (3, 3)) for w in reversed(self.widths)]

    def __call__(self, x):
        skips = []
        for conv in self.down:
            x = nn.relu(conv(x))
            skips.append(x)
            x = nn.max_pool(x, (2, 2), strides=(2, 2))
        x = self.mid(x)
        for up, merge, skip in zip(self.up, self.merge, reversed(skips)):
            x = jnp.concatenate([up(x), skip], axis=-1)
            x = nn.relu(merge(x))
        return x


net = UNet()
variables = net.init(jax.random.key(0), jnp.zeros((1, 30, 30, 3)))
