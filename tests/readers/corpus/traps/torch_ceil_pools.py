import torch
from torch import nn


class Net(nn.Module):
    """75 -> 38 -> 19 and back, one off each time on purpose: k3 s2 p1 undoes a ceiling."""

    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(1, 4, 3, padding=1)
        self.pool = nn.MaxPool2d(2, ceil_mode=True)
        self.c2 = nn.Conv2d(4, 4, 3, padding=1)
        self.up2 = nn.ConvTranspose2d(4, 4, 4, stride=2, padding=1)
        self.up1 = nn.ConvTranspose2d(4, 4, 3, stride=2, padding=1)

    def forward(self, x):
        a = self.c1(x)
        b = self.c2(self.pool(a))
        c = self.pool(b)
        b = b + self.up2(c)
        return a + self.up1(b)


if __name__ == "__main__":
    print(Net()(torch.rand(1, 1, 75, 75)).shape)
