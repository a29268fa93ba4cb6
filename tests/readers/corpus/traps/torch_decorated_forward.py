import functools

import torch
import torch.nn.functional as F
from torch import nn


def pad_to_multiple(multiple):
    """Pads the input of a forward to a multiple, and crops its output."""

    def wrap(forward):
        @functools.wraps(forward)
        def padded(self, x):
            h, w = x.shape[-2:]
            x = F.pad(x, (0, -w % multiple, 0, -h % multiple))
            return forward(self, x)[..., :h, :w]

        return padded

    return wrap


class UNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(1, 4, 3, padding=1)
        self.b = nn.Conv2d(4, 8, 3, stride=2, padding=1)
        self.c = nn.Conv2d(8, 8, 3, stride=2, padding=1)
        self.up2 = nn.ConvTranspose2d(8, 8, 2, 2)
        self.up1 = nn.ConvTranspose2d(16, 4, 2, 2)

    @pad_to_multiple(4)
    def forward(self, x):
        a = self.a(x)
        b = self.b(a)
        x = torch.cat([self.up2(self.c(b)), b], 1)
        return torch.cat([self.up1(x), a], 1)


if __name__ == "__main__":
    print(UNet()(torch.rand(1, 1, 50, 75)).shape)
