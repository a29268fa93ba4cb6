"""What an answer is: what was found, or what stands in the way and what to change."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from tconvcalc.frameworks.base import Case
from tconvcalc.layer import Layer
from tconvcalc.question import Question, Value
from tconvcalc.solving.feasibility import solvable_pieces
from tconvcalc.solving.folding import Row

Verdict = Literal["feasible", "impossible", "out_of_bounds"]

MOST_LISTED = 10_000
"""Solutions that one command lists at all: more take longer than anybody waits, or reads."""


class Given(NamedTuple):
    """One member of a conflict; ``axis`` (from 0) where the axes ask differently and only this one is to blame."""

    quantity: str
    value: tuple[Value, ...]
    assumed: bool
    axis: int | None


class Fix(NamedTuple):
    """A change that makes it possible: what changes from what to what, the question then, and what answers it.

    ``bounds`` holds the search bounds to raise, where it is those.
    """

    changes: dict[str, tuple[tuple[Value, ...], tuple[Value, ...]]]
    question: Question
    best: tuple[Layer, ...]
    bounds: dict[str, int]


class WhyNot(NamedTuple):
    """Why there is no answer: one fact, the lines that say why, the conflict, and the nearest changes."""

    fact: str
    because: tuple[str, ...]
    conflict: tuple[Given, ...]
    fixes: tuple[Fix, ...]
    hints: tuple[str, ...] = ()


@dataclass(frozen=True)
class SolveResult:
    """What is to be said to one question about one framework. It is true where there is a layer.

    Attributes:
        question: what was asked.
        verdict: ``feasible``; ``impossible``, for every number there is; or ``out_of_bounds``.
        count: how many layers there are within the bounds.
        solutions: the first of them, best first.
        rows: the same for a table, folded where they differ in nothing that matters.
        beside: another row worth naming, with its place in the table: even where the best is not, or usual in practice.
        cases: the framework's cases that have a solution.
        notes: what else to know of the first solution.
        why: what stands in the way, where there is no solution.
    """

    question: Question
    verdict: Verdict
    count: int = 0
    solutions: tuple[Layer, ...] = ()
    rows: tuple[Row, ...] = ()
    beside: tuple[int, Row] | None = None
    cases: tuple[Case, ...] = ()
    notes: tuple[str, ...] = ()
    why: WhyNot | None = None

    def __bool__(self) -> bool:
        """Whether there is a layer."""
        return self.verdict == "feasible"

    @property
    def listable(self) -> bool:
        """Whether all of the layers can be listed."""
        return self.count <= MOST_LISTED

    @property
    def framework(self) -> str:
        """The framework whose rules were followed."""
        return self.question.framework

    @cached_property
    def general(self) -> tuple[str, ...]:
        """The rule with the known numbers put in, solved for an unknown, for each case that has a solution."""
        if not self.cases:
            return ()
        from tconvcalc.solving.algebra import general  # noqa: PLC0415 -- SymPy takes longer than the search

        axes = self.question.axes[:1] if self.question.uniform else self.question.axes
        lines = [
            self._which(case) + (f"axis {place}: " if len(axes) > 1 else "") + line
            for case in self.cases
            for place, axis in enumerate(axes)
            for line in general(case, axis, solvable_pieces(case, self.question, axis))
        ]
        return tuple(dict.fromkeys(lines))

    def _which(self, case: Case) -> str:
        """Of which way a line speaks, where the framework has several that fit."""
        names = [case.name] if len({case.word for case in self.cases}) > 1 else []
        if {case.extra for case in self.cases} == {"auto", "number"}:
            names.append("output_padding auto" if case.extra == "auto" else "output_padding given")
        return f"{', '.join(names)}: " if names else ""
