"""A network with skips as code: what a framework's own writer is given, and the channels on their way."""

from __future__ import annotations

from collections.abc import Callable
from math import lcm
from typing import NamedTuple

from tconvcalc.frameworks.network_code import CHANNELS, YOURS, Channels, Network, Part, Placed


class SkipLevel(NamedTuple):
    """One level: what stands before its skip, the way down, the way up, and what stands behind the join.

    Attributes:
        block: the layers before the skip.
        down: the layer that leads down from it.
        up: the layers that lead back up to it.
        joined: the block again, behind the join.
        cut: what is cut from the skip at both ends of each axis, so that it meets what comes up.
    """

    block: tuple[Placed, ...]
    down: Placed
    up: tuple[Placed, ...]
    joined: tuple[Placed, ...]
    cut: tuple[tuple[int, int], ...]

    @property
    def cuts(self) -> bool:
        """Whether anything is cut."""
        return any(begin or end for begin, end in self.cut)


class SkipNetwork(NamedTuple):
    """What is to be written: the levels, the outermost first, what lies below them, and the sizes at both ends."""

    levels: tuple[SkipLevel, ...]
    bottom: tuple[Placed, ...]
    sizes: tuple[int, ...]
    output: tuple[int, ...]
    remark: str = YOURS

    @property
    def layers(self) -> list[Placed]:
        """Every layer."""
        inner = [layer for each in self.levels for layer in (*each.block, each.down, *each.up, *each.joined)]
        return [*inner, *self.bottom]


SkipWriter = Callable[[SkipNetwork], str | None]
"""Writes a network with skips, or returns None where it has a layer that cannot be written."""


def skips_unwritten(_network: SkipNetwork) -> None:
    """The writer of a framework that writes no networks with skips."""


class SkipChannels(Channels):
    """The channels on their way through a network with skips: a multiple of ``channels`` and a number."""

    def __init__(self, network: SkipNetwork) -> None:
        """Choose how many the input has, so that every group divides them."""
        super().__init__(Network((Part("", tuple(network.layers)),), network.sizes))
        self.start = lcm(CHANNELS, *(layer.groups or 1 for layer in network.layers))
        self.times, self.more = 1, 0

    def __str__(self) -> str:
        """The number of channels here, as code."""
        times = {0: "", 1: "channels"}.get(self.times, f"{self.times} * channels")
        return " + ".join(text for text in (times, str(self.more) if self.more or not times else "") if text)

    def behind(self, layer: Placed) -> str:
        """Move on behind a layer: a convolution has its own number, or that of the input."""
        if layer.kind in {"conv", "tconv"}:
            self.times, self.more = (0, layer.out_channels) if layer.out_channels else (1, 0)
        return str(self)

    def width(self) -> tuple[int, int]:
        """The number here, to be joined later."""
        return self.times, self.more

    def join(self, skip: tuple[int, int]) -> None:
        """Add those of a skip."""
        self.times, self.more = self.times + skip[0], self.more + skip[1]
