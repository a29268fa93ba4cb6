import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.up = nn.ConvTranspose2d(4, 4, 2, 2)
        self.aux = nn.ConvTranspose2d(4, 4, 8, 8)

    def forward(self, x, skip=None):
        y = self.up(x)
        if self.training:
            return y, self.aux(x)
        return y if skip is None else torch.cat([y, skip], 1)


if __name__ == "__main__":
    net = Net()
    x = torch.rand(1, 4, 6, 6)
    small, large = net(x)
    assert (small.shape[-1], large.shape[-1]) == (12, 48)
    net.eval()
    assert net(x, skip=torch.rand(1, 1, 12, 12)).shape[1] == 5
