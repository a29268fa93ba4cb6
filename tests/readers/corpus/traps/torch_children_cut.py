import torch
from torch import nn

full = nn.Sequential(
    nn.ConvTranspose2d(8, 8, 4, stride=2, padding=1),
    nn.ReLU(),
    nn.ConvTranspose2d(8, 4, 4, stride=2, padding=1),
    nn.ConvTranspose2d(4, 4, 3, stride=3),
)
half = nn.Sequential(*list(full.children())[:-1])
quarter = full[:2]
full.append(nn.Conv2d(4, 1, 1))

if __name__ == "__main__":
    z = torch.zeros(1, 8, 4, 4)
    assert half(z).shape[-1] == 16
    assert (quarter(z) + torch.zeros(1, 8, 8, 8)).shape[-1] == 8
    assert full(z).shape == (1, 1, 48, 48)
