import torch
from torch import nn

DEBUG = False


def decoder():
    up = nn.ConvTranspose2d(8, 4, 4, stride=2, padding=1)
    if DEBUG:
        check = nn.Sequential(up, nn.ConvTranspose2d(8, 4, 4, stride=2, padding=1))
        check(torch.zeros(1, 8, 7, 7))
    return up
    broken = nn.Sequential(up, nn.ConvTranspose2d(3, 3, 3, output_padding=9))
    return broken(torch.zeros(1, 8, 7, 7))


if __name__ == "__main__":
    assert decoder()(torch.zeros(1, 8, 7, 7)).shape[-1] == 14
