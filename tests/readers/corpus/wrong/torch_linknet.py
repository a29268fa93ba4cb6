import torch
import torch.nn as nn


class DecoderBlock(nn.Module):
    def __init__(self, in_channels, n_filters):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, in_channels // 4, 1)
        self.norm1 = nn.BatchNorm2d(in_channels // 4)
        self.relu1 = nn.ReLU(inplace=True)
        self.deconv2 = nn.ConvTranspose2d(in_channels // 4, in_channels // 4, 3, stride=2, padding=1)
        self.norm2 = nn.BatchNorm2d(in_channels // 4)
        self.relu2 = nn.ReLU(inplace=True)
        self.conv3 = nn.Conv2d(in_channels // 4, n_filters, 1)

    def forward(self, x):
        x = self.relu1(self.norm1(self.conv1(x)))
        x = self.relu2(self.norm2(self.deconv2(x)))
        return self.conv3(x)


def encoder_stage(cin, cout):
    return nn.Sequential(nn.Conv2d(cin, cout, 3, stride=2, padding=1), nn.BatchNorm2d(cout), nn.ReLU())


class LinkNet(nn.Module):
    def __init__(self, num_classes=1, filters=(8, 16, 32)):
        super().__init__()
        self.encoder1 = encoder_stage(3, filters[0])
        self.encoder2 = encoder_stage(filters[0], filters[1])
        self.encoder3 = encoder_stage(filters[1], filters[2])
        self.decoder3 = DecoderBlock(filters[2], filters[1])
        self.decoder2 = DecoderBlock(filters[1], filters[0])
        self.finaldeconv = nn.ConvTranspose2d(filters[0], num_classes, 2, stride=2)

    def forward(self, x):
        e1 = self.encoder1(x)
        e2 = self.encoder2(e1)
        e3 = self.encoder3(e2)
        d3 = self.decoder3(e3) + e2
        d2 = self.decoder2(d3) + e1
        return self.finaldeconv(d2)


if __name__ == "__main__":
    model = LinkNet()
    mask = model(torch.randn(1, 3, 64, 64))
    print(mask.shape)
