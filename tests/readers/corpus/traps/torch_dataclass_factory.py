from dataclasses import dataclass, field

import torch
import torch.nn as nn


@dataclass
class Cfg:
    kernels: list = field(default_factory=list)
    strides: list = field(default_factory=lambda: [2, 2])
    pad: int = field(default=1)
    extra: dict = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self):
        if not self.kernels:
            self.kernels = [s * 2 for s in self.strides]


class Net(nn.Module):
    def __init__(self, cfg):
        super().__init__()
        self.ups = nn.ModuleList(nn.ConvTranspose2d(2, 2, k, s, cfg.pad) for k, s in zip(cfg.kernels, cfg.strides))

    def forward(self, x):
        for u in self.ups:
            x = u(x)
        return x


cfg = Cfg()
cfg.strides.append(2)
one = Net(cfg)(torch.zeros(1, 2, 4, 4))
assert one.shape[-1] == 16
two = Net(Cfg(strides=[2]))(torch.zeros(1, 2, 4, 4))
assert two.shape[-1] == 8
