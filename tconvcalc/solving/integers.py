"""Cutting a stretch of whole numbers down to where something holds, without walking it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from math import isqrt

from tconvcalc.solving.budget import Work, refuse

_MOST_TRIED = 1 << 20  # divisions, for the divisors of one number
_TRIED_IN_A_STEP = 64

Stretch = tuple[int, int]
"""Whole numbers from a low to a high end, both included; empty where low > high."""


def narrow(low: int, high: int, *tests: Callable[[int], bool]) -> Stretch:
    """The part of [low, high] on which every test holds; empty (low > high) where there is none.

    Each test must change at most once along the stretch. It is asked about twice log2(high - low) times.
    """
    for test in tests:
        if low > high:
            break
        begins, ends = test(low), test(high)
        if begins and not ends:
            high = first(low, high, _denied(test)) - 1
        elif ends and not begins:
            low = first(low, high, test)
        elif not begins:
            high = low - 1
    return low, high


def _denied(test: Callable[[int], bool]) -> Callable[[int], bool]:
    return lambda number: not test(number)


def first(low: int, high: int, test: Callable[[int], bool]) -> int:
    """The smallest number in (low, high] that passes a test which, once it holds, holds up to ``high``.

    It is asked about twice the logarithm of the distance from ``low``, however far ``high`` is.
    """
    step = 1
    while low + step < high and not test(low + step):
        low, step = low + step, 2 * step
    return bisected(low, min(high, low + step), test)


def bisected(below: int, above: int, test: Callable[[int], bool]) -> int:
    """The smallest number from which on the test holds, where it holds at ``above`` and not at ``below``."""
    while above - below > 1:
        middle = (above + below) // 2
        below, above = (below, middle) if test(middle) else (middle, above)
    return above


def ends(low: int, high: int, most: int) -> Iterator[int]:
    """Walk [low, high]; of a stretch longer than twice ``most`` only that many numbers from each end."""
    if high - low < 2 * most:
        return iter(range(low, high + 1))
    return chain(range(low, low + most), range(high - most + 1, high + 1))


def divisors(number: int, low: int, high: int, work: Work) -> Iterator[int]:
    """The divisors of a number that lie in [low, high], the smallest first.

    Raises:
        TooOpenError: there are too many numbers to try.
    """
    high, root = min(high, number), isqrt(number)
    small = range(low, min(high, root) + 1)
    large = range(number // max(low, root + 1), -(-number // high) - 1, -1) if low <= high else range(0)  # cofactors
    for candidates in (small, large):
        if len(candidates) > _MOST_TRIED:
            refuse()
        work.spend(len(candidates) // _TRIED_IN_A_STEP)
    yield from (one for one in small if number % one == 0)
    yield from (number // one for one in large if number % one == 0)


def floor_sum(count: int, slope: int, start: int, divisor: int) -> int:
    """The sum of ``(slope*i + start) // divisor`` over i below ``count``, in steps like those of Euclid's algorithm."""
    total = 0
    while count > 0:
        total += count * (count - 1) // 2 * (slope // divisor) + count * (start // divisor)
        slope, start = slope % divisor, start % divisor
        # the same points under the line, counted along the other axis
        count, rest = divmod(slope * count + start, divisor)
        slope, start, divisor = divisor, rest, slope
    return total
