import abc

import torch
import torch.nn as nn


class Base(nn.Module, abc.ABC):
    kernel = 3

    def __init__(self):
        super().__init__()
        self.up = self.make()

    @abc.abstractmethod
    def make(self): ...

    def forward(self, x):
        y = self.up(x)
        return self.post(y) + torch.zeros(1, 2, 16, 16)

    def post(self, y):
        return y


class Impl(Base):
    def make(self):
        return nn.ConvTranspose2d(2, 2, self.kernel, 2)

    def post(self, y):
        return y[..., :16, :16]


Impl()(torch.zeros(1, 2, 8, 8))
