import contextlib

import pytest
import torch
import torch.nn as nn


@pytest.mark.parametrize("size,expectation", [(16, contextlib.nullcontext()), (17, pytest.raises(RuntimeError))])
def test_sizes(size, expectation):
    up = nn.ConvTranspose2d(4, 4, 2, 2)
    with expectation:
        torch.cat([up(torch.zeros(1, 4, 8, 8)), torch.zeros(1, 4, 17, 17)], 1)
