import torch
import torch.nn as nn

KERNEL = 3


def configure():
    global KERNEL
    KERNEL = 2


def block():
    return nn.ConvTranspose2d(4, 4, KERNEL, 2)


configure()
up = block()
y = up(torch.zeros(1, 4, 8, 8)) + torch.zeros(1, 4, 16, 16)
layers = [nn.ConvTranspose2d(4, 4, 3, 2), nn.ConvTranspose2d(4, 4, 2, 2)]
del layers[0]
z = nn.Sequential(*layers)(torch.zeros(1, 4, 8, 8)) + torch.zeros(1, 4, 16, 16)
