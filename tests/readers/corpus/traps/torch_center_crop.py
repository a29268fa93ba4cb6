import torch
from torch import nn


def center_crop(layer, target_size):
    _, _, h, w = layer.size()
    dy = (h - target_size[0]) // 2
    dx = (w - target_size[1]) // 2
    return layer[:, :, dy : (dy + target_size[0]), dx : (dx + target_size[1])]


class ValidUNet(nn.Module):
    """Unpadded convolutions, skips cropped: 44 -> 20 or so."""

    def __init__(self):
        super().__init__()
        self.down = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.Conv2d(4, 4, 3), nn.ReLU())
        self.bottom = nn.Sequential(nn.Conv2d(4, 8, 3), nn.ReLU(), nn.Conv2d(8, 8, 3), nn.ReLU())
        self.up = nn.ConvTranspose2d(8, 4, kernel_size=2, stride=2)
        self.out = nn.Conv2d(8, 2, 3)

    def forward(self, x):
        skip = self.down(x)
        x = self.up(self.bottom(nn.functional.max_pool2d(skip, 2)))
        crop = center_crop(skip, x.shape[2:])
        return self.out(torch.cat([x, crop], 1))


if __name__ == "__main__":
    print(ValidUNet()(torch.rand(1, 1, 45, 45)).shape)
