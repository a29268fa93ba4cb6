import torch
from torch import nn


class Down(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.conv = nn.Conv2d(a, b, 4, 2, 1)

    def forward(self, x):
        return self.conv(x)


class Up(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.conv = nn.ConvTranspose2d(a, b, 4, 2, 1)

    def forward(self, x):
        return self.conv(x)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = Down(1, 4)
        self.block = Up(4, 1)

    def forward(self, x):
        conv = self.conv
        self_conv = self.block
        return self_conv(conv(x)) + x


if __name__ == "__main__":
    print(Net()(torch.rand(1, 1, 16, 16)).shape)
