import torch
import torch.nn as nn


class Factory:
    def __new__(cls, *args):
        return nn.ConvTranspose1d(*args, 4, 2, 1)


y = Factory(2, 2)(torch.zeros(1, 2, 8)) + torch.zeros(1, 2, 16)
