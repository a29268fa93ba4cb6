from contextlib import contextmanager

import torch
import torch.nn as nn


@contextmanager
def ignoring():
    try:
        yield
    except RuntimeError as e:
        print(e)


class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return True


up = nn.ConvTranspose2d(4, 4, 3, 2)
with ignoring():
    torch.cat([up(torch.zeros(1, 4, 8, 8)), torch.zeros(1, 4, 16, 16)], 1)
with Quiet():
    up(torch.zeros(1, 4, 8, 8)) + torch.zeros(1, 4, 16, 16)
