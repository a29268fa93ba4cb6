from functools import partial

import torch
import torch.nn as nn
import torch.nn.functional as F

Down = partial(nn.Conv2d, kernel_size=3, stride=2, padding=1)
Up = partial(nn.ConvTranspose2d, kernel_size=3, stride=2, padding=1)


def stage(layer, *args, activation=nn.ReLU, **kwargs):
    return nn.Sequential(layer(*args, **kwargs), activation())


class Net(nn.Module):
    def __init__(self, widths=(3, 8, 16, 32)):
        super().__init__()
        pairs = list(zip(widths[:-1], widths[1:]))
        self.encoder = nn.Sequential(*[stage(Down, a, b) for a, b in pairs])
        self.decoder = nn.Sequential(*[stage(Up, b, a) for a, b in reversed(pairs)])

    def forward(self, x):
        return self.decoder(self.encoder(x))


if __name__ == "__main__":
    frames = torch.rand(2, 3, 72, 96)
    output = Net()(frames)
    print(F.smooth_l1_loss(output, frames))
