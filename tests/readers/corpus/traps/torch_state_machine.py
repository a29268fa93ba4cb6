import torch
import torch.nn as nn


class Progressive(nn.Module):
    def __init__(self):
        super().__init__()
        self.step = 0
        self.blocks = nn.ModuleList(nn.ConvTranspose2d(2, 2, 4, 2, 1) for _ in range(4))

    def grow(self):
        self.step += 1

    def forward(self, x):
        for block in self.blocks[: self.step]:
            x = block(x)
        return x


net = Progressive()
net.grow()
net.grow()
y = net(torch.zeros(1, 2, 4, 4)) + torch.zeros(1, 2, 16, 16)
net.grow()
y = net(torch.zeros(1, 2, 4, 4)) + torch.zeros(1, 2, 32, 32)
