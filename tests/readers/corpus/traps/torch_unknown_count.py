import sys

import torch
from torch import nn


def stack(n_up):
    layers = []
    channels = 2**n_up
    for _ in range(n_up):
        layers.append(nn.ConvTranspose2d(channels, channels // 2, 4, 2, 1))
        channels //= 2
    return nn.Sequential(*layers)


if __name__ == "__main__":
    n_up = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 3
    y = stack(n_up)(torch.rand(1, 2**n_up, 4, 4))
    assert y.shape == (1, 1, 4 * 2**n_up, 4 * 2**n_up)
