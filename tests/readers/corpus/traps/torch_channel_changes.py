import torch
from torch import nn

net = nn.Sequential(
    nn.ConvTranspose2d(16, 16, 4, 2, 1),
    nn.GLU(dim=1),
    nn.ConvTranspose2d(8, 16, 4, 2, 1),
    nn.PixelShuffle(2),
    nn.ConvTranspose2d(4, 8, 1),
    nn.Dropout2d(0.1),
    nn.Upsample(scale_factor=0.5),
    nn.PixelUnshuffle(2),
    nn.Conv2d(32, 3, 3, padding="same"),
)

if __name__ == "__main__":
    assert net(torch.rand(1, 16, 4, 4)).shape == (1, 3, 8, 8)
