"""Why a question has no answer: a smallest set of givens that cannot stand together."""

from __future__ import annotations

from functools import partial
from itertools import combinations
from typing import NamedTuple

from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.case_selection import cases
from tconvcalc.question import CHANNELS, Question, alone, forget, given
from tconvcalc.solving.budget import Work
from tconvcalc.solving.feasibility import feasible
from tconvcalc.solving.problems import EVER

_TELLING = ("input_size", "output_size", "padding", "stride", "kernel_size", "output_padding", "dilation", *CHANNELS)
"""Of two conflicts as small, the one with the earlier quantities says more."""


_WHOLE = 1 << 18  # steps for all of them
_EACH = 1 << 14  # steps for each set; one that takes longer (only huge kernels do) is not looked into


class Conflict(NamedTuple):
    """The givens that cannot stand together, the question reduced to them, and the axis, where it is only one's."""

    names: tuple[str, ...]
    question: Question
    axis: int | None


def conflict(question: Question, work: Work | None = None) -> Conflict:
    """A conflicting set than which there is no smaller one: drop any one of it and there is an answer.

    The question must be impossible. Sets are tried from the smallest on, so nothing that does not matter is in it,
    but for what a way of padding cannot be asked without: of the others it would say nothing.
    """
    axis, work = None, work or Work(_WHOLE)
    if not question.uniform:
        failing = (place for place in range(len(question.axes)) if not feasible(alone(question, place), EVER, work))
        axis = next(failing, None)
    asked = question if axis is None else alone(question, axis)
    names = tuple(sorted(given(asked), key=_TELLING.index))
    smaller = (kept for size in range(len(names)) for kept in combinations(names, size))
    reduced = ((kept, forget(asked, set(names) - set(kept))) for kept in smaller)
    framework = FRAMEWORKS[question.framework]
    held = cases(framework, asked)
    for kept, less in reduced:
        still = cases(framework, less)
        if any(case not in still for case in held):
            continue
        if not work.soon(partial(feasible, less, EVER), otherwise=True, most=_EACH):
            return Conflict(kept, less, axis)
    return Conflict(names, asked, axis)
