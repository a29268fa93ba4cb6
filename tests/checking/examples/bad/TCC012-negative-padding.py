import torch
from torch import nn

claimed = (1, 8, 18, 18)
up = nn.ConvTranspose2d(8, 8, kernel_size=4, stride=2, padding=-1)
y = up(torch.zeros(1, 8, 7, 7))
