"""U-Net whose depth is a number: ModuleLists filled by loops, helpers for the blocks."""
import torch
from torch import nn


class ConvBlock(nn.Sequential):
    def __init__(self, c_in, c_out, padding=1):
        super().__init__(
            nn.Conv2d(c_in, c_out, 3, padding=padding),
            nn.BatchNorm2d(c_out),
            nn.ReLU(inplace=True),
        )


class UNet(nn.Module):
    def __init__(self, in_channels=1, n_classes=2, depth=4, wf=3):
        super().__init__()
        prev_channels = in_channels
        self.down_path = nn.ModuleList()
        for i in range(depth):
            self.down_path.append(ConvBlock(prev_channels, 2 ** (wf + i)))
            prev_channels = 2 ** (wf + i)
        self.ups = nn.ModuleList()
        self.up_path = nn.ModuleList()
        for i in reversed(range(depth - 1)):
            self.ups.append(nn.ConvTranspose2d(prev_channels, 2 ** (wf + i), kernel_size=2, stride=2))
            self.up_path.append(ConvBlock(prev_channels, 2 ** (wf + i)))
            prev_channels = 2 ** (wf + i)
        self.last = nn.Conv2d(prev_channels, n_classes, kernel_size=1)

    def forward(self, x):
        blocks = []
        for i, down in enumerate(self.down_path):
            x = down(x)
            if i != len(self.down_path) - 1:
                blocks.append(x)
                x = nn.functional.max_pool2d(x, 2)
        for i, (up, block) in enumerate(zip(self.ups, self.up_path)):
            x = up(x)
            x = torch.cat([x, blocks[-i - 1]], 1)
            x = block(x)
        return self.last(x)


if __name__ == "__main__":
    x = torch.rand((2, 1, 64, 96))
    logits = UNet()(x)
    assert logits.shape[2:] == x.shape[2:]
