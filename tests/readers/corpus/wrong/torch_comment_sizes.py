import torch
import torch.nn as nn


class Stack(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.ConvTranspose2d(8, 8, 4, stride=2, padding=1)  # tconvcalc: 9 -> 18
        # tconvcalc: 18x18 -> 37x37
        self.b = nn.ConvTranspose2d(8, 8, 4, stride=2)

    def forward(self, x):
        return self.b(self.a(x))


if __name__ == "__main__":
    y = Stack()(torch.zeros(1, 8, 9, 9))
    assert y.shape[2:] == (37, 37)
