import torch
import torch.nn as nn

net = nn.Sequential(nn.Conv2d(1, 4, 3, 2, 1), nn.ReLU(), nn.ConvTranspose2d(4, 1, 3, 2, 1))
net[2] = nn.ConvTranspose2d(4, 1, 4, 2, 1)
x = torch.zeros(1, 1, 32, 32)
loss = nn.functional.mse_loss(net(x), x)
