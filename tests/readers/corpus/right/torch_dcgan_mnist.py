import torch
import torch.nn.functional as F
from torch import nn


class Generator(nn.Module):
    """7 -> 14 -> 28"""

    def __init__(self, latent_dim=64):
        super().__init__()
        self.fc = nn.Linear(latent_dim, 128 * 7 * 7)
        self.bn = nn.BatchNorm2d(128)
        self.up1 = nn.ConvTranspose2d(128, 64, kernel_size=4, stride=2, padding=1)
        self.up2 = nn.ConvTranspose2d(64, 1, kernel_size=4, stride=2, padding=1)

    def forward(self, z):
        x = self.fc(z).view(-1, 128, 7, 7)
        x = F.relu(self.bn(x))
        x = F.relu(self.up1(x))
        return torch.tanh(self.up2(x))


class Discriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 64, 4, 2, 1)
        self.conv2 = nn.Conv2d(64, 128, 4, 2, 1)
        self.fc = nn.Linear(128 * 7 * 7, 1)

    def forward(self, x):
        x = F.leaky_relu(self.conv1(x), 0.2)
        x = F.leaky_relu(self.conv2(x), 0.2)
        x = torch.flatten(x, 1)
        return self.fc(x)


if __name__ == "__main__":
    G, D = Generator(), Discriminator()
    z = torch.randn(8, 64)
    fake = G(z)
    score = D(fake)
    print(score.shape)
    real = torch.rand(8, 1, 28, 28)
    print(F.l1_loss(fake, real))
