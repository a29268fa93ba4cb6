"""A library: nothing here is called with sizes that would not fit."""
import torch
from torch import nn


def upscale(features, factor=3, kernel=4):
    layer = nn.ConvTranspose2d(features.shape[1], 1, kernel, stride=factor, padding=kernel // 2)
    return layer(features)


def compare(a, b, size=27):
    return torch.cat([upscale(a, factor=2), b.view(1, 1, size, size)], 1)


def autoencode(x, depth=2):
    net = nn.Sequential(nn.Conv2d(1, 4, 3, stride=depth, padding=1), nn.ConvTranspose2d(4, 1, 3, stride=depth, padding=1))
    return nn.functional.mse_loss(net(x), x)


if __name__ == "__main__":
    autoencode(torch.rand(1, 1, 29, 29))
    compare(torch.rand(1, 2, 14, 14), torch.rand(1, 676), size=26)
