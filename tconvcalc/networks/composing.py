"""A whole encoder as one layer, a whole decoder as another, and which sizes the two give back.

Nested floors make one floor: ``m -> (m - window)//stride + 1`` with the product of the strides and
``window - 1 = sum of (window_i - 1)*stride_1*..*stride_(i-1)``; growing layers compose in the same way from the other
end. The sizes that an encoder folds onto ``o`` are the ``stride`` sizes from ``stride*(o - 1) + window`` on, so a
decoder of the same stride whose base lies within them restores exactly one class of sizes, and any other none.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import NamedTuple

from tconvcalc.frameworks.steps import Grow, Scale, Shrink, Step
from tconvcalc.values import LARGEST

_MOST_TRIED = 20_000
"""How many steps are taken to try the sizes of one stretch."""


class Class(NamedTuple):
    """The sizes that are restored: those that leave ``remainder`` when divided by ``modulo``, from ``start`` on."""

    modulo: int
    remainder: int
    start: int

    def holds(self, size: int) -> bool:
        """Whether a size is one of them."""
        return size >= self.start and size % self.modulo == self.remainder

    def below(self, size: int) -> int | None:
        """The largest of them that is at most this."""
        found = size - (size - self.remainder) % self.modulo
        return found if found >= self.start else None

    def above(self, size: int) -> int:
        """The smallest of them that is at least this."""
        size = max(size, self.start)
        return size + (self.remainder - size) % self.modulo


class Only(NamedTuple):
    """A few sizes are restored, in equal steps from ``low`` on, and no others; none where ``many`` is 0."""

    low: int
    step: int
    many: int

    def holds(self, size: int) -> bool:
        """Whether a size is one of them."""
        return 0 <= size - self.low <= self.step * (self.many - 1) and (size - self.low) % max(1, self.step) == 0


class Classes(NamedTuple):
    """The sizes that are restored leave one of several remainders, from ``start`` on."""

    modulo: int
    remainders: tuple[int, ...]
    start: int

    def holds(self, size: int) -> bool:
        """Whether a size is one of them."""
        return size >= self.start and size % self.modulo in self.remainders


def as_shrink(step: Step) -> Shrink | None:
    """The step as one that shrinks; one that grows at stride 1 is both."""
    if isinstance(step, Grow) and step.stride == 1:
        return Shrink(1, 2 - step.base)
    return step if isinstance(step, Shrink) else None


def as_grow(step: Step) -> Grow | None:
    """The step as one that grows; one that shrinks at stride 1 is both."""
    if isinstance(step, Shrink) and step.stride == 1:
        return Grow(1, 2 - step.window)
    return step if isinstance(step, Grow) else None


def folding(steps: Sequence[Step]) -> Shrink | None:
    """A whole encoder as one step, its ``least`` the smallest input that goes through; None where it is none."""
    stride, window = 1, 1
    for step in steps:
        shrink = as_shrink(step)
        if shrink is None:
            return None
        window += (shrink.window - 1) * stride
        stride *= shrink.stride
    return Shrink(stride, window, smallest_through(steps))


def growing(steps: Sequence[Step]) -> Grow | None:
    """A whole decoder as one step, in the order in which data flows; None where it is none."""
    stride, base = 1, 1
    for step in steps:
        grow = as_grow(step)
        if grow is None:
            return None
        stride, base = stride * grow.stride, grow.stride * (base - 1) + grow.base
    return Grow(stride, base)


def smallest_through(steps: Sequence[Step], wanted: int = 1) -> int:
    """The smallest input from which on every layer takes its own, and at least ``wanted`` comes out."""
    for step in reversed(steps):
        least = smallest_giving(step, wanted)
        if least is None:
            return LARGEST
        wanted = max(step.smallest, least)
    return wanted


def smallest_giving(step: Step, size: int) -> int | None:
    """The smallest input that gives at least this size; None where none does."""
    if isinstance(step, Shrink):
        return step.stride * (size - 1) + step.window
    if isinstance(step, Grow):
        return 1 - (step.base - size) // step.stride
    if isinstance(step, Scale):
        return _scaled(step, size)
    return 1 if step.target >= size else None


def largest_giving(step: Step, size: int) -> int | None:
    """The largest input that gives at most this size; None where none does."""
    if isinstance(step, Shrink):
        return step.stride * size + step.window - 1
    if isinstance(step, Grow):
        return 1 + (size - step.base) // step.stride
    if isinstance(step, Scale):
        return _scaled(step, size + 1) - 1
    return LARGEST if step.target <= size else None


def _scaled(step: Scale, size: int) -> int:
    """The first input whose product, in floats, is at least this size."""
    low, high, factor = 0, max(2, 2 * int(size / step.factor) + 2), float(step.factor)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if int(float(middle) * factor) >= size else (middle, high)
    return high


def inputs_giving(steps: Sequence[Step], low: int, high: int) -> tuple[int, int] | None:
    """The inputs from which these layers give ``low`` to ``high``, both included; None where there are none."""
    for step in reversed(steps):
        least, most = smallest_giving(step, low), largest_giving(step, high)
        if least is None or most is None:
            return None
        low, high = max(least, step.smallest), most
        if isinstance(step, Shrink) and step.multiple > 1:
            low, high = -(-low // step.multiple) * step.multiple, high // step.multiple * step.multiple
        if low > high:
            return None
    return low, high


def restored(encoder: Shrink, decoder: Grow, smallest_code: int = 1) -> Class | Only:
    """Which sizes come back through an encoder and a decoder.

    Args:
        encoder: the whole of it, with the smallest input in ``least``.
        decoder: the whole of it.
        smallest_code: the smallest size that the decoder takes.
    """
    start = max(encoder.least, encoder.stride * (smallest_code - 1) + encoder.window)
    digit, stride = decoder.base - encoder.window, encoder.stride
    if decoder.stride == stride:
        if not 0 <= digit < stride:
            return Only(0, 1, 0)
        remainder = decoder.base % stride
        return Class(stride, remainder, start + (remainder - start) % stride)
    return _few(encoder, decoder, digit, start)


def _few(encoder: Shrink, decoder: Grow, digit: int, start: int) -> Only:
    """With other strides: ``n = decoder.stride*q + base = stride*q + window + t`` only where 0 <= t < stride."""
    faster = decoder.stride - encoder.stride
    ends = (-digit, encoder.stride - 1 - digit) if faster > 0 else (digit - encoder.stride + 1, digit)
    low, high = -(-ends[0] // abs(faster)), ends[1] // abs(faster)
    low = max(low, -((decoder.base - start) // decoder.stride))
    return Only(decoder.stride * low + decoder.base, decoder.stride, max(0, high - low + 1))


def restored_by_mixed(steps: Sequence[Step]) -> Class | Classes | Only | None:
    """Which sizes come back through steps of which some shrink and some grow, in any order.

    What comes out moves on by a multiple of the product of all strides that shrink when the input moves on by that
    product: so the sizes of one such stretch are tried, and what holds for them holds for all behind them.

    Returns:
        None where a step is neither, where what comes out grows faster or slower than what goes in, or where the
        stretch is too long to be tried.
    """
    shrinks = [step for step in steps if isinstance(step, Shrink)]
    grows = [step for step in steps if isinstance(step, Grow)]
    period = prod(step.stride for step in shrinks)
    if len(shrinks) + len(grows) < len(steps) or period != prod(step.stride for step in grows):
        return None
    if period * len(steps) > _MOST_TRIED:
        return None
    start = smallest_through(steps)
    found = [size for size in range(start, start + period) if through(steps, size) == size]
    if not found:
        return Only(0, 1, 0)
    modulo = period // len(found)
    if period % len(found) == 0 and all(size % modulo == found[0] % modulo for size in found):
        return Class(modulo, found[0] % modulo, found[0])
    return Classes(period, tuple(sorted(size % period for size in found)), found[0])


def through(steps: Sequence[Step], size: int) -> int | None:
    """What comes out of these steps, None where one of them refuses its input."""
    here = size
    for step in steps:
        if step.refusal(here):
            return None
        here = step.size(here)
    return here
