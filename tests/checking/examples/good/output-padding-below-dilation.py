import torch
from torch import nn

up = nn.ConvTranspose2d(8, 8, kernel_size=4, stride=1, output_padding=1, dilation=2)  # tconvcalc: 7 -> 14
claimed = (1, 8, 14, 14)
y = up(torch.zeros(1, 8, 7, 7))
