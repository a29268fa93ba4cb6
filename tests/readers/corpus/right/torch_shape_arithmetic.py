import torch
from torch import nn


class Model(nn.Module):
    def __init__(self, image_size=32, channels=3, latent=24):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(channels, 16, 5, stride=2, padding=2),
            nn.ReLU(),
            nn.Conv2d(16, 32, 5, stride=2, padding=2),
            nn.ReLU(),
        )
        self.side = image_size // 4
        self.to_latent = nn.Linear(32 * self.side**2, latent)
        self.from_latent = nn.Linear(latent, 32 * self.side**2)
        self.unflatten = nn.Unflatten(1, (32, self.side, self.side))
        self.generate = nn.Sequential(
            nn.ConvTranspose2d(32, 16, 5, 2, 2, 1), nn.ReLU(), nn.ConvTranspose2d(16, channels, 5, 2, 2, 1)
        )

    def forward(self, x):
        b = x.shape[0]
        z = self.to_latent(self.features(x).reshape(b, -1))
        y = self.unflatten(self.from_latent(z))
        return self.generate(y)


if __name__ == "__main__":
    model = Model()
    x = torch.randn(4, 3, 32, 32)
    y = model(x)
    assert y.size() == x.size()
