import torch
import torch.nn as nn


def crop(tensor, target):
    delta = tensor.size(2) - target.size(2)
    delta = delta // 2
    return tensor[:, :, delta:tensor.size(2) - delta, delta:tensor.size(3) - delta]


class ValidUNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.d1 = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.Conv2d(8, 8, 3), nn.ReLU())
        self.d2 = nn.Sequential(nn.Conv2d(8, 16, 3), nn.ReLU(), nn.Conv2d(16, 16, 3), nn.ReLU())
        self.d3 = nn.Sequential(nn.Conv2d(16, 32, 3), nn.ReLU(), nn.Conv2d(32, 32, 3), nn.ReLU())
        self.pool = nn.MaxPool2d(2)
        self.t2 = nn.ConvTranspose2d(32, 16, 2, 2)
        self.u2 = nn.Sequential(nn.Conv2d(32, 16, 3), nn.ReLU(), nn.Conv2d(16, 16, 3), nn.ReLU())
        self.t1 = nn.ConvTranspose2d(16, 8, 2, 2)
        self.u1 = nn.Conv2d(16, 2, 3)

    def forward(self, img):
        x1 = self.d1(img)
        x2 = self.d2(self.pool(x1))
        x3 = self.d3(self.pool(x2))
        y = self.t2(x3)
        y = self.u2(torch.cat([y, crop(x2, y)], 1))
        z = self.t1(y)
        return self.u1(torch.cat([z, crop(x1, z)], 1))


ValidUNet()(torch.rand(1, 1, 140, 140))
