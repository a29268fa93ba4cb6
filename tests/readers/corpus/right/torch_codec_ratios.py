import math

import numpy as np
import torch
from torch import nn


class Encoder(nn.Module):
    def __init__(self, channels=8, ratios=(8, 5, 4, 2)):
        super().__init__()
        self.hop_length = int(np.prod(ratios))
        layers = [nn.Conv1d(1, channels, 7, padding=3)]
        mult = 1
        for ratio in reversed(ratios):
            layers += [nn.ELU(), nn.Conv1d(mult * channels, mult * channels * 2, kernel_size=2 * ratio, stride=ratio, padding=math.ceil(ratio / 2))]
            mult *= 2
        self.model = nn.Sequential(*layers)

    def forward(self, x):
        return self.model(x)


class Decoder(nn.Module):
    def __init__(self, channels=8, ratios=(8, 5, 4, 2)):
        super().__init__()
        mult = int(2 ** len(ratios))
        layers = []
        for ratio in ratios:
            layers += [
                nn.ELU(),
                nn.ConvTranspose1d(
                    mult * channels,
                    mult * channels // 2,
                    kernel_size=2 * ratio,
                    stride=ratio,
                    padding=math.ceil(ratio / 2),
                    output_padding=ratio % 2,
                ),
            ]
            mult //= 2
        layers += [nn.ELU(), nn.Conv1d(channels, 1, 7, padding=3)]
        self.model = nn.Sequential(*layers)

    def forward(self, z):
        return self.model(z)


if __name__ == "__main__":
    enc, dec = Encoder(), Decoder()
    wav = torch.randn(1, 1, 6400)
    rec = dec(enc(wav))
    assert rec.shape == wav.shape
