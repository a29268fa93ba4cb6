import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Conv2d(3, 16, 4, stride=2, padding=1)
        self.decoder = nn.Sequential(nn.ReLU(), nn.ConvTranspose2d(16, 1, 3, stride=2, padding=1))

    def forward(self, x):
        return self.decoder(self.encoder(x))


if __name__ == "__main__":
    net = Net()
    net.encoder = nn.Conv2d(1, 16, 4, stride=2, padding=1)
    net.decoder[1] = nn.ConvTranspose2d(16, 1, 4, stride=2, padding=1)
    x = torch.rand(2, 1, 24, 24)
    print(nn.functional.mse_loss(net(x), x))
