"""Layers of Paddle, MLX and tinygrad in sources: judged where they can be read, and never accused for what is not."""

from __future__ import annotations

from pathlib import Path

import tconvcalc

SOURCE = """import mlx.nn as mnn
import paddle
from tinygrad import nn as tnn
a = paddle.nn.Conv2DTranspose(2, 3, 3, stride=2, output_padding=2)
b = paddle.nn.Conv2DTranspose(2, 3, 3, stride=2, padding="SAME")
c = paddle.nn.Conv2DTranspose(2, 3, 3, stride=2, padding=[1, 0, 1, 0])  # tconvcalc: 4 -> 8
d = paddle.nn.Conv2DTranspose(2, 3, 3, stride=2, padding=[1, 0, 1, 0])  # tconvcalc: 4 -> 9
e = mnn.ConvTranspose2d(2, 3, 4, 2, 1)  # tconvcalc: 4 -> 9
f = mnn.ConvTranspose2d(2, 3, 4, 2, 1, output_padding=3)  # tconvcalc: 4 -> 11
g = tnn.ConvTranspose2d(2, 3, 4, 2, (1, 2, 1, 2))  # tconvcalc: 4 -> 7
h = tnn.ConvTranspose2d(2, 3, 4, 2, 1)  # tconvcalc: 4 -> 9
"""


def test_what_is_read_is_judged_by_the_rules_of_its_framework(tmp_path: Path) -> None:
    """The lines that are wrong, and no others: a padding that is told in another way is none of them."""
    source = tmp_path / "model.py"
    source.write_text(SOURCE, encoding="utf-8")
    found = tconvcalc.check(str(source)).to_dict()["findings"]
    assert [(each["line"], each["code"]) for each in found] == [
        (4, "TCC004"),
        (7, "TCC001"),
        (8, "TCC001"),
        (11, "TCC001"),
    ]
