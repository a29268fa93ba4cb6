"""The command of a help where several layers are on the way: it asks about the stretch that the change is in."""

from __future__ import annotations

import shlex

import pytest

import tconvcalc as package
from tests.cli.running import tconvcalc

HEAD = "import torch\nimport torch.nn as nn\nx = torch.zeros(1, 8, 17, 17)\n"


def helps(source: str, head: str = HEAD) -> dict[str, str]:
    """What mends the one thing that is wrong in a source, and the command of each."""
    (finding,) = package.check("-", stdin=(head + source).encode(), stdin_filename="model.py").findings
    told = (line.partition("tconvcalc ") for line in finding.help)
    return {text.strip(): command for text, _, command in told}


DOWN = "nn.Conv2d(8, 8, 3, 2, 1), nn.BatchNorm2d(8), nn.ReLU()"
SKIP = """\
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.up = nn.ConvTranspose2d(8, 8, 3, 2, 1)

    half = lambda self, x: nn.MaxPool2d(2)(x)

    def forward(self, skip):
        y = self.up(self.half(skip))
        return torch.cat([y, skip], 1)

Net()(torch.zeros(1, 8, 16, 16))
"""
WAYS = {
    "layers that keep the size": (
        f"y = nn.Sequential({DOWN}, nn.ConvTranspose2d(8, 8, 4, 2, 1))(x)\ntorch.cat([x, y], 1)\n",
        "kernel_size=3",
        "chain -f torch -i 17 -o 17 'conv:k3s2p1 tconv:k3s2p1a0'",
    ),
    "functions that keep it": (
        (
            f"y = nn.Sequential({DOWN})(x)\ny = torch.relu(torch.cat([y, y], 1))\n"
            "y = nn.ConvTranspose2d(16, 8, 4, 2, 1)(y)\ntorch.cat([y, torch.zeros(1, 8, 19, 19)], 1)\n"
        ),
        "output_padding=1",
        "chain -f torch -i 17 -o 19 'conv:k3s2p1 tconv:k4s2p1a1'",
    ),
    "another input": (
        f"y = nn.Sequential({DOWN}, nn.ConvTranspose2d(8, 8, 4, 2, 1))(x)\ntorch.cat([x, y], 1)\n",
        "an input of 18",
        "chain -f torch -i 18 -o 18 'conv:k3s2p1 tconv:k4s2p1a0'",
    ),
    "two operands of one tensor, and a layer behind": (
        (
            "y = nn.MaxPool2d(2)(x)\n"
            "y = nn.Sequential(nn.ConvTranspose2d(8, 8, 4, 2, 1), nn.ReLU(), nn.Conv2d(8, 8, 3, dilation=2))(y)\n"
            "torch.cat([y + y, torch.zeros(1, 8, 13, 13)], 1)\n"
        ),
        "output_padding=1",
        "chain -f torch -i 17 -o 13 'conv:k2s2p0 tconv:k4s2p1a1 conv:k3s1p0d2'",
    ),
    "up to a flatten": (
        "nn.Linear(100, 3)(torch.flatten(nn.ConvTranspose2d(8, 2, 4, 2, 1)(x), 1))\n",
        "in_features=2312",
        "chain -f torch -i 17 -o 34 tconv:k4s2p1a0",
    ),
    "a size that is asked for": (
        SKIP,
        "output_size=skip.shape[2:] at line 12",
        "solve -f torch -i 8 -o 16 -k 3 -s 2 -p 1 -a 0..1 --in-channels 8 --out-channels 8",
    ),
    "channels": (
        "nn.ConvTranspose2d(4, 8, 4, 2, 1)(x)\n",
        "in_channels=8",
        "solve -f torch -k 4 -s 2 -p 1 -a 0 --in-channels 8 --out-channels 8",
    ),
    "a layer that chains have no word for": (
        "y = nn.Upsample(scale_factor=3)(nn.ConvTranspose2d(8, 8, 1)(x))\ntorch.cat([y, torch.zeros(1, 8, 34, 34)])\n",
        "scale_factor=2",
        "",
    ),
    "no transposed convolution": (
        "u = nn.ConvTranspose2d(8, 8, 1)\ny = nn.Conv2d(8, 8, 3)(x)\ntorch.cat([x, y], 1)\n",
        "padding=1",
        "",
    ),
}


@pytest.mark.parametrize(("source", "change", "command"), WAYS.values(), ids=WAYS)
def test_the_command_of_a_change(source: str, change: str, command: str) -> None:
    """It runs and says yes; where none can say it, none is told."""
    assert helps(source)[change] == command
    if command:
        assert tconvcalc(*shlex.split(command)).code == 0
