import torch
import torch.nn as nn
import torch.nn.functional as F

up = nn.ConvTranspose2d(4, 4, 3, 2)
up.register_forward_hook(lambda m, i, o: F.interpolate(o, size=(16, 16)))
y = up(torch.zeros(1, 4, 8, 8)) + torch.zeros(1, 4, 16, 16)
