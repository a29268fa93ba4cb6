"""Convolutions worked out by loops, both ways, and page texts taken apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tconvcalc import pages
from tconvcalc.geometry import Geometry


def transposed(x: Sequence[float], w: Sequence[float], one: Geometry) -> list[float]:
    """Each input's kernel copy added where it belongs, then the ends cut or extended by zeros."""
    full = [0.0] * ((one.input_size - 1) * one.stride + (one.kernel_size - 1) * one.dilation + 1)
    for copy, value in enumerate(x):
        for tap, weight in enumerate(w):
            full[copy * one.stride + tap * one.dilation] += value * weight
    size = len(full) - one.crop_begin - one.crop_end
    return [full[at] if at in range(len(full)) else 0.0 for at in range(one.crop_begin, one.crop_begin + size)]


def convolved_size(size: int, kernel: int, stride: int, padding: int) -> int:
    """How many windows of a padded row there are."""
    return len(range(0, size + 2 * padding - kernel + 1, stride))


def text(word: str) -> str:
    """A page as one line, so that sentences can be looked for."""
    return " ".join(" ".join(lines(word)).split())


def lines(word: str) -> list[str]:
    """A page that is there."""
    found = pages.page(word)
    assert found
    return found


def numbers(word: str, label: str, place: int = 0) -> list[float]:
    """The numbers of a row with this label, the ``place``-th such row."""
    rows = [line.strip()[len(label) :] for line in lines(word) if line.startswith(f"  {label}")]
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", rows[place])]
