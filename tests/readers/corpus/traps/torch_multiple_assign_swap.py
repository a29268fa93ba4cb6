import torch
import torch.nn as nn

a, b = nn.ConvTranspose1d(2, 2, 3, 2), nn.ConvTranspose1d(2, 2, 2, 2)
a, b = b, a
y = a(torch.zeros(1, 2, 8)) + torch.zeros(1, 2, 16)
first, *rest = [nn.ConvTranspose1d(2, 2, k, 2) for k in (3, 2, 2)]
x = torch.zeros(1, 2, 8)
for r in rest:
    x = r(x)
assert x.shape[-1] == 32
