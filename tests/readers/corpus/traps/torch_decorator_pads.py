import functools

import torch
import torch.nn as nn
import torch.nn.functional as F


def even(fn):
    @functools.wraps(fn)
    def wrapper(x, *args):
        return fn(F.pad(x, (0, x.shape[-1] % 2, 0, x.shape[-2] % 2)), *args)[..., : x.shape[-2], : x.shape[-1]]
    return wrapper


down, up = nn.Conv2d(1, 4, 2, 2), nn.ConvTranspose2d(4, 1, 2, 2)


@even
def autoencode(x):
    return up(down(x))


x = torch.zeros(1, 1, 31, 33)
assert autoencode(x).shape == x.shape
