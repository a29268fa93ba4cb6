"""A layer of which nothing but its sizes is open, evaluated without a search.

This is what makes 100,000 layers a matter of seconds. It reads the same tables as the search does; whatever is not
settled is left to the search.
"""

from __future__ import annotations

from typing import NamedTuple

from tconvcalc.errors import TooOpenError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Case
from tconvcalc.frameworks.case_selection import cases, ends_cropped
from tconvcalc.geometry import span_of_kernel
from tconvcalc.question import Asked, Question
from tconvcalc.values import CountAsked, Ends, SizeAsked, Span

_FAR = 256
"""How large a kernel or a dilation may be for the search to be asked about the other parameters of its layer."""


class Tail(NamedTuple):
    """What a layer can add to ``(input_size - 1)*stride``: the least and the most."""

    low: int
    high: int


class SettledAxis(NamedTuple):
    """An axis of which nothing but its sizes is open; ``tail`` is what it adds, None where the framework refuses it."""

    input_size: SizeAsked
    output_size: SizeAsked
    kernel_size: int
    stride: int
    dilation: int
    tail: Tail | None
    asked: Asked


class Settled(NamedTuple):
    """A layer of which nothing but its sizes is open: the case of the framework that is meant, and its axes."""

    case: Case
    axes: tuple[SettledAxis, ...]


def settled(question: Question) -> Settled | None:
    """The layer that a question means; None where more than its sizes is open, or the framework has no such case."""
    case = _case(question)
    if case is None:
        return None
    chosen = FRAMEWORKS[question.framework].states_output or question.auto or case.extra == "none"
    axes = [_settled_axis(case, axis, named=question.word is not None, chosen=chosen) for axis in question.axes]
    found = tuple(axis for axis in axes if axis)
    return Settled(case, found) if len(found) == len(axes) else None


def _case(question: Question) -> Case | None:
    return next(iter(cases(FRAMEWORKS[question.framework], question)), None)


def _settled_axis(case: Case, axis: Asked, *, named: bool, chosen: bool) -> SettledAxis | None:
    """One axis; ``named``: a word says the padding, ``chosen``: nobody has to say the output_padding."""
    kernel_size, stride, dilation = axis.kernel_size, axis.stride, axis.dilation
    own = Span(0, 0) if chosen else _both_ends(axis.output_padding)
    if own is None or not (named or isinstance(axis.padding, int | Ends)):
        return None
    if isinstance(kernel_size, int) and isinstance(stride, int) and isinstance(dilation, int):
        each = _tail(case, axis, (kernel_size, stride, dilation), own)
        return SettledAxis(axis.input_size, axis.output_size, kernel_size, stride, dilation, each, axis)
    return None


def _both_ends(own: CountAsked) -> Span | None:
    if isinstance(own, int):
        return Span(own, own)
    return own if own is not None and own.high is not None else None


def _tail(case: Case, axis: Asked, parameters: tuple[int, int, int], own: Span) -> Tail | None:
    """What an axis adds in this case, or None where the framework refuses its kernel or its output_padding."""
    kernel_size, stride, dilation = parameters
    span = span_of_kernel(kernel_size, dilation)
    piece = case.piece(span, stride)
    low, high = piece.least_extra, case.extra_limit(stride, dilation) - 1
    if case.extra == "number":
        low, high = max(low, own.low), min(high, own.high or 0)
        if low > high:
            return None
    base = piece.base(span, stride) - sum(ends_cropped(case, axis))
    return Tail(base + low, base + high)


def crops(case: Case, axis: SettledAxis, added: int) -> Ends:
    """What a settled axis crops at its two ends where its output is ``(input_size - 1)*stride + added``."""
    cropped = span_of_kernel(axis.kernel_size, axis.dilation) - added
    begin = case.crop_begin(cropped, ends_cropped(case, axis.asked).begin)
    return Ends(begin, cropped - begin)


def possible(question: Question) -> bool:
    """Whether there is any such layer, for every number there is; True also where that would take long to find out."""
    layer = settled(question)
    if layer is None:
        return _far(question) or _found(question)
    met = {_meets(axis) for axis in layer.axes}
    if None in met:
        return _found(question)
    if False in met:
        return False
    # Only the limits that tie axes together are left.
    return all(axis.dilation == 1 for axis in layer.axes) or _holds_together(layer.case, question)


def _holds_together(case: Case, question: Question) -> bool:
    from tconvcalc.solving.feasibility import case_feasible  # noqa: PLC0415 -- a settled layer needs no search
    from tconvcalc.solving.problems import EVER  # noqa: PLC0415

    return case_feasible(case, question, EVER)


def _found(question: Question) -> bool:
    from tconvcalc.solving.feasibility import feasible  # noqa: PLC0415 -- a settled layer needs no search
    from tconvcalc.solving.problems import EVER  # noqa: PLC0415

    try:
        return feasible(question, EVER)
    except TooOpenError:
        return True  # nobody can tell, so nobody should be told


def _meets(axis: SettledAxis) -> bool | None:
    """Whether the sizes of an axis go together; None where they are no numbers."""
    before, after = axis.input_size, axis.output_size
    if not isinstance(before, int) or not (after is None or isinstance(after, int)):
        return None
    if axis.tail is None:
        return False
    first = (before - 1) * axis.stride
    return first + axis.tail.high >= 1 if after is None else axis.tail.low <= after - first <= axis.tail.high


def _far(question: Question) -> bool:
    """Whether the search would walk very many numbers: as many as a large kernel has holes to try."""
    if _case(question) is None:
        return False
    known = (each for axis in question.axes for each in (axis.kernel_size, axis.dilation))
    return any(isinstance(each, int) and each > _FAR for each in known)
