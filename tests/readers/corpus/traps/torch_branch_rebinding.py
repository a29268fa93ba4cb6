import os

import torch
from torch import nn

kernel, padding = 3, 1
if os.environ.get("NO_SUCH_SWITCH", "even") == "even":
    kernel = 4
    out_pad = 0
else:
    out_pad = 1

up = nn.ConvTranspose2d(3, 3, kernel, stride=2, padding=padding, output_padding=out_pad)

if __name__ == "__main__":
    x = torch.rand(1, 3, 14, 14)
    assert up(x).shape == (1, 3, 28, 28)
