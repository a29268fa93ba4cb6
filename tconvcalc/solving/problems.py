"""A question taken apart into problems: for each case that can hold it, one box and one demand an axis.

How far the unknowns go is a scope of its own: in SEARCH as far as the bounds, in EVER as far as there are numbers.
What has no solution in EVER is impossible, not merely out of bounds.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from tconvcalc.errors import TooOpenError
from tconvcalc.frameworks.base import Case, Limits
from tconvcalc.frameworks.case_selection import ends_cropped
from tconvcalc.question import Asked, Question
from tconvcalc.solving.constraints import FAR, Demand
from tconvcalc.solving.integers import Stretch
from tconvcalc.solving.search import Box, Problem
from tconvcalc.values import CountAsked, Ends, Linear, PaddingAsked, Size, Span


class Scope(NamedTuple):
    """How far unknowns are looked for: within the bounds, and a padding only while it touches the output."""

    bounded: bool
    touching: bool


SEARCH = Scope(bounded=True, touching=True)
LOOSE = Scope(bounded=True, touching=False)
EVER = Scope(bounded=False, touching=False)


_MOST_SIZES = 4096  # sizes that are tried one by one where both ends of a layer are open
_OPEN = Span(1)


def axis_problems(
    case: Case, question: Question, axes: tuple[Asked, ...], limits: Limits, scope: Scope = SEARCH
) -> list[Problem]:
    """The problems, any of which may be solved, of axes that share one set of parameters."""
    box = _box(case, question, axes, limits, scope)
    if any(low > high for low, high in box[:5]):
        return []
    together = product(*(demands(case, axis, _symbol(question)) for axis in axes))
    return [Problem(case, piece, each, box) for each in together for piece in case.pieces]


def demands(case: Case, axis: Asked, symbol: str) -> list[Demand]:
    """What the sizes of one axis demand: any of these; one for each size of a range where both are open.

    Where neither size is known, the input is the symbol, so that the answer holds for every one.
    """
    before = axis.input_size
    after = _OPEN if axis.output_size is None else axis.output_size
    cut = ends_cropped(case, axis) if case.trims == "ends" else Ends(0, 0)

    def demand(one: Size | Span, other: Size | Span) -> Demand:
        return Demand(one, other, sum(cut), cut.begin)

    if before is None:
        before = Linear(1, 0, symbol) if axis.output_size is None else _OPEN
    if isinstance(before, Span) and isinstance(after, int) and before.low == 1:
        parts: list[int | Span] = [1, Span(2, before.high)]  # from one element the stride plays no part
        return [demand(part, after) for part in (parts if before.high is None or before.high > 1 else [1])]
    if not isinstance(before, Span) or not isinstance(after, Span):
        return [demand(before, after)]
    if after.high is not None and (before.high is None or after.high - after.low < before.high - before.low):
        return [demand(before, size) for size in _each(after)]
    return [demand(size, after) for size in _each(before)]


def _symbol(question: Question) -> str:
    """The letter that the question uses, or else n."""
    sizes = (size for axis in question.axes for size in (axis.input_size, axis.output_size))
    return next((size.symbol for size in sizes if isinstance(size, Linear)), "n")


def _each(span: Span) -> Iterator[int]:
    if span.high is None or span.high - span.low >= _MOST_SIZES:
        sentence = f"input_size and output_size are both open, and {span} leaves too many of them: "
        sentence += f"give one of the two, or a range of at most {_MOST_SIZES:,}"
        raise TooOpenError(sentence)
    return iter(range(span.low, span.high + 1))


def _box(case: Case, question: Question, axes: tuple[Asked, ...], limits: Limits, scope: Scope) -> Box:
    most = question.bounds if scope.bounded else question.bounds._replace(kernel_size=FAR, stride=FAR, dilation=FAR)
    strides = [_stretch(axis.stride, 1, most.stride) for axis in axes]
    dilations = [_stretch(axis.dilation, 1, most.dilation) for axis in axes]
    numbered = case.extra == "number"
    return Box(
        kernel_size=_common(_stretch(axis.kernel_size, 1, most.kernel_size) for axis in axes),
        stride=_common([*strides, _stretch(limits.stride, 1, FAR)]),
        dilation=_common([*dilations, _stretch(limits.dilation, 1, FAR)]),
        padding=_common(_padding(case, axis.padding) for axis in axes),
        extra=_common(_stretch(axis.output_padding if numbered else None, 0, FAR) for axis in axes),
        touching=scope.touching
        and case.trims == "number"
        and not all(isinstance(axis.padding, int | Ends) for axis in axes),
    )


def _padding(case: Case, padding: PaddingAsked) -> Stretch:
    if case.trims != "number":
        return 0, 0
    return _stretch(padding.begin if isinstance(padding, Ends) else padding, 0, FAR)


def _stretch(asked: CountAsked, low: int, high: int) -> Stretch:
    if asked is None:
        return low, high
    if isinstance(asked, int):
        return asked, asked
    return asked.low, max(asked.low, high) if asked.high is None else asked.high


def _common(stretches: Iterator[Stretch] | list[Stretch]) -> Stretch:
    lows, highs = zip(*stretches, strict=True)
    return max(lows), min(highs)
