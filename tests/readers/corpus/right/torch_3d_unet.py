import torch
import torch.nn as nn


class DownBlock3D(nn.Module):
    def __init__(self, cin, cout):
        super().__init__()
        self.conv = nn.Sequential(nn.Conv3d(cin, cout, 3, padding=1), nn.BatchNorm3d(cout), nn.ReLU(inplace=True))
        self.pool = nn.MaxPool3d(kernel_size=2, stride=2)

    def forward(self, x):
        features = self.conv(x)
        return features, self.pool(features)


class UpBlock3D(nn.Module):
    def __init__(self, cin, cskip, cout):
        super().__init__()
        self.up = nn.ConvTranspose3d(cin, cin // 2, kernel_size=2, stride=2)
        self.conv = nn.Sequential(nn.Conv3d(cin // 2 + cskip, cout, 3, padding=1), nn.ReLU(inplace=True))

    def forward(self, x, skip):
        x = self.up(x)
        x = torch.cat((x, skip), dim=1)
        return self.conv(x)


class UNet3D(nn.Module):
    def __init__(self):
        super().__init__()
        self.d1, self.d2 = DownBlock3D(1, 4), DownBlock3D(4, 8)
        self.bottom = nn.Conv3d(8, 16, 3, padding=1)
        self.u2, self.u1 = UpBlock3D(16, 8, 8), UpBlock3D(8, 4, 4)
        self.head = nn.Conv3d(4, 1, 1)

    def forward(self, volume):
        s1, x = self.d1(volume)
        s2, x = self.d2(x)
        x = self.bottom(x)
        x = self.u2(x, s2)
        x = self.u1(x, s1)
        return self.head(x)


if __name__ == "__main__":
    net = UNet3D()
    scan = torch.zeros(1, 1, 16, 32, 32)
    print(net(scan).size())
