"""The layers that answer a question, best first, over all cases of its framework."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from itertools import islice

from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Case
from tconvcalc.frameworks.case_selection import cases
from tconvcalc.layer import Layer
from tconvcalc.question import Question
from tconvcalc.solving.budget import Work
from tconvcalc.solving.enumeration import Solved, solved
from tconvcalc.solving.feasibility import groups_fit
from tconvcalc.solving.ranking import Key, Ranked

_NEAR = 8  # layers of a changed question that a fix is described by


def found(question: Question, work: Work) -> list[tuple[Case, Solved]]:
    """For each case that can hold the question, how its layers are counted and where they are drawn from."""
    if not groups_fit(question):
        return []
    return [(case, solved(case, question, work)) for case in cases(FRAMEWORKS[question.framework], question)]


def layers(question: Question, found: list[tuple[Case, Solved]]) -> Iterator[Layer]:
    """The layers of all cases, best first."""

    def placed(case: Case, ranked: Iterator[Ranked]) -> Iterator[tuple[Key, Layer]]:
        for one in ranked:
            yield one.place, _layer(question, case, one)

    streams = (placed(case, each.ranked) for case, each in found)
    return (layer for _, layer in merge(*streams, key=lambda pair: pair[0]))


def _layer(question: Question, case: Case, one: Ranked) -> Layer:
    return Layer(
        question.framework,
        one.axes,
        word=case.word,
        auto=case.extra == "auto",
        in_channels=question.in_channels,
        out_channels=question.out_channels,
        groups=question.groups,
    )


def best_layers(question: Question, work: Work | None = None) -> tuple[Layer, ...]:
    """The first few layers that answer a possible question."""
    return tuple(islice(layers(question, found(question, work or Work())), _NEAR))
