"""The smallest search bounds that admit an answer to a question that has one, though none within its bounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.layer import Question
from tconvcalc.solving.answer import Fix
from tconvcalc.solving.command import BOUNDS
from tconvcalc.solving.feasible import case_feasible, feasible, smallest
from tconvcalc.solving.fixes import fixed
from tconvcalc.solving.givens import put
from tconvcalc.solving.nearest import Best
from tconvcalc.solving.problems import LOOSE, cases
from tconvcalc.solving.work import soon
from tconvcalc.values import LARGEST, Span

Bounded = Callable[[int], Question]


def wider(question: Question, best: Best) -> tuple[Fix, ...]:
    """Each bound by itself, as far as it must go; kernel and stride together, so that the kernels reach the end.

    Where no bound helps, the padding has to go further than what touches the output.
    """
    free = [name for name in BOUNDS if any(_open(getattr(axis, name)) for axis in question.axes)]
    found = [soon(partial(_raised, question, (name,), feasible, best), None) for name in free]
    if {"kernel_size", "stride"} <= set(free):
        found.append(soon(partial(_raised, question, ("kernel_size", "stride"), _closed, best), None))
    return tuple(fix for fix in found if fix) or soon(partial(_padded, question, best), ())


def _open(value: object) -> bool:
    return value is None or (isinstance(value, Span) and value.high is None)


def _closed(question: Question) -> bool:
    """Whether there is an answer in which the kernel copies reach the last output element by themselves."""
    held = cases(FRAMEWORKS[question.framework], question)
    return any(case_feasible(case if case.halves else replace(case, extra_limit=_none), question) for case in held)


def _none(_stride: int, _dilation: int) -> int:
    return 1


def _raised(question: Question, names: tuple[str, ...], test: Callable[[Question], bool], best: Best) -> Fix | None:
    now = question.bounds._asdict()

    def raised(bound: int) -> Question:
        higher = {name: max(bound, now[name]) for name in names}
        return replace(question, bounds=question.bounds._replace(**higher))

    bound = smallest(min(now[name] for name in names) + 1, LARGEST, lambda value: test(raised(value)))
    if bound is None:
        return None
    return Fix({}, raised(bound), best(raised(bound)), {name: max(bound, now[name]) for name in names})


def _padded(question: Question, best: Best) -> tuple[Fix, ...]:
    def padded(most: int) -> Question:
        return put(question, "padding", (Span(0, most),))

    most = smallest(0, LARGEST, lambda value: feasible(padded(value), LOOSE))
    return () if most is None else (fixed(question, put(question, "padding", (most,)), ("padding",), best),)
