import torch
from torch import nn


class Levels(nn.Module):
    NAMES = ["p2", "p3", "p4"]

    def __init__(self):
        super().__init__()
        self.lateral = nn.ModuleDict({n: nn.Conv2d(4 * 2**i, 8, 1) for i, n in enumerate(self.NAMES)})
        self.ups = nn.ModuleDict({n: nn.ConvTranspose2d(8, 8, 3, 2) for n in self.NAMES[:-1]})

    def forward(self, feats):
        out = self.lateral["p4"](feats["p4"])
        for name in reversed(self.NAMES[:-1]):
            out = self.ups[name](out) + self.lateral[name](feats[name])
        return out


feats = {"p2": torch.zeros(1, 4, 32, 32), "p3": torch.zeros(1, 8, 16, 16), "p4": torch.zeros(1, 16, 8, 8)}
Levels()(feats)
