import torch
import torch.nn as nn


def up(kind, c):
    match kind:
        case "deconv":
            return nn.ConvTranspose2d(c, c, 3, 2, 1, 1)
        case "shuffle":
            return nn.Sequential(nn.Conv2d(c, 4 * c, 3, 1, 1), nn.PixelShuffle(2))
        case _:
            return nn.Upsample(scale_factor=2)


x = torch.zeros(1, 4, 9, 9)
for kind in ("deconv", "shuffle", "bilinear"):
    assert up(kind, 4)(x).shape[-1] == 18
