import torch
from torch import nn

up = nn.ConvTranspose2d(4, 4, 4, stride=2, padding=1)
up.register_forward_pre_hook(lambda module, args: (args[0][:, :4, ::2, ::2],))

if __name__ == "__main__":
    x = torch.rand(1, 8, 32, 32)
    y = up(x)
    print(torch.cat([x, y], dim=1).shape)
