import torch
import torch.nn as nn

REGISTRY = {}


def register(name):
    def deco(cls):
        REGISTRY[name] = cls
        return cls
    return deco


@register("a")
class A(nn.Module):
    def __init__(self, k=3):
        super().__init__()
        self.up = nn.ConvTranspose2d(2, 2, k, 2)

    def forward(self, x):
        return self.up(x)


@register("b")
class B(A):
    def __init__(self):
        super().__init__(k=2)


y = REGISTRY.get("b", A)()(torch.zeros(1, 2, 8, 8)) + torch.zeros(1, 2, 16, 16)
