"""The values a quantity can have: a number, a range, a symbol that stands for every size, or two ends."""

from __future__ import annotations

from typing import NamedTuple, overload

LARGEST = 2**63 - 1
"""The largest size that is read (the frameworks count in signed 64-bit integers)."""

LARGEST_DILATION = 65_536
"""The largest dilation that is read; far beyond any layer, and small enough to count its holes."""


class Span(NamedTuple):
    """Whole numbers from ``low`` to ``high``, both included; ``high`` is None where there is no upper end."""

    low: int
    high: int | None = None

    @classmethod
    def of(cls, size: int | Span) -> Span:
        """A number, or a range of them, as a range."""
        return size if isinstance(size, Span) else cls(size, size)

    def holds(self, number: int) -> bool:
        """Whether a number lies within it."""
        return self.low <= number and (self.high is None or number <= self.high)

    def __str__(self) -> str:
        """Write it as a person does: ``2..7``, ``2..``."""
        return f"{self.low}..{'' if self.high is None else self.high}"


class Linear(NamedTuple):
    """The size ``slope*symbol + offset`` for every whole ``symbol >= 1``; ``slope`` is at least 1."""

    slope: int
    offset: int
    symbol: str

    def at(self, number: int) -> int:
        """The size at one value of the symbol."""
        return self.slope * number + self.offset

    def __str__(self) -> str:
        """Write it as Python does: ``2*n + 1``."""
        head = self.symbol if self.slope == 1 else f"{self.slope}*{self.symbol}"
        return head if not self.offset else f"{head} {'+' if self.offset > 0 else '-'} {abs(self.offset)}"


class Ends(NamedTuple):
    """A padding that trims the begin and the end of an axis by amounts of their own."""

    begin: int
    end: int

    def __str__(self) -> str:
        """Write it as a person does: ``1:2``."""
        return f"{self.begin}:{self.end}"


Size = int | Linear
"""A size that is known: a number, or a symbol that stands for every number."""

SizeAsked = int | Linear | Span | None
"""A size in a question: known, within a range, or None (find it)."""

CountAsked = int | Span | None
"""A kernel, stride, dilation, padding or output_padding in a question."""

PaddingAsked = int | Span | Ends | None
"""A padding along one axis in a question; padding words belong to the whole layer."""


@overload
def shifted(size: int, factor: int, constant: int) -> int: ...
@overload
def shifted(size: Size, factor: int, constant: int) -> Size: ...
def shifted(size: Size, factor: int, constant: int) -> Size:
    """``(size - 1)*factor + constant``: how far ``size`` steps of ``factor`` reach, for numbers and symbols alike."""
    if isinstance(size, Linear):
        return Linear(size.slope * factor, (size.offset - 1) * factor + constant, size.symbol)
    return (size - 1) * factor + constant


def size_at(size: Size, number: int) -> int:
    """The size as a number, with ``number`` put in for the symbol where there is one."""
    return size.at(number) if isinstance(size, Linear) else size


def first_valid(*sizes: Size) -> int:
    """The smallest value of the symbol, from 1 on, at which every one of these sizes is at least 1."""
    # slope*n + offset >= 1  <=>  n >= (1 - offset)/slope, rounded up
    return max([1, *(-((s.offset - 1) // s.slope) for s in sizes if isinstance(s, Linear))])
