import torch
from torch import nn

up = nn.ConvTranspose2d(8, 4, 3, stride=2, padding=1)


def fuse(x, skip):
    y = up(x)
    try:
        return torch.cat([y, skip], dim=1)
    except RuntimeError:
        y = nn.functional.interpolate(y, size=skip.shape[2:])
        return torch.cat([y, skip], dim=1)


if __name__ == "__main__":
    print(fuse(torch.rand(1, 8, 8, 8), torch.rand(1, 4, 16, 16)).shape)
