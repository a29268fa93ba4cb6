import torch
import torch.nn as nn


class Encoder:
    def cat(self, a, b):
        return b


class Tools:
    class nn:
        @staticmethod
        def ConvTranspose2d(*args):
            return lambda x: x


e, t = Encoder(), Tools()
up = nn.ConvTranspose2d(4, 4, 3, 2)(torch.zeros(1, 4, 8, 8))
y = e.cat(up, torch.zeros(1, 4, 16, 16))
z = t.nn.ConvTranspose2d(4, 4, 3, 2)(torch.zeros(1, 4, 16, 16)) + torch.zeros(1, 4, 16, 16)
