from collections import OrderedDict

import torch
import torch.nn as nn


class Head(nn.Sequential):
    def __init__(self, channels, steps):
        super().__init__()
        for i in range(steps):
            self.add_module(f"up{i}", nn.ConvTranspose2d(channels, channels // 2, 4, 2, 1))
            self.add_module("act%d" % i, nn.ReLU())
            channels //= 2
        self.out_channels = channels


backbone = nn.Sequential(OrderedDict([
    ("conv1", nn.Conv2d(3, 16, 3, 2, 1)),
    ("relu1", nn.ReLU()),
    ("conv2", nn.Conv2d(16, 64, 3, 2, 1)),
    ("relu2", nn.ReLU()),
]))
head = Head(64, 2)
final = nn.Conv2d(16, 3, 1)
x = torch.rand(1, 3, 64, 64)
y = final(head(backbone(x)))
diff = nn.MSELoss()(y, x)
