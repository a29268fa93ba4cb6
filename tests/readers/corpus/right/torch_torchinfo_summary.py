import torch
from torch import nn
from torchinfo import summary


class Autoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.down1 = nn.Conv2d(3, 12, 4, stride=2, padding=1)
        self.down2 = nn.Conv2d(12, 24, 4, stride=2, padding=1)
        self.flat = nn.Flatten()
        self.code = nn.Linear(24 * 8 * 8, 64)
        self.uncode = nn.Linear(64, 24 * 8 * 8)
        self.unflat = nn.Unflatten(1, (24, 8, 8))
        self.up2 = nn.ConvTranspose2d(24, 12, 4, stride=2, padding=1)
        self.up1 = nn.ConvTranspose2d(12, 3, 4, stride=2, padding=1)

    def forward(self, x):
        x = torch.relu(self.down1(x))
        x = torch.relu(self.down2(x))
        x = self.code(self.flat(x))
        x = self.unflat(self.uncode(x))
        x = torch.relu(self.up2(x))
        return self.up1(x)


summary(Autoencoder(), input_size=(1, 3, 32, 32))
