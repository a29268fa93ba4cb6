import torch
import torch.nn as nn

x = torch.zeros(1, 2, 3, 3)
up = nn.ConvTranspose2d(2, 2, 2, 2)
while (n := x.shape[-1]) < 24:
    x = up(x)
y = x + torch.zeros(1, 2, 24, 24)
