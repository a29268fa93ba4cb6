"""Sizes on their way through layers: numbers, lines in a symbol, and what a stride makes of such a line."""

from __future__ import annotations

from math import gcd
from typing import NamedTuple

from tconvcalc.frameworks.steps import Grow, Resize, Scale, Shrink, Step
from tconvcalc.values import Linear, Size


class Floored(NamedTuple):
    """``multiple*((slope*symbol + shift)//divisor) + offset``: what strides leave of a symbol's size."""

    multiple: int
    slope: int
    shift: int
    divisor: int
    offset: int
    symbol: str

    def at(self, number: int) -> int:
        """The size at one value of the symbol."""
        return self.multiple * ((self.slope * number + self.shift) // self.divisor) + self.offset

    def __str__(self) -> str:
        """Write it as Python does: ``2*((n + 1)//2) - 1``."""
        inner = str(Linear(self.slope, self.shift, self.symbol))
        floor = f"{f'({inner})' if self.shift or self.slope != 1 else inner}//{self.divisor}"
        head = floor if self.multiple == 1 else f"{self.multiple}*({floor})"
        return head if not self.offset else f"{head} {'+' if self.offset > 0 else '-'} {abs(self.offset)}"


NetSize = Size | Floored
"""A size somewhere in a chain."""


def number_at(size: NetSize, number: int) -> int:
    """The size as a number, with ``number`` put in for the symbol where there is one."""
    return size if isinstance(size, int) else size.at(number)


def symbol_of(size: NetSize) -> str | None:
    """The symbol of a size, where it has one."""
    return None if isinstance(size, int) else size.symbol


def after(step: Step, size: NetSize) -> NetSize | None:
    """The size behind a layer; None where a symbol's would need one floor inside another."""
    if isinstance(size, int) or isinstance(step, Resize):
        return step.size(size if isinstance(size, int) else 1)
    if isinstance(step, Scale):
        return None
    if isinstance(step, Grow):
        if isinstance(size, Linear):
            return step.size(size)
        offset = step.stride * (size.offset - 1) + step.base
        return size._replace(multiple=size.multiple * step.stride, offset=offset)
    return _shrunk(step, size)


def _shrunk(step: Shrink, size: Linear | Floored) -> NetSize | None:
    if isinstance(size, Linear):
        size = Floored(1, size.slope, size.offset, 1, 0, size.symbol)
    rest = size.offset - step.window
    if size.multiple % step.stride == 0:
        return _simple(size._replace(multiple=size.multiple // step.stride, offset=rest // step.stride + 1))
    if step.stride % size.multiple == 0:
        shift = size.shift + size.divisor * (rest // size.multiple)
        divisor = size.divisor * (step.stride // size.multiple)
        return _simple(size._replace(multiple=1, shift=shift, divisor=divisor, offset=1))
    return None


def _simple(size: Floored) -> Linear | Floored:
    """The same size without a common divisor inside the floor, and as a line where it is one."""
    shared = gcd(size.slope, size.divisor)
    slope, shift, divisor = size.slope // shared, size.shift // shared, size.divisor // shared
    whole, shift = divmod(shift, divisor)
    if divisor == 1:
        return Linear(size.multiple * slope, size.multiple * whole + size.offset, size.symbol)
    return Floored(size.multiple, slope, shift, divisor, size.multiple * whole + size.offset, size.symbol)


def refusal(step: Step, size: NetSize) -> str:
    """Why the layer refuses this size, empty where it takes it; of a symbol, whatever its value."""
    if not isinstance(size, Floored):
        return step.refusal(size)
    if isinstance(step, Shrink) and (size.multiple % step.multiple or size.offset % step.multiple):
        return f"its input must be divisible by {step.multiple}, and it is {size}"
    return ""


def first_taken(step: Step, size: NetSize) -> int:
    """The smallest value of the symbol from which on the layer takes this size; 1 for a number."""
    least = step.smallest
    if isinstance(size, int):
        return 1
    if isinstance(size, Linear):
        return max(1, -((size.offset - least) // size.slope))
    floor = -((size.offset - least) // size.multiple)
    return max(1, -((size.shift - floor * size.divisor) // size.slope))
