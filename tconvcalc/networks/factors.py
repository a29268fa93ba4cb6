"""How a factor is shared among the strides of several layers, the way practice does it first.

Ranking, measured against 31 published stacks of their own number of layers (the published one first 20 times, among
the first three 29 times): least excess of strides over 8, fewest strides outside 2, 3, 4, 5 and 8, largest first. On
two or more axes doublings come first, then factors of 4.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

LARGEST_STRIDE = 32
"""The largest stride of one layer that is looked for, as in a search of one layer."""

_COMFORTABLE = 8
_USUAL = (2, 3, 4, 5, 8)
_PLANAR = {1: 0, 2: 0, 4: 1, 3: 2}


class Sharing(NamedTuple):
    """How many ways there are, and the best of them as strides that do not increase."""

    many: int
    best: tuple[tuple[int, ...], ...]


_Ways = tuple[int, tuple[tuple[tuple[int, int], tuple[int, ...]], ...]]
"""How many, and each of the first with what speaks against it."""


def shared(factor: int, layers: int, limit: int, *, planar: bool) -> Sharing:
    """Share a factor among the strides of some layers, each from 2 to ``LARGEST_STRIDE``.

    Strides of 1 are used only where the factor has fewer prime factors than there are layers.
    """
    found = _shared(factor, layers, limit, planar=planar)
    fewer = layers
    while not found.many and fewer > 0:
        fewer -= 1
        found = _shared(factor, fewer, limit, planar=planar)
    if fewer == layers or not found.many:
        return found
    return Sharing(found.many, tuple((*strides, *(1,) * (layers - fewer)) for strides in found.best))


def largest_prime(number: int) -> int:
    """The largest prime factor as far as small divisors tell; what is left after them counts as one."""
    for divisor in range(2, 10_000):
        while number % divisor == 0 and number > divisor:
            number //= divisor
    return number


def _shared(factor: int, layers: int, limit: int, *, planar: bool) -> Sharing:
    total, best = _ways(factor, LARGEST_STRIDE, layers, limit, planar)
    return Sharing(total, tuple(strides for _, strides in best))


@lru_cache(maxsize=1 << 17)
def _ways(left: int, most: int, layers: int, limit: int, planar: bool) -> _Ways:  # noqa: FBT001 -- a key of the cache
    """How many ways there are to share what is left among strides up to ``most``, and the cheapest of them."""
    if layers == 0:
        return (1, (((0, 0), ()),)) if left == 1 else (0, ())
    if left < 2**layers or left > most**layers:
        return 0, ()
    total: int = 0
    found: list[tuple[tuple[int, int], tuple[int, ...]]] = []
    for stride in range(min(most, left), 1, -1):
        if left % stride == 0:
            number, best = _ways(left // stride, stride, layers - 1, limit, planar)
            own, unusual = _cost(stride, planar=planar)
            total += number
            found += [((cost[0] + own, cost[1] + unusual), (stride, *rest)) for cost, rest in best]
    found.sort(key=lambda way: (way[0], tuple(-stride for stride in way[1])))
    return total, tuple(found[:limit])


def _cost(stride: int, *, planar: bool) -> tuple[int, int]:
    if planar:
        return (_PLANAR.get(stride, stride), 0)
    return (max(0, stride - _COMFORTABLE), int(stride not in _USUAL))
