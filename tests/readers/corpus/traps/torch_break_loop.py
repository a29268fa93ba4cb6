import torch
import torch.nn as nn

x = torch.zeros(1, 4, 4, 4)
ups = nn.ModuleList([nn.ConvTranspose2d(4, 4, 2, 2) for _ in range(6)])
for up in ups:
    if x.shape[-1] >= 32:
        break
    x = up(x)
assert x.shape == (1, 4, 32, 32)
