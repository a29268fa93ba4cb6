import torch
import torch.nn as nn


def to_size(x, size):
    k = size - (x.shape[-1] - 1) * 2
    return nn.ConvTranspose2d(x.shape[1], 3, k, stride=2)(x)


for s in (16, 17, 18):
    y = to_size(torch.zeros(1, 4, 8, 8), s) + torch.zeros(1, 3, s, s)
