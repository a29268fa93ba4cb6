import torch
import torch.nn as nn
import torch.nn.functional as F


class TinyUNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(1, 8, 3, padding=1)
        self.c2 = nn.Conv2d(8, 16, 3, padding=1)
        self.c3 = nn.Conv2d(16, 32, 3, padding=1)
        self.u2 = nn.ConvTranspose2d(32, 16, 2, 2)
        self.u1 = nn.ConvTranspose2d(32, 8, 2, 2)
        self.out = nn.Conv2d(16, 1, 1)

    def forward(self, x):
        e1 = F.relu(self.c1(x))
        e2 = F.relu(self.c2(F.max_pool2d(e1, 2)))
        e3 = F.relu(self.c3(F.max_pool2d(e2, 2)))
        d2 = torch.cat([self.u2(e3), e2], 1)
        d1 = torch.cat([self.u1(d2), e1], 1)
        return self.out(d1)


batch = torch.rand(2, 1, 100, 76)
y = TinyUNet().eval()(batch)
