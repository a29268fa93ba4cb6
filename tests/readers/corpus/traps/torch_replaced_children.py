import torch
from torch import nn


def make_even(net):
    """Replaces every transposed convolution by one that doubles."""
    for name, module in net.named_children():
        if isinstance(module, nn.ConvTranspose2d):
            setattr(net, name, nn.ConvTranspose2d(module.in_channels, module.out_channels, 4, 2, 1))


if __name__ == "__main__":
    net = nn.Sequential(nn.Conv2d(3, 8, 3, 2, 1), nn.ConvTranspose2d(8, 3, 3, 2, 1))
    make_even(net)
    x = torch.zeros(1, 3, 8, 8)
    print(nn.functional.mse_loss(net(x), x))
