import torch
import torch.nn as nn
from torchsummary import summary


class VoxelNet(nn.Module):
    def __init__(self, in_channels=1, classes=3):
        super(VoxelNet, self).__init__()
        self.in_channels = in_channels
        self.classes = classes
        self.conv_init = nn.Conv3d(in_channels, 8, kernel_size=1, stride=2, padding=0, bias=False)
        self.transpose = nn.ConvTranspose3d(8, classes, kernel_size=2, padding=0, output_padding=0, stride=2)

    def forward(self, x):
        x = self.conv_init(x)
        return self.transpose(x)

    def test(self, device="cpu"):
        a = torch.rand(1, self.in_channels, 8, 8, 8)
        ideal_out = torch.rand(1, self.classes, 8, 8, 8)
        summary(self.to(torch.device(device)), (self.in_channels, 8, 8, 8), device=device)
        out = self.forward(a)
        assert ideal_out.shape == out.shape


if __name__ == "__main__":
    VoxelNet().test()
