import torch
import torch.nn as nn


def ELUCons(elu, nchan):
    return nn.ELU(inplace=True) if elu else nn.PReLU(nchan)


class LUConv(nn.Module):
    def __init__(self, nchan, elu):
        super().__init__()
        self.relu1 = ELUCons(elu, nchan)
        self.conv1 = nn.Conv3d(nchan, nchan, kernel_size=5, padding=2)

    def forward(self, x):
        return self.relu1(self.conv1(x))


def _make_nConv(nchan, depth, elu):
    return nn.Sequential(*[LUConv(nchan, elu) for _ in range(depth)])


class DownTransition(nn.Module):
    def __init__(self, inChans, nConvs, elu):
        super().__init__()
        outChans = 2 * inChans
        self.down_conv = nn.Conv3d(inChans, outChans, kernel_size=2, stride=2)
        self.relu1 = ELUCons(elu, outChans)
        self.ops = _make_nConv(outChans, nConvs, elu)

    def forward(self, x):
        down = self.relu1(self.down_conv(x))
        out = self.ops(down)
        return torch.add(out, down)


class UpTransition(nn.Module):
    def __init__(self, inChans, outChans, nConvs, elu):
        super().__init__()
        self.up_conv = nn.ConvTranspose3d(inChans, outChans // 2, kernel_size=2, stride=2)
        self.relu1 = ELUCons(elu, outChans // 2)
        self.ops = _make_nConv(outChans, nConvs, elu)

    def forward(self, x, skipx):
        out = self.relu1(self.up_conv(x))
        xcat = torch.cat((out, skipx), 1)
        out = self.ops(xcat)
        return torch.add(out, xcat)


class VNet(nn.Module):
    def __init__(self, elu=True):
        super().__init__()
        self.in_tr = nn.Conv3d(1, 4, kernel_size=5, padding=2)
        self.down_tr32 = DownTransition(4, 1, elu)
        self.down_tr64 = DownTransition(8, 2, elu)
        self.up_tr64 = UpTransition(16, 16, 1, elu)
        self.up_tr32 = UpTransition(16, 8, 1, elu)
        self.out_tr = nn.Conv3d(8, 2, kernel_size=1)

    def forward(self, x):
        out4 = self.in_tr(x)
        out8 = self.down_tr32(out4)
        out16 = self.down_tr64(out8)
        out = self.up_tr64(out16, out8)
        out = self.up_tr32(out, out4)
        return self.out_tr(out)


volume = torch.zeros(1, 1, 16, 32, 32)
VNet(elu=False)(volume)
