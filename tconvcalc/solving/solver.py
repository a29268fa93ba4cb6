"""One question, one answer."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from itertools import islice

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Case
from tconvcalc.layer import Layer, Question
from tconvcalc.solving.answer import Answer, Given, WhyNot
from tconvcalc.solving.because import beyond, in_steps, told
from tconvcalc.solving.conflict import conflict
from tconvcalc.solving.feasible import feasible, groups_fit
from tconvcalc.solving.fixes import fixes
from tconvcalc.solving.givens import values
from tconvcalc.solving.problems import EVER, cases
from tconvcalc.solving.ranking import Key, Ranked
from tconvcalc.solving.rows import folded
from tconvcalc.solving.streams import Solved, solved
from tconvcalc.solving.wider import wider
from tconvcalc.solving.work import MOST, limited

_HORIZON = 256  # how many of the best are looked at for a table, so that what is alike can be folded
_MOST = 100_000  # solutions that are listed at all
_NEAR = 8  # solutions of a changed question that a fix is described by


def solve(question: Question, limit: int | None = 5) -> Answer:
    """Answer a question with its first ``limit`` solutions (None: all), or say what stands in the way.

    Raises:
        MisuseError: all solutions are wanted and there are more than can be listed.
    """
    with limited(max(MOST, 8 * (limit or _MOST))):
        found = _found(question)
        count = sum(each.number for _, each in found)
        if count:
            return _with(question, found, count, limit)
    return _without(question)


def _with(question: Question, found: list[tuple[Case, Solved]], count: int, limit: int | None) -> Answer:
    if (count if limit is None else min(limit, count)) > _MOST:
        raise MisuseError(f"there are {count:,} solutions: list at most {_MOST:,} of them, or give more quantities")
    wanted = count if limit is None else limit
    drawn = tuple(islice(_layers(question, found), max(wanted, _HORIZON)))
    return Answer(
        question,
        "feasible",
        count,
        solutions=drawn[:wanted],
        rows=folded(drawn, question, limit),
        cases=tuple(case for case, each in found if each.number),
        notes=tuple(note.sentence for note in FRAMEWORKS[question.framework].notes if note.applies(drawn[0])),
    )


def _found(question: Question) -> list[tuple[Case, Solved]]:
    if not groups_fit(question):
        return []
    return [(case, solved(case, question)) for case in cases(FRAMEWORKS[question.framework], question)]


def _layers(question: Question, found: list[tuple[Case, Solved]]) -> Iterator[Layer]:
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


def best(question: Question) -> tuple[Layer, ...]:
    """The first few layers that answer a possible question."""
    return tuple(islice(_layers(question, _found(question)), _NEAR))


def _without(question: Question) -> Answer:
    with limited():
        ever = feasible(question, EVER)
    if ever:
        fact, because = beyond(question)
        return Answer(
            question, "out_of_bounds", why=WhyNot(fact, because, (), wider(question, best), in_steps(question))
        )
    found = conflict(question)
    fact, because = told(question, found)
    against = tuple(_given(question, name, found.axis) for name in found.names)
    return Answer(question, "impossible", why=WhyNot(fact, because, against, fixes(question, found.names, best)))


def _given(question: Question, name: str, axis: int | None) -> Given:
    each = values(question, name)
    own = each if axis is None or len(each) == 1 else (each[axis],)
    return Given(name, own, name in question.assumed, axis)
