import torch
from torch import nn


def up_block(mode, channels):
    match mode:
        case "deconv":
            return nn.ConvTranspose2d(channels, channels, 4, 2, 1)
        case "odd":
            return nn.ConvTranspose2d(channels, channels, 3, 2, 1)
        case _:
            return nn.Upsample(scale_factor=2)


def grow(size, target, mode):
    layers = []
    while size < target:
        layers.append(up_block(mode, 4))
        size = size * 2 - (mode == "odd")
    return nn.Sequential(*layers)


if __name__ == "__main__":
    for mode, target in (("deconv", 40), ("odd", 33), ("nearest", 80)):
        y = grow(5, target, mode)(torch.rand(1, 4, 5, 5))
        assert y.shape[-1] == target, mode
