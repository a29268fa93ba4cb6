import math

import torch
import torch.nn.functional as F
from torch import nn


class EqualDeconv(nn.Module):
    def __init__(self, cin, cout, k, stride):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(cin, cout, k, k))
        self.bias = nn.Parameter(torch.zeros(cout))
        self.scale = 1 / math.sqrt(cin * k * k)
        self.stride = stride
        self.k = k

    def forward(self, x):
        return F.conv_transpose2d(x, self.weight * self.scale, self.bias, stride=self.stride, padding=(self.k - self.stride) // 2)


class StyleBlock(nn.Module):
    def __init__(self):
        super().__init__()
        self.up = EqualDeconv(16, 8, 3, 2)
        self.skip = nn.Conv2d(16, 8, 1)

    def forward(self, x):
        return self.up(x) + F.interpolate(self.skip(x), scale_factor=2)


StyleBlock()(torch.randn(1, 16, 16, 16))
