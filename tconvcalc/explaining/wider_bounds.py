"""The smallest search bounds that admit an answer to a question that has one, though none within its bounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from tconvcalc.explaining.suggestions import fixed
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.case_selection import cases
from tconvcalc.parsing.command import BOUNDS
from tconvcalc.question import Question, alone, put, unbounded
from tconvcalc.solving.budget import Work
from tconvcalc.solving.feasibility import case_feasible, feasible, smallest
from tconvcalc.solving.listing import best_layers
from tconvcalc.solving.problems import LOOSE
from tconvcalc.solving.result import Fix
from tconvcalc.values import LARGEST, LARGEST_DILATION, PaddingAsked, Span

_DESCRIBED = 1 << 14  # steps to find what answers within the raised bounds: where that takes longer, they stand without
Test = Callable[[Question, Work], bool]


def wider(question: Question, work: Work) -> tuple[Fix, ...]:
    """Each bound by itself, as far as it must go; kernel and stride together, so that the kernels reach the end.

    Where none helps by itself all are raised together, and where that does not help either the padding has to go
    further than what touches the output.
    """
    free = [name for name in BOUNDS if any(unbounded(getattr(axis, name)) for axis in question.axes)]
    found = [work.soon(partial(_raised, question, (name,), _fits), None) for name in free]
    if {"kernel_size", "stride"} <= set(free):
        found.append(work.soon(partial(_raised, question, ("kernel_size", "stride"), _closed), None))
    if free and not any(found):
        found.append(work.soon(partial(_raised, question, tuple(free), _fits), None))
    if not any(found):
        found.append(work.soon(partial(_padded, question, tuple(free)), None))
    return tuple(fix for fix in found if fix)


def _fits(question: Question, work: Work) -> bool:
    return feasible(question, work=work)


def _closed(question: Question, work: Work) -> bool:
    """Whether there is an answer in which the kernel copies reach the last output element by themselves."""
    held = cases(FRAMEWORKS[question.framework], question)
    reaching = (case if case.halves else case._replace(extra_limit=_none) for case in held)
    return any(case_feasible(case, question, work=work) for case in reaching)


def _none(_stride: int, _dilation: int) -> int:
    return 1


def _raised(question: Question, names: tuple[str, ...], test: Test, work: Work) -> Fix | None:
    """Raise some bounds to one number, the smallest that does."""
    lowest = min(getattr(question.bounds, name) for name in names) + 1
    highest = LARGEST_DILATION if "dilation" in names else LARGEST
    if not test(_bounded(question, names, highest), work):
        return None
    bound = smallest(lowest, highest, lambda value: test(_bounded(question, names, value), work))
    changed = _bounded(question, names, bound or highest)
    raised = {name: getattr(changed.bounds, name) for name in names}
    return Fix({}, changed, work.soon(partial(best_layers, changed), (), _DESCRIBED), raised)


def _bounded(question: Question, names: tuple[str, ...], bound: int) -> Question:
    higher = {name: max(bound, getattr(question.bounds, name)) for name in names}
    return replace(question, bounds=question.bounds._replace(**higher))


def _padded(question: Question, free: tuple[str, ...], work: Work) -> Fix | None:
    """The smallest padding that does although it no longer touches the output, with higher bounds if it needs them."""

    def loose(asked: Question) -> bool:
        return feasible(put(asked, "padding", (Span(0),)), LOOSE, work)

    bound = (
        1 if loose(question) else smallest(1, LARGEST_DILATION, lambda value: loose(_bounded(question, free, value)))
    )
    if bound is None:
        return None
    start = _bounded(question, free, bound)
    changed = put(start, "padding", tuple(_further(alone(start, place), work) for place in range(len(start.axes))))
    raised = {name: bound for name in free if bound > getattr(question.bounds, name)}
    fix = fixed(question, changed, ("padding",), work)
    return fix._replace(bounds=raised)


def _further(question: Question, work: Work) -> PaddingAsked:
    """How far the padding has to go on one axis; what was asked of it where that will do."""
    if feasible(question, work=work):
        return question.axes[0].padding
    return smallest(0, LARGEST, lambda value: feasible(put(question, "padding", (Span(0, value),)), LOOSE, work))
