import pytest
import torch
import torch.nn as nn


@pytest.mark.parametrize("size", [16, 17])
def test_sizes(size):
    up = nn.ConvTranspose2d(4, 4, 2, 2)
    skip = torch.zeros(1, 4, size, size)
    if size % 2:
        with pytest.raises(RuntimeError, match="Sizes of tensors must match"):
            torch.cat([up(torch.zeros(1, 4, 8, 8)), skip], 1)
    else:
        torch.cat([up(torch.zeros(1, 4, 8, 8)), skip], 1)


test_sizes_direct = None


@pytest.mark.xfail(raises=RuntimeError)
def test_known_bug():
    up = nn.ConvTranspose2d(4, 4, 3, 2)
    torch.cat([up(torch.zeros(1, 4, 8, 8)), torch.zeros(1, 4, 16, 16)], 1)
