import torch
from torch import nn

net = nn.Sequential(
    nn.LazyConv2d(8, 3, stride=2, padding=1),
    nn.ReLU(),
    nn.LazyConvTranspose2d(4, 4, stride=2, padding=1),
    nn.Flatten(),
    nn.LazyLinear(10),
)

if __name__ == "__main__":
    assert net(torch.rand(2, 3, 17, 17)).shape == (2, 10)
