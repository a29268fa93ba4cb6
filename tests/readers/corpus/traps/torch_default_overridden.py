import torch
from torch import nn


class Decoder(nn.Module):
    def __init__(self, kernel_size=3, output_padding=0, z=49):
        super().__init__()
        self.fc = nn.Linear(16, z * 8)
        self.up = nn.ConvTranspose2d(8, 1, kernel_size, stride=2, padding=1, output_padding=output_padding)

    def forward(self, z):
        return self.up(self.fc(z).view(-1, 8, 7, 7))


class Model(nn.Module):
    def __init__(self, **decoder_options):
        super().__init__()
        self.down = nn.Sequential(nn.Conv2d(1, 8, 3, 2, 1), nn.Flatten(), nn.Linear(8 * 7 * 7, 16))
        self.decoder = Decoder(**decoder_options)

    def forward(self, x):
        return nn.functional.l1_loss(self.decoder(self.down(x)), x)


if __name__ == "__main__":
    for options in ({"kernel_size": 4}, {"output_padding": 1}):
        print(Model(**options)(torch.rand(2, 1, 14, 14)))
