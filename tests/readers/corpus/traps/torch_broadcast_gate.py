import torch
from torch import nn


class SqueezeExcite(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Conv2d(channels, channels, 1)
        self.bias = nn.Parameter(torch.zeros(1, channels, 1, 1))

    def forward(self, x):
        return x * torch.sigmoid(self.fc(self.pool(x))) + self.bias


if __name__ == "__main__":
    net = nn.Sequential(nn.ConvTranspose2d(16, 8, 4, 2, 1), SqueezeExcite(8), nn.ConvTranspose2d(8, 3, 4, 2, 1))
    y = net(torch.rand(1, 16, 9, 9))
    mean = torch.tensor([0.4, 0.5, 0.6]).view(1, 3, 1, 1)
    print((y - mean).shape)
