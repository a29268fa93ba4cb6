"""Nearby sizes of an input that are tried: all axes moved alike, or each to the next multiple of a power of two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from tconvcalc.frameworks.shapes import Shape
from tconvcalc.readers.python.values import Tensor

_FURTHEST = 40  # that an input is moved
_MOST_CHANNELS = 16  # of an input; where the last axis is longer, it is no channel
_RANKED = 3  # a batch, channels, and at least one size
_POWERS = tuple(1 << power for power in range(1, 9))


def moved(source: Tensor, sign: int) -> Iterator[Shape]:
    """Inputs of which all spatial sizes are smaller (``sign`` -1) or larger by the same, the nearest first."""
    shape = cast("Shape", source.shape)
    axes = _axes(shape)
    for far in range(1, _FURTHEST if axes else 0):
        yield from _with(shape, axes, [cast("int", shape[at]) + sign * far for at in axes])


def rounded(source: Tensor, sign: int) -> Iterator[Shape]:
    """Inputs of which each spatial size is the next multiple, downwards or upwards, of a power of two."""
    shape = cast("Shape", source.shape)
    axes = _axes(shape)
    known = {shape}
    for power in _POWERS if axes else ():
        sizes = [cast("int", shape[at]) // power * power if sign < 0 else -(-shape[at] // power) * power for at in axes]  # type: ignore[operator]
        for one in _with(shape, axes, sizes):
            if one not in known:
                known.add(one)
                yield one


def spatial(shape: Shape) -> str:
    """The spatial sizes of an input, as one number where they are equal."""
    sizes = [str(shape[at]) for at in _axes(shape)]
    return sizes[0] if len(set(sizes)) == 1 else "x".join(sizes)


def _with(shape: Shape, axes: Sequence[int], sizes: Sequence[int]) -> Iterator[Shape]:
    if min(sizes) >= 1:
        new = dict(zip(axes, sizes, strict=True))
        yield tuple(new.get(at, one) for at, one in enumerate(shape))


def _axes(shape: Shape) -> Sequence[int]:
    """The spatial axes of an input; none where it has none, or where their sizes are not known."""
    if len(shape) < _RANKED:
        return ()
    last = len(shape) - 1
    size = shape[last]
    first = size == shape[last - 1] or (isinstance(size, int) and size > _MOST_CHANNELS)
    axes = range(2, last + 1) if first else range(1, last)
    return axes if all(isinstance(shape[at], int) for at in axes) else ()
