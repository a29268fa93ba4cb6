import torch
import torch.nn.functional as F
from torch import nn


class Up(nn.Module):
    def __init__(self, cin, cout):
        super().__init__()
        self.up = nn.ConvTranspose2d(cin, cin // 2, 2, stride=2)
        self.conv = nn.Conv2d(cin, cout, 3, padding=1)

    def forward(self, x1, x2):
        x1 = self.up(x1)
        if x1.shape[2:] != x2.shape[2:]:
            x1 = F.interpolate(x1, size=x2.shape[2:], mode="bilinear", align_corners=False)
        return self.conv(torch.cat([x2, x1], dim=1))


if __name__ == "__main__":
    pool = nn.MaxPool2d(2)
    skip = nn.Conv2d(3, 8, 3, padding=1)(torch.rand(1, 3, 75, 101))
    deep = nn.Conv2d(8, 16, 3, padding=1)(pool(skip))
    print(Up(16, 8)(deep, skip).shape)
