import torch
from torch import nn


class BaseAE(nn.Module):
    kernel = 4

    def __init__(self, widths):
        super().__init__()
        self.encoder = self.make_encoder(widths)
        self.decoder = self.make_decoder(widths[::-1])

    @classmethod
    def small(cls):
        return cls([1, 8, 16])

    def make_encoder(self, widths):
        return nn.Sequential(*(nn.Conv2d(a, b, 4, 2, 1) for a, b in zip(widths[:-1], widths[1:])))

    def make_decoder(self, widths):
        return nn.Sequential(*(nn.ConvTranspose2d(a, b, self.kernel, 2, 1) for a, b in zip(widths[:-1], widths[1:])))

    def forward(self, x):
        return self.decoder(self.encoder(x))


class OddKernelAE(BaseAE):
    kernel = 4


model = OddKernelAE.small()
x = torch.rand(2, 1, 28, 28)
loss = torch.nn.functional.mse_loss(model(x), x)
