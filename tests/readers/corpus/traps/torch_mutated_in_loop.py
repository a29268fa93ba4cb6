import torch
import torch.nn as nn

net = nn.Sequential(nn.Conv2d(1, 4, 3, 2, 1), nn.ReLU(), nn.ConvTranspose2d(4, 1, 3, 2, 1))
for m in net:
    if isinstance(m, nn.ConvTranspose2d):
        m.output_padding = (1, 1)
x = torch.zeros(1, 1, 32, 32)
loss = nn.functional.mse_loss(net(x), x)
