import json

import torch
from torch import nn

config = json.loads('{"kernel_size": 4, "stride": 2, "padding": 1}')
defaults = {"kernel_size": 3, "stride": 2, "padding": 1, "output_padding": 5}
defaults.update(config, output_padding=0)

up = nn.ConvTranspose2d(8, 8, **defaults)

if __name__ == "__main__":
    x = torch.rand(1, 8, 10, 10)
    assert torch.cat([up(x), torch.rand(1, 2, 20, 20)], 1).shape[1] == 10
