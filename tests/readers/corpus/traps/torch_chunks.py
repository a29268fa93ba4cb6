import torch
import torch.nn as nn

x = torch.zeros(2, 6, 7, 7)
a, b, c = torch.chunk(x, 3, dim=1)
d, e = x.split([4, 2], 1)
f, g, h = torch.split(x, 2, dim=1)
up = nn.ConvTranspose2d(2, 2, 2, 2)
y = up(a) + up(b) + up(c) + up(e) + up(f) + torch.zeros(2, 2, 14, 14)
p, q = x.chunk(2)
assert p.shape[0] == 1 and up(p[:, :2]).shape == (1, 2, 14, 14)
u = torch.zeros(2, 7, 4, 4).chunk(4, 1)
assert len(u) == 4 and u[-1].shape[1] == 1
v = torch.zeros(2, 7).split(3, 1)
assert v[-1].shape == (2, 1)
