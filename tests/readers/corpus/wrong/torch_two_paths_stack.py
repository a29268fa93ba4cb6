import torch
from torch import nn
from torch.nn import ConvTranspose1d as Up


class TwoBranch(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = Up(4, 2, 8, 4, 2)
        self.b = nn.Sequential(Up(4, 4, 4, 2, 1), Up(4, 2, 4, 2))

    def forward(self, x):
        return torch.stack([self.a(x), self.b(x)], 0).mean(0)


TwoBranch()(torch.rand(1, 4, 50))
