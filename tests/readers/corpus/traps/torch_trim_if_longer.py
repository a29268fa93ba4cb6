import torch
from torch import nn


class Codec(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Conv1d(1, 4, 10, stride=5, padding=3)
        self.up = nn.ConvTranspose1d(4, 1, 11, stride=5, padding=2)

    def forward(self, x):
        y = self.up(self.down(x))
        if y.shape[-1] > x.shape[-1]:
            y = y[..., : x.shape[-1]]
        elif y.shape[-1] < x.shape[-1]:
            y = nn.functional.pad(y, (0, x.shape[-1] - y.shape[-1]))
        return y - x


if __name__ == "__main__":
    print(Codec()(torch.rand(1, 1, 480)).shape, Codec()(torch.rand(1, 1, 481)).shape)
