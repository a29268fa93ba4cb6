import torch
import torch.nn as nn


class View(nn.Module):
    def __init__(self, size):
        super(View, self).__init__()
        self.size = size

    def forward(self, tensor):
        return tensor.view(self.size)


class BetaVAE(nn.Module):
    def __init__(self, z_dim=10):
        super(BetaVAE, self).__init__()
        self.z_dim = z_dim
        self.decoder = nn.Sequential(
            nn.Linear(z_dim, 256),
            nn.ReLU(True),
            nn.Linear(256, 32 * 4 * 4),
            View((-1, 32, 4, 4)),
            nn.ConvTranspose2d(32, 32, 4, 2, 1),
            nn.ReLU(True),
            nn.ConvTranspose2d(32, 1, 4, 2, 1),
        )

    def _decode(self, z):
        return self.decoder(z)

    def forward(self, z):
        return self._decode(z)


if __name__ == "__main__":
    BetaVAE()(torch.zeros(2, 10))
