import torch
import torch.nn as nn


class Dec(nn.Module):
    def __init__(self):
        super().__init__()
        self.up = nn.ConvTranspose2d(4, 4, 3, 2)

    def forward(self, x, skip=None):
        x = self.up(x)
        if skip is not None:
            x = torch.cat([x[..., : skip.shape[-2], : skip.shape[-1]], skip], 1)
        return x


d = Dec()
d(torch.zeros(1, 4, 8, 8))
d(torch.zeros(1, 4, 8, 8), torch.zeros(1, 4, 16, 16))
