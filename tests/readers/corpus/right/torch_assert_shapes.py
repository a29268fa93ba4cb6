import torch
import torch.nn as nn

up = nn.ConvTranspose2d(16, 8, kernel_size=3, stride=2, padding=1, output_padding=1)
down = nn.Conv2d(8, 16, kernel_size=3, stride=2, padding=1)


def check_roundtrip():
    x = torch.randn(1, 8, 32, 32)
    h = down(x)
    assert h.shape == torch.Size([1, 16, 16, 16])
    y = up(h)
    assert y.shape[-2:] == x.shape[-2:], "sizes differ"
    assert list(y.size()) == [1, 8, 32, 32]


check_roundtrip()
