import torch
import torch.nn as nn


class MultiScale(nn.Module):
    def __init__(self, specs):
        super().__init__()
        self.stages = nn.ModuleList()
        for spec in specs:
            stage = []
            for kind, *args in spec:
                if kind == "c":
                    stage.append(nn.Conv2d(*args))
                elif kind == "t":
                    stage.append(nn.ConvTranspose2d(*args))
                elif kind == "r":
                    stage.append(nn.ReLU())
            self.stages.append(nn.Sequential(*stage))

    def forward(self, x):
        y = x
        for stage in self.stages:
            y = stage(y)
        return x - y


SPECS = [
    [("c", 1, 8, 3, 2, 1), ("r",)],
    [("c", 8, 8, 3, 2, 1), ("r",)],
    [("t", 8, 8, 4, 2, 1), ("r",)],
    [("t", 8, 1, 5, 2, 1)],
]
net = MultiScale(SPECS)
net(torch.zeros(1, 1, 64, 64))
