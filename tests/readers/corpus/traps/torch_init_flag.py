import torch
import torch.nn as nn


class Up(nn.Module):
    def __init__(self, c, bilinear=True):
        super().__init__()
        if bilinear:
            self.up = nn.Upsample(scale_factor=2)
        else:
            self.up = nn.ConvTranspose2d(c, c, 3, stride=2)

    def forward(self, x, skip):
        return torch.cat([self.up(x), skip], 1)


Up(4)(torch.zeros(1, 4, 8, 8), torch.zeros(1, 4, 16, 16))
