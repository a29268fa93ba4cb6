import torch
import torch.nn as nn


def conv(i, o, s=1):
    layers = [nn.Conv2d(i, o, 3, s, 1, bias=False), nn.BatchNorm2d(o), nn.LeakyReLU(0.1)]
    return nn.Sequential(*layers)


def deconv(i, o, k=4):
    return nn.Sequential(nn.ConvTranspose2d(i, o, k, 2, 1, bias=False), nn.BatchNorm2d(o), nn.LeakyReLU(0.1))


class FlowNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2, self.conv3 = conv(6, 16, 2), conv(16, 32, 2), conv(32, 64, 2)
        self.deconv2, self.deconv1 = deconv(64, 32), deconv(64, 16)
        self.flow3 = nn.Conv2d(64, 2, 3, padding=1)
        self.upflow = nn.ConvTranspose2d(2, 2, 4, 2, 1)
        self.flow1 = nn.Conv2d(32, 2, 3, padding=1)

    def forward(self, x):
        out1 = self.conv1(x)
        out2 = self.conv2(out1)
        out3 = self.conv3(out2)
        cat2 = torch.cat((out2, self.deconv2(out3)), 1)
        cat1 = torch.cat((out1, self.deconv1(cat2)), 1)
        return self.flow1(cat1), self.upflow(self.flow3(out3))


frames = torch.zeros(1, 6, 64, 128)
flow, coarse = FlowNet()(frames)
