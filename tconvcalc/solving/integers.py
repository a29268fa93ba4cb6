"""Cutting a stretch of whole numbers down to where something holds, without walking it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

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
    """The smallest number in (low, high] that passes a test which, once it holds, holds up to ``high``."""
    while high - low > 1:
        middle = (low + high) // 2
        if test(middle):
            high = middle
        else:
            low = middle
    return high


def ends(low: int, high: int, most: int) -> Iterator[int]:
    """Walk [low, high]; of a stretch longer than twice ``most`` only that many numbers from each end."""
    if high - low < 2 * most:
        return iter(range(low, high + 1))
    return chain(range(low, low + most), range(high - most + 1, high + 1))


def meet(one: range, other: range) -> bool:
    """Whether two progressions share a number, the step of ``one`` being 1 or 2."""
    if not one or not other:
        return False
    begin = other[0] + max(0, -((other[0] - one[0]) // other.step)) * other.step
    # The first two numbers that reach into `one` show both parities that `other` has.
    return any(number in one and number in other for number in (begin, begin + other.step))


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
