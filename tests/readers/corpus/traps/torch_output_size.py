import torch
from torch import nn


class Autoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.down1 = nn.Conv2d(1, 8, 3, stride=2, padding=1)
        self.down2 = nn.Conv2d(8, 16, 3, stride=2, padding=1)
        self.up2 = nn.ConvTranspose2d(16, 8, 3, stride=2, padding=1)
        self.up1 = nn.ConvTranspose2d(8, 1, 3, stride=2, padding=1)

    def forward(self, x):
        h1 = self.down1(x)
        h2 = self.down2(h1)
        y = self.up2(h2, output_size=h1.size())
        return self.up1(y, output_size=x.size()[2:])


if __name__ == "__main__":
    x = torch.rand(2, 1, 30, 41)
    y = Autoencoder()(x)
    print(nn.MSELoss()(y, x))
