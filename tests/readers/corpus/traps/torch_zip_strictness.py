import torch
import torch.nn as nn

ups = nn.ModuleList(nn.ConvTranspose2d(2, 2, k, 2, p) for k, p in zip([4, 4, 3], [1, 1]))
x = torch.zeros(1, 2, 4, 4)
for u in ups:
    x = u(x)
assert x.shape[-1] == 16 and len(ups) == 2
