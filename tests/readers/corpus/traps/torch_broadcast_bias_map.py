import torch
import torch.nn as nn

up = nn.ConvTranspose2d(4, 4, 4, 2, 1)
x = up(torch.zeros(2, 4, 8, 8))
y = x * torch.rand(2, 4, 1, 1) + torch.rand(1, 16, 16) + torch.rand(16)
assert (x - torch.zeros(4, 16, 1)).shape == (2, 4, 16, 16)
