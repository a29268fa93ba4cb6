"""A layer of which nothing but its sizes is open, evaluated without a search.

This is what makes 100,000 layers a matter of seconds. It reads the same tables as the search does; whatever is not
settled is left to the search.
"""

from __future__ import annotations

from typing import NamedTuple, cast

from tconvcalc.errors import TooOpenError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Case
from tconvcalc.frameworks.case_selection import cases
from tconvcalc.geometry import span_of_kernel
from tconvcalc.question import Asked, Question
from tconvcalc.solving.feasibility import case_feasible, feasible
from tconvcalc.solving.problems import EVER, ends_cropped
from tconvcalc.values import CountAsked, Ends, Span

_FAR = 256
"""How large a kernel or a dilation may be for the search to be asked about the other parameters of its layer."""


class Tail(NamedTuple):
    """What a layer can add to ``(input_size - 1)*stride``: the least and the most."""

    low: int
    high: int


def settled(question: Question) -> bool:
    """Whether every axis has numbers for all but its sizes, so that one case of the framework is meant."""
    chosen = FRAMEWORKS[question.framework].states_output or question.auto
    return all(
        isinstance(axis.kernel_size, int)
        and isinstance(axis.stride, int)
        and isinstance(axis.dilation, int)
        and (question.word is not None or isinstance(axis.padding, int | Ends))
        and (chosen or _numbered(axis.output_padding))
        for axis in set(question.axes)
    )


def _numbered(own: CountAsked) -> bool:
    return isinstance(own, int) or (isinstance(own, Span) and own.high is not None)


def meant(question: Question) -> Case | None:
    """The case of the framework that a settled question means, if it has one."""
    return next(iter(cases(FRAMEWORKS[question.framework], question)), None)


def tail(case: Case, axis: Asked) -> Tail | None:
    """What a settled axis adds in this case, or None where the framework refuses its kernel or its output_padding."""
    kernel_size, stride, dilation = (cast("int", each) for each in (axis.kernel_size, axis.stride, axis.dilation))
    span = span_of_kernel(kernel_size, dilation)
    piece = case.piece(span, stride)
    low, high = piece.least_extra, case.extra_limit(stride, dilation) - 1
    if case.extra == "number":
        own = axis.output_padding
        least, most = own if isinstance(own, Span) else (own, own)
        low, high = max(low, cast("int", least)), min(high, cast("int", most))
        if low > high:
            return None
    cropped = sum(ends_cropped(case, axis)) if case.trims != "none" else 0
    base = piece.base(span, stride) - cropped
    return Tail(base + low, base + high)


def possible(question: Question) -> bool:
    """Whether there is any such layer, for every number there is; True also where that would take long to find out."""
    case = meant(question) if settled(question) else None
    axes = set(question.axes)
    if case is None or not all(map(_plain, axes)):
        return _far(question) or _found(question)
    if not all(_meets(axis, tail(case, axis)) for axis in axes):
        return False
    # Only the limits that tie axes together are left.
    return all(axis.dilation == 1 for axis in axes) or case_feasible(case, question, EVER)


def _found(question: Question) -> bool:
    try:
        return feasible(question, EVER)
    except TooOpenError:
        return True  # nobody can tell, so nobody should be told


def _plain(axis: Asked) -> bool:
    return isinstance(axis.input_size, int) and (axis.output_size is None or isinstance(axis.output_size, int))


def _meets(axis: Asked, each: Tail | None) -> bool:
    if each is None:
        return False
    before = (cast("int", axis.input_size) - 1) * cast("int", axis.stride)
    if axis.output_size is None:
        return before + each.high >= 1
    return each.low <= cast("int", axis.output_size) - before <= each.high


def _far(question: Question) -> bool:
    """Whether the search would walk very many numbers: as many as a large kernel has holes to try."""
    if settled(question):
        return False
    known = (each for axis in question.axes for each in (axis.kernel_size, axis.dilation))
    return any(isinstance(each, int) and each > _FAR for each in known)
