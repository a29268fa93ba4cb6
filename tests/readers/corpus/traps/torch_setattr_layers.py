import torch
from torch import nn


class Decoder(nn.Module):
    def __init__(self, widths=(32, 16, 8)):
        super().__init__()
        for i, (a, b) in enumerate(zip(widths, widths[1:])):
            setattr(self, f"up{i}", nn.ConvTranspose2d(a, b, 2 + 2 * i, stride=2, padding=i))
            self.add_module("norm%d" % i, nn.BatchNorm2d(b))
        self.depth = len(widths) - 1

    def forward(self, x):
        for i in range(self.depth):
            x = getattr(self, f"norm{i}")(getattr(self, "up" + str(i))(x))
        return x


if __name__ == "__main__":
    assert Decoder()(torch.rand(2, 32, 6, 6)).shape == (2, 8, 24, 24)
