import torch
import torch.nn as nn


class Up(nn.Sequential):
    def __init__(self, c):
        super().__init__()
        self.conv = nn.Conv2d(c, c, 3, 2, 1)
        self.up = nn.ConvTranspose2d(c, c, 4, 2, 1)


class Tail(nn.Sequential):
    def __init__(self, c):
        super().__init__(nn.Conv2d(c, c, 3, 2, 1))
        self.more = nn.ConvTranspose2d(c, c, 4, 2, 1)


x = torch.zeros(1, 4, 16, 16)
y = Up(4)(x) + x
z = Tail(4)(x) + x
