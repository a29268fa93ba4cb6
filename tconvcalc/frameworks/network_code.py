"""Several layers as code: what a framework's own writer is given, and what all writers need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import lcm
from typing import NamedTuple

from tconvcalc.frameworks.steps import Written
from tconvcalc.values import Ends

CHANNELS = 8
"""The channels of an input, where none are given."""

REMARKS = 62
"""The column of the remarks, as long as the code leaves room."""

YOURS = "your feature map"


class Placed(NamedTuple):
    """One layer at its place in a network.

    Attributes:
        kind: the word of the notation.
        axes: what is written along each axis.
        groups: how many groups, None where none are written.
        out_channels: the channels behind it, None where none are written.
        before: the size along each axis before it.
        behind: the size behind it.
    """

    kind: str
    axes: tuple[Written, ...]
    groups: int | None
    out_channels: int | None
    before: tuple[int, ...]
    behind: tuple[int, ...]

    def of(self, name: str) -> tuple[object, ...]:
        """A quantity along each axis."""
        return tuple(getattr(axis, name) for axis in self.axes)

    @property
    def added(self) -> list[Ends]:
        """What a pad adds at both ends of each axis; a crop adds less than nothing."""
        sign = -1 if self.kind == "crop" else 1
        return [Ends(sign * begin, sign * end) for begin, end in (axis.ends or Ends(0, 0) for axis in self.axes)]

    @property
    def sliced(self) -> str:
        """The slices of the spatial axes that are left where ends are cut off, once the others are padded."""
        begins = [max(0, -begin) for begin, _ in self.added]
        return ", ".join(f"{begin}:{begin + size}" for begin, size in zip(begins, self.behind, strict=True))

    @property
    def remark(self) -> str:
        """From what to what."""
        return f"{by_size(self.before)} -> {by_size(self.behind)}"


class Part(NamedTuple):
    """A stretch of a network with a name of its own: ``layers``, ``encoder``, ``decoder``."""

    name: str
    layers: tuple[Placed, ...]


class Network(NamedTuple):
    """What is to be written: the parts, the input's size, and what is said of it."""

    parts: tuple[Part, ...]
    sizes: tuple[int, ...]
    remark: str = YOURS

    @property
    def layers(self) -> list[Placed]:
        """The layers of all parts."""
        return [layer for part in self.parts for layer in part.layers]


Writer = Callable[[Network], str | None]
"""Writes a network, or returns None where it has a layer that cannot be written."""


def unwritten(_network: Network) -> None:
    """The writer of a framework that writes no networks."""


class Channels:
    """The channels on their way through a network, as code: ``channels``, ``channels // 4``, ``64``."""

    def __init__(self, network: Network) -> None:
        """Choose how many the input has, so that every group and shuffle divides them."""
        groups = [layer.groups or 1 for layer in network.layers]
        shuffled = [self._area(layer) for layer in network.layers if layer.kind == "shuffle"]
        self.start = lcm(*groups)
        self.start *= -(-CHANNELS // self.start)
        for area in shuffled:
            self.start *= area
        self.known: int | None = None
        self.up, self.down = 1, 1

    def __str__(self) -> str:
        """The number of channels here."""
        if self.known is not None:
            return str(self.known)
        if self.up == self.down:
            return "channels"
        return f"channels * {self.up}" if self.down == 1 else f"channels * {self.up} // {self.down}"

    def behind(self, layer: Placed) -> str:
        """Move on behind a layer, and return the channels there."""
        if layer.out_channels:
            self.known = layer.out_channels
        elif layer.kind in {"shuffle", "unshuffle"}:
            area = self._area(layer)
            if self.known is not None:
                self.known = self.known // area if layer.kind == "shuffle" else self.known * area
            elif layer.kind == "shuffle":
                self.down *= area
            else:
                self.up *= area
        return str(self)

    @staticmethod
    def _area(layer: Placed) -> int:
        area = 1
        for factor in layer.of("factor"):
            area *= int(str(factor))
        return area


def by_axis(values: Iterable[object]) -> str:
    """One value where all axes agree, else a tuple of one for each."""
    each = tuple(values)
    return repr(each[0] if len(set(each)) == 1 else each)


def by_size(sizes: Sequence[int]) -> str:
    """Sizes as a person writes them."""
    each = [str(size) for size in sizes]
    return each[0] if len(set(each)) == 1 else "x".join(each)


def arguments(*pairs: tuple[str, object, object]) -> Iterator[str]:
    """Keyword arguments, each with its default, of which only those that differ are written."""
    for name, value, default in pairs:
        if value != default:
            yield f"{name}={value}"


def remarked(code: str, remark: str) -> str:
    """A line with its remark."""
    return f"{code:<{REMARKS}}  # {remark}"


def settings(layer: Placed, padding: str) -> Iterator[str]:
    """What is written of a layer beside its kernel, by the names that most frameworks have for it."""
    return arguments(
        ("stride", usual(layer, "stride", None), "None"),
        ("padding", padding, "0"),
        ("output_padding", usual(layer, "output_padding", 0), "0"),
        ("dilation", usual(layer, "dilation", 1), "1"),
        ("groups", layer.groups or 1, 1),
        ("ceil_mode", bool(layer.axes[0].ceil), False),
    )


def usual(layer: Placed, name: str, default: int | None) -> str:
    """A quantity of all axes, what is left out by its default."""
    return by_axis(default if value is None else value for value in layer.of(name))
