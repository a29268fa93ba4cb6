import torch
from torch import nn

up = nn.ConvTranspose2d(4, 2, 3, stride=2)

if __name__ == "__main__":
    x = torch.rand(1, 4, 5, 5)
    y = up(x)
    border = torch.zeros(1, 2, 11, 2)
    assert torch.cat([border, y, border], dim=-1).shape[-1] == 15
    rows = torch.cat((y, torch.zeros(1, 2, 1, 11)), 2)
    assert torch.cat([rows, rows, rows[:1]]).shape == (3, 2, 12, 11)
    print(torch.stack([y, y]).shape)
