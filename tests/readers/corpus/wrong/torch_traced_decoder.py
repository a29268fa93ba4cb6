"""Exports a decoder by tracing it with a dummy."""
import torch
from torch import nn

dummy = torch.randn(1, 16, 1, 1)


class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.up1 = nn.ConvTranspose2d(16, 8, 4, stride=2, padding=1)
        self.smooth = nn.Conv2d(8, 8, 3)
        self.up2 = nn.ConvTranspose2d(8, 1, 4, stride=2, padding=1)

    def forward(self, x):
        x = self.up1(x)
        x = torch.relu(self.smooth(x))
        return self.up2(x)


if __name__ == "__main__":
    traced = torch.jit.trace(Decoder().eval(), dummy)
    print(type(traced))
