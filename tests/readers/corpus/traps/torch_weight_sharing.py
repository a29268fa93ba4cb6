import torch
from torch import nn


class Pyramid(nn.Module):
    """One transposed convolution for all levels."""

    def __init__(self, levels=3):
        super().__init__()
        self.levels = levels
        self.up = nn.ConvTranspose2d(8, 8, 4, stride=2, padding=1)

    def forward(self, x):
        maps = [x]
        for _ in range(self.levels):
            maps.append(self.up(maps[-1]))
        return maps


if __name__ == "__main__":
    small, *_, large = Pyramid()(torch.rand(1, 8, 5, 5))
    assert (small.shape[-1], large.shape[-1]) == (5, 40)
