import torch
import torch.nn as nn


class GAN_D(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 32, 5, stride=2, padding=2), nn.LeakyReLU(0.2),
            nn.Conv2d(32, 64, 5, stride=2, padding=2), nn.LeakyReLU(0.2),
            nn.Flatten(),
        )
        self.classifier = nn.Linear(64 * 7 * 7, 1)

    def forward(self, x):
        return self.classifier(self.features(x))


class GAN_G(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(64, 128 * 7 * 7)
        self.net = nn.Sequential(
            nn.Unflatten(1, (128, 7, 7)),
            nn.ConvTranspose2d(128, 64, 5, stride=2, padding=2, output_padding=1), nn.ReLU(),
            nn.ConvTranspose2d(64, 1, 5, stride=2, padding=2, output_padding=1), nn.Tanh(),
        )

    def forward(self, z):
        return self.net(self.fc(z))


g = GAN_G()
d = GAN_D()
for _ in range(2):
    z = torch.randn(8, 64)
    fake = g(z)
    loss = d(fake).mean()
    loss.backward()
