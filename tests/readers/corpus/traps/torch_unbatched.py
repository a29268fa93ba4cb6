import torch
from torch import nn

up = nn.ConvTranspose2d(3, 5, 4, stride=2, padding=1)
line = nn.ConvTranspose1d(3, 5, 4, stride=2, padding=1)

if __name__ == "__main__":
    assert up(torch.rand(3, 8, 9)).shape == (5, 16, 18)
    assert line(torch.rand(3, 9)).shape == (5, 18)
    assert line(torch.rand(2, 3, 9)).shape == (2, 5, 18)
