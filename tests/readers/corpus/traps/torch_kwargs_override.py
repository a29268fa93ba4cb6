import torch
import torch.nn as nn

BASE = dict(kernel_size=3, stride=2, padding=1)


def up(i, o, **kw):
    return nn.ConvTranspose2d(i, o, **{**BASE, **kw})


y = up(4, 4, kernel_size=4)(torch.zeros(1, 4, 8, 8)) + torch.zeros(1, 4, 16, 16)
z = up(4, 4, output_padding=1)(torch.zeros(1, 4, 8, 8)) + y
