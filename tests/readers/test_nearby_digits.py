"""Where no single layer mends a decoder, the output_paddings of several are told, and what is told mends it."""

from __future__ import annotations

import re

import pytest

import tconvcalc

HEAD = """import torch
from torch import nn
import torch.nn.functional as F
"""
VAE = """
class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.up = nn.ConvTranspose2d(64, 32, 3, stride=2, padding=1)
        self.out = nn.ConvTranspose2d(32, 1, 3, stride=2, padding=1)
    def forward(self, h):
        return self.out(F.relu(self.up(h)))
"""
MNIST = f"{HEAD}{VAE}F.mse_loss(Decoder()(torch.zeros(8, 64, 7, 7)), torch.zeros(8, 1, 28, 28))\n"
AUDIO = f"""{HEAD}
net = nn.Sequential(
    nn.Conv1d(1, 8, 15, stride=5, padding=7),
    nn.Conv1d(8, 8, 15, stride=3, padding=7),
    nn.ConvTranspose1d(8, 8, 15, stride=3, padding=7),
    nn.ConvTranspose1d(8, 1, 15, stride=5, padding=7),
)
x = torch.zeros(4, 1, 1500)
F.l1_loss(net(x), x)
"""
KERAS = """from keras import Input, layers
a = Input((37, 37, 8))
b = layers.Conv2DTranspose(8, 2, strides=2, padding="same")(layers.MaxPool2D(2)(a))
layers.Concatenate()([a, b])
"""
ONE_LINE = f"""{HEAD}
net = nn.Sequential(nn.ConvTranspose2d(8, 8, 3, 2, 1), nn.ConvTranspose2d(8, 8, 3, 2, 1))
assert net(torch.zeros(1, 8, 7, 7)).shape[-1] == 28
"""


def helps(text: str) -> tuple[str, ...]:
    """What is told of the one thing that is wrong, without the commands."""
    (finding,) = tconvcalc.check("-", stdin=text.encode(), stdin_filename="model.py").findings
    return tuple(one.split("  ")[0] for one in finding.help)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (MNIST, "output_padding=1 in 2 layers, at line 8 and line 9"),
        (AUDIO, "output_padding=2 at line 8 and output_padding=4 at line 9"),
        (ONE_LINE, "output_padding=1 in 2 layers, at line 5"),
    ],
)
def test_each_layer_adds_its_digit(text: str, told: str) -> None:
    """The last of them adds what is missing at the end, those before it a multiple."""
    assert told in helps(text)


def test_what_is_told_mends_it() -> None:
    """Written at those lines, nothing is wrong."""
    lines = MNIST.splitlines(keepends=True)
    (told,) = (one for one in helps(MNIST) if " layers" in one)
    for line in map(int, re.findall(r"line (\d+)", told)):
        lines[line - 1] = lines[line - 1].replace("padding=1)", f"padding=1, {told.split()[0]})")
    assert tconvcalc.check("-", stdin="".join(lines).encode(), stdin_filename="model.py")


def test_one_change_is_nearer_than_two() -> None:
    """Where a single output_padding would do, no more is said."""
    text = MNIST.replace(
        "stride=2, padding=1)\n        self.out", "stride=2, padding=1, output_padding=1)\n        self.out"
    )
    assert helps(text)[0] == "output_padding=1"


def test_what_the_framework_chooses_has_no_digits() -> None:
    """Keras' own output_padding is changed to a number, but by itself."""
    assert not any("layers" in one for one in helps(KERAS))
