import argparse

import torch
from torch import nn

parser = argparse.ArgumentParser()
parser.add_argument("--img_size", type=int, default=32, help="size of each image dimension")
parser.add_argument("--latent_dim", type=int, default=10)
opt = parser.parse_args([])
opt.img_size = 64


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.init_size = opt.img_size // 4
        self.l1 = nn.Linear(opt.latent_dim, 16 * self.init_size**2)
        self.blocks = nn.Sequential(nn.ConvTranspose2d(16, 8, 4, 2, 1), nn.ConvTranspose2d(8, 1, 4, 2, 1))

    def forward(self, z):
        out = self.l1(z)
        return self.blocks(out.view(out.shape[0], 16, self.init_size, self.init_size))


if __name__ == "__main__":
    assert Generator()(torch.rand(2, opt.latent_dim)).shape == (2, 1, 64, 64)
