from collections import OrderedDict

import torch
from torch import nn

decoder = nn.Sequential(
    OrderedDict(
        [
            ("up1", nn.ConvTranspose2d(64, 32, 4, 2, 1)),
            ("act1", nn.ReLU()),
            ("up2", nn.ConvTranspose2d(32, 16, 4, 2, 1)),
            ("act2", nn.ReLU()),
            ("up3", nn.ConvTranspose2d(16, 3, 4, 2, 1)),
            ("out", nn.Sigmoid()),
        ]
    )
)

if __name__ == "__main__":
    features = torch.randn(2, 64, 8, 8)
    print(decoder(features).shape)
