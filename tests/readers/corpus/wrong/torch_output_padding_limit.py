import torch
import torch.nn as nn


class UpsampleHead(nn.Module):
    """Takes 16 x 16 features to 65 x 65."""

    def __init__(self, channels=32):
        super().__init__()
        self.reduce = nn.Conv2d(channels, channels // 2, kernel_size=1)
        self.up = nn.ConvTranspose2d(channels // 2, 1, kernel_size=3, stride=2, padding=0, output_padding=2)

    def forward(self, x):
        return self.up(self.reduce(x))


if __name__ == "__main__":
    head = UpsampleHead()
    print(head(torch.rand(1, 32, 16, 16)).shape)
