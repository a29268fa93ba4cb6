import torch
import torch.nn as nn


class Decoder(nn.Module):
    def __init__(self, latent_dim: int, depth: int = 32):
        super().__init__()
        self.depth = depth
        self.project = nn.Sequential(nn.Linear(latent_dim, depth * 4 * 4), nn.ReLU())
        self.up = nn.Sequential(
            nn.ConvTranspose2d(depth, depth // 2, 4, 2, 1), nn.ReLU(),
            nn.ConvTranspose2d(depth // 2, 3, 4, 2, 1), nn.Sigmoid(),
        )

    def forward(self, z):
        h = self.project(z)
        h = h.view(z.size(0), self.depth, 8, 8)
        return self.up(h)


decoder = Decoder(20)
x_hat = decoder(torch.zeros(5, 20))
