"""The output_paddings of a decoder, read off as digits: the mixed-radix digits of ``(n - window) mod stride``."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.frameworks.steps import Step
from tconvcalc.networks.composing import as_grow

_MOST_TRIES = 4096
"""How many choices are gone through where a layer has more than one for a digit (unpoolings have two)."""


def bases_for(decoder: Sequence[Step], base: int) -> list[int] | None:
    """The base that each layer of a decoder must have, so that the whole of it has this one; None where none can.

    Args:
        decoder: its steps in the order in which data flows; a step with ``low`` and ``high`` may be told its size.
        base: what the whole must have: ``stride*(o - 1) + base``.
    """
    ranges = []
    for step in reversed(decoder):
        grow = as_grow(step)
        if grow is None:
            return None
        low = grow.base if grow.low is None else grow.low
        ranges.append((grow.stride, low, grow.base if grow.high is None else grow.high, grow.base))
    found = _digits(ranges, base - 1)
    return found[::-1] if found is not None else None


def _digits(ranges: Sequence[tuple[int, int, int, int]], left: int) -> list[int] | None:
    """From the last layer on: each leaves what its stride must divide for the one before it."""
    tries, chosen = 0, [0] * len(ranges)
    pending = [(0, left, 0)]
    while pending and tries < _MOST_TRIES + len(ranges):
        place, left, base = pending.pop()
        tries += 1
        if place:
            chosen[place - 1] = base
        if place == len(ranges):
            if left == 0:
                return chosen
            continue
        pending += [(place + 1, rest, base) for base, rest in _choices(ranges, place, left)]
    return None


def _choices(ranges: Sequence[tuple[int, int, int, int]], place: int, left: int) -> list[tuple[int, int]]:
    """The bases that this layer can have, the usual one last (it is tried first), and what each leaves."""
    stride, low, high, usual = ranges[place]
    first = low + (left - (low - 1)) % stride
    bases = sorted(range(first, high + 1, stride), key=lambda base: -abs(base - usual))
    return [(base, (left - (base - 1)) // stride) for base in bases]
