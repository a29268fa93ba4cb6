import torch
from torch import nn

up = nn.ConvTranspose2d(8, 8, kernel_size=4, stride=2, padding=1)
claimed = (1, 8, 15, 15)
y = up(torch.zeros(1, 8, 7, 7), output_size=[15, 15])
