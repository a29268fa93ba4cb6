import torch
from torch import nn

claimed = (1, 3, 64, 64)
net = nn.Sequential(  # tconvcalc: 1 -> 64
    nn.ConvTranspose2d(100, 64, kernel_size=4),
    nn.BatchNorm2d(64),
    nn.ReLU(),
    nn.ConvTranspose2d(64, 32, kernel_size=4, stride=2, padding=1),
    nn.ReLU(),
    nn.ConvTranspose2d(32, 16, kernel_size=4, stride=2, padding=1),
    nn.ReLU(),
    nn.ConvTranspose2d(16, 8, kernel_size=4, stride=2, padding=1),
    nn.ReLU(),
    nn.ConvTranspose2d(8, 3, kernel_size=4, stride=2, padding=1),
    nn.Tanh(),
)
y = net.eval()(torch.zeros(1, 100, 1, 1))
