import torch
from torch import nn


class UNetBase(nn.Module):
    def __init__(self):
        super().__init__()
        self.enc = nn.Conv2d(1, 8, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.up = nn.ConvTranspose2d(8, 8, 3, stride=2, padding=1)

    def merge(self, up, skip):
        return torch.cat([up, skip], 1)

    def forward(self, x):
        skip = self.enc(x)
        return self.merge(self.up(self.pool(skip)), skip)


class CroppingUNet(UNetBase):
    def merge(self, up, skip):
        return super().merge(up, skip[..., : up.shape[-2], : up.shape[-1]])


class EvenUNet(UNetBase):
    def __init__(self):
        super().__init__()
        self.up = nn.ConvTranspose2d(8, 8, 4, stride=2, padding=1)


if __name__ == "__main__":
    x = torch.rand(1, 1, 32, 32)
    print(CroppingUNet()(x).shape, EvenUNet()(x).shape)
