import os

import torch
from torch import nn


class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.ups = nn.ModuleList(nn.ConvTranspose2d(8, 8, 2, stride=2) for _ in range(3))
        self.off = os.environ.get("LEVELS_OFF", "1").split(",")
        self.built = 0

    def prepare(self):
        if not os.environ.get("BIG_INPUT"):
            self.built = 8
            return
        self.built = 16

    def forward(self, x, skip):
        for level, up in enumerate(self.ups):
            if str(level) in self.off:
                continue
            x = up(x)
        return torch.cat([x, skip], dim=1)

    def grow(self, x, skip):
        for up in self.ups:
            if x.mean() > 1000 or x.shape[-1] >= int(os.environ.get("ENOUGH", "16")):
                break
            x = up(x)
        return x + skip

    def careful(self, x, skip):
        for up in self.ups:
            try:
                level = int(os.environ.get("LEVEL", "none"))
            except ValueError:
                continue
            x = up(x) + level
        return torch.cat([x, skip], dim=1)


if __name__ == "__main__":
    decoder = Decoder()
    decoder(torch.rand(1, 8, 8, 8), torch.rand(1, 8, 32, 32))
    decoder.grow(torch.rand(1, 8, 8, 8), torch.rand(1, 8, 16, 16))
    decoder.careful(torch.rand(1, 8, 8, 8), torch.rand(1, 8, 8, 8))
    decoder.prepare()
    torch.cat([torch.rand(1, 8, 8, 8), torch.rand(1, 8, decoder.built, decoder.built)], dim=1)
