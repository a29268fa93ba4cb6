import torch
import torch.nn as nn


def fails(fn, *args):
    try:
        fn(*args)
    except Exception:
        return True
    return False


def join(a, b):
    return torch.cat([a, b], 1)


up = nn.ConvTranspose2d(4, 4, 3, 2)
assert fails(join, up(torch.zeros(1, 4, 5, 5)), torch.zeros(1, 4, 10, 10))
