import pytest
import torch
from torch import nn


def test_output_padding_is_checked():
    layer = nn.ConvTranspose2d(4, 4, 3, stride=2, padding=1, output_padding=2)
    with pytest.raises(RuntimeError):
        layer(torch.zeros(1, 4, 7, 7))


def test_channels_are_checked():
    with pytest.raises(RuntimeError, match="channels"):
        nn.Sequential(nn.ConvTranspose2d(4, 8, 4), nn.ConvTranspose2d(4, 2, 4))(torch.zeros(1, 4, 7, 7))


if __name__ == "__main__":
    test_output_padding_is_checked()
    test_channels_are_checked()
