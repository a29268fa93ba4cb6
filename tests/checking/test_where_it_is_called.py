"""A layer that is wrong only as it is called says where that is, and with which shape."""

from __future__ import annotations

import tconvcalc

HELPER = b"""import torch
import torch.nn as nn

def up(x, size):
    return nn.ConvTranspose2d(8, 8, 3, 2, 1)(x, output_size=[size, size])

up(torch.zeros(1, 8, 4, 4), 8)
up(torch.zeros(1, 8, 4, 4), 40)
"""


def test_the_call_is_told_of_the_one_that_is_wrong() -> None:
    """Not of the one that fits."""
    (found,) = tconvcalc.check("-", stdin=HELPER, stdin_filename="model.py").findings
    assert (found.place.line, found.code) == (5, "TCC003")
    assert found.because[-1] == "called at line 8 with 1x8x4x4"


def test_a_layer_that_is_wrong_by_itself_needs_no_call() -> None:
    """Its own numbers say it all."""
    source = HELPER.replace(b", 2, 1)", b", 2, 1, 2)")
    told = tconvcalc.check("-", stdin=source, stdin_filename="model.py").findings
    assert [one.place.line for one in told] == [5]
    assert not any("called" in line for line in told[0].because[:1])
