import torch
from torch import nn

up = nn.ConvTranspose2d(8, 8, kernel_size=4, stride=2, output_padding=2)
claimed = (1, 8, 18, 18)
y = up(torch.zeros(1, 8, 7, 7))
