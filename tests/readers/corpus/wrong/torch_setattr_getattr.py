import torch
import torch.nn as nn


class Pyramid(nn.Module):
    def __init__(self, widths=(8, 16, 32)):
        super().__init__()
        self.levels = len(widths)
        c = 3
        for i, w in enumerate(widths):
            setattr(self, f"down{i}", nn.Conv2d(c, w, 3, stride=2, padding=1))
            c = w
        for i, w in enumerate(reversed((3,) + widths[:-1])):
            setattr(self, f"up{i}", nn.ConvTranspose2d(c, w, 3, stride=2, padding=1))
            c = w

    def forward(self, x):
        skips = []
        for i in range(self.levels):
            skips.append(x)
            x = getattr(self, f"down{i}")(x).relu()
        for i in range(self.levels):
            x = getattr(self, f"up{i}")(x) + skips.pop()
        return x


net = Pyramid()
net(torch.ones(1, 3, 48, 48))
