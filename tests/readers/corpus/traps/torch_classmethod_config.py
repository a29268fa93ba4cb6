from dataclasses import dataclass, field, replace

import torch
from torch import nn


@dataclass
class Config:
    kernel: int = 3
    rates: list = field(default_factory=lambda: [3, 3])


class Decoder(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.layers = nn.ModuleList(
            nn.ConvTranspose1d(2, 2, config.kernel, stride=r, padding=(config.kernel - r) // 2) for r in config.rates
        )

    @classmethod
    def default(cls):
        return cls(replace(Config(), kernel=4, rates=[2, 2]))

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


if __name__ == "__main__":
    x = torch.rand(1, 2, 10)
    assert Decoder.default()(x).shape[-1] == 40
    assert (Decoder(Config())(x) + torch.rand(1, 1, 90)).shape[-1] == 90
