from functools import lru_cache

import torch
import torch.nn as nn

count = 0


@lru_cache
def kernel(n):
    global count
    count += 1
    return 4 if n else 3


def maker():
    k = 3

    def bump():
        nonlocal k
        k += 1
        return nn.ConvTranspose1d(2, 2, k, 2, 1)

    return bump


m = maker()
y = m()(torch.zeros(1, 2, 8)) + torch.zeros(1, 2, 16)
z = nn.ConvTranspose1d(2, 2, kernel(count), 2, 1)(torch.zeros(1, 2, 8)) + torch.zeros(1, 2, 15)
w = nn.ConvTranspose1d(2, 2, kernel(count), 2, 1)(torch.zeros(1, 2, 8)) + torch.zeros(1, 2, 16)
