import types

import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.up = nn.ConvTranspose2d(4, 4, 3, 2)

    def forward(self, x):
        return self.up(x)


def cropped(self, x):
    return self.up(x)[..., :-1, :-1]


net = Net()
net.forward = types.MethodType(cropped, net)
y = net(torch.zeros(1, 4, 8, 8)) + torch.zeros(1, 4, 16, 16)
