import torch
import torch.nn as nn


class Wrap(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def __getattr__(self, name):
        try:
            return super().__getattr__(name)
        except AttributeError:
            return getattr(self.inner, name)

    def forward(self, x):
        return self.inner(x)[..., :-1]


w = Wrap(nn.ConvTranspose1d(2, 2, 3, 2))
y = w(torch.zeros(1, 2, 8)) + torch.zeros(1, 2, 16)
