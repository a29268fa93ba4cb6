import torch
from torch import nn

if __name__ == "__main__":
    x = torch.rand(1, 1, 28, 28)
    code = nn.Conv2d(1, 4, 3, stride=2, padding=1)(x)
    without = nn.ConvTranspose2d(4, 1, 3, stride=2, padding=1)(code)
    assert without.shape != x.shape
    assert not without.shape == x.shape
    assert without.shape[2] == x.shape[2] - 1
    with_padding = nn.ConvTranspose2d(4, 1, 3, stride=2, padding=1, output_padding=1)(code)
    assert with_padding.shape == x.shape
