import torch
from torch import nn


def blocks(widths):
    for a, b in zip(widths, widths[1:]):
        yield nn.ConvTranspose1d(a, b, 4, stride=2, padding=1)
        if b > 2:
            yield nn.LeakyReLU()


decoder = nn.Sequential(*blocks([8, 4, 2, 1]))

if __name__ == "__main__":
    z = torch.rand(1, 8, 7)
    assert decoder(z).shape == (1, 1, 56)
