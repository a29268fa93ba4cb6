"""The smallest search bounds that admit an answer to a question that has one, though none within its bounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from tconvcalc.explaining.suggestions import fixed
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.case_selection import cases
from tconvcalc.parsing.command import BOUNDS
from tconvcalc.question import Question, alone, put
from tconvcalc.solving.budget import soon
from tconvcalc.solving.feasibility import case_feasible, feasible, smallest
from tconvcalc.solving.listing import best_layers
from tconvcalc.solving.problems import LOOSE
from tconvcalc.solving.result import Fix
from tconvcalc.values import LARGEST, LARGEST_DILATION, PaddingAsked, Span


def wider(question: Question) -> tuple[Fix, ...]:
    """Each bound by itself, as far as it must go; kernel and stride together, so that the kernels reach the end.

    Where none helps by itself all are raised together, and where that does not help either the padding has to go
    further than what touches the output.
    """
    free = [name for name in BOUNDS if any(_open(getattr(axis, name)) for axis in question.axes)]
    found = [soon(partial(_raised, question, (name,), feasible), None) for name in free]
    if {"kernel_size", "stride"} <= set(free):
        found.append(soon(partial(_raised, question, ("kernel_size", "stride"), _closed), None))
    if free and not any(found):
        found.append(soon(partial(_raised, question, tuple(free), feasible), None))
    if not any(found):
        found.append(soon(partial(_padded, question, tuple(free)), None))
    return tuple(fix for fix in found if fix)


def _open(value: object) -> bool:
    return value is None or (isinstance(value, Span) and value.high is None)


def _closed(question: Question) -> bool:
    """Whether there is an answer in which the kernel copies reach the last output element by themselves."""
    held = cases(FRAMEWORKS[question.framework], question)
    return any(case_feasible(case if case.halves else replace(case, extra_limit=_none), question) for case in held)


def _none(_stride: int, _dilation: int) -> int:
    return 1


def _raised(question: Question, names: tuple[str, ...], test: Callable[[Question], bool]) -> Fix | None:
    """Raise some bounds to one number, the smallest that does."""
    lowest = min(getattr(question.bounds, name) for name in names) + 1
    highest = LARGEST_DILATION if "dilation" in names else LARGEST
    if not test(_bounded(question, names, highest)):
        return None
    bound = smallest(lowest, highest, lambda value: test(_bounded(question, names, value)))
    changed = _bounded(question, names, bound or highest)
    raised = {name: getattr(changed.bounds, name) for name in names}
    return Fix({}, changed, soon(partial(best_layers, changed), ()), raised)


def _bounded(question: Question, names: tuple[str, ...], bound: int) -> Question:
    higher = {name: max(bound, getattr(question.bounds, name)) for name in names}
    return replace(question, bounds=question.bounds._replace(**higher))


def _padded(question: Question, free: tuple[str, ...]) -> Fix | None:
    """The smallest padding that does although it no longer touches the output, with higher bounds if it needs them."""

    def loose(asked: Question) -> bool:
        return feasible(put(asked, "padding", (Span(0),)), LOOSE)

    bound = (
        1 if loose(question) else smallest(1, LARGEST_DILATION, lambda value: loose(_bounded(question, free, value)))
    )
    if bound is None:
        return None
    start = _bounded(question, free, bound)
    changed = put(start, "padding", tuple(_further(alone(start, place)) for place in range(len(start.axes))))
    raised = {name: bound for name in free if bound > getattr(question.bounds, name)}
    fix = fixed(question, changed, ("padding",))
    return fix._replace(bounds=raised)


def _further(question: Question) -> PaddingAsked:
    """How far the padding has to go on one axis; what was asked of it where that will do."""
    if feasible(question):
        return question.axes[0].padding
    return smallest(0, LARGEST, lambda value: feasible(put(question, "padding", (Span(0, value),)), LOOSE))
