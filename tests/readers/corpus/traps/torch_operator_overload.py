import torch
import torch.nn as nn


class Size:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Size(self.n + other + 1)

    def __index__(self):
        return self.n


class Block(nn.Module):
    def __init__(self, k):
        super().__init__()
        self.up = nn.ConvTranspose1d(2, 2, k, 2, 1)

    def __add__(self, other):
        return nn.Sequential(self, other)

    def forward(self, x):
        return self.up(x)


net = Block(4) + Block(4)
y = net(torch.zeros(1, 2, 8)) + torch.zeros(1, 2, 32)
