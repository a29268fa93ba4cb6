"""The answer that a program gets: a result of the solver that prints, shows itself in a notebook, and becomes JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from html import escape
from typing import Any

from tconvcalc.answer_json import recorded
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.codegen import snippets
from tconvcalc.layer import Layer
from tconvcalc.networks.several import several_layers
from tconvcalc.question import values, written
from tconvcalc.rendering.impossible import refused
from tconvcalc.rendering.layout import Line
from tconvcalc.rendering.phrases import parameters, sizes
from tconvcalc.rendering.solutions import first_code, found, table
from tconvcalc.solving.result import SolveResult
from tconvcalc.text import plural

_SIZES = ("input_size", "output_size")


@dataclass(frozen=True, repr=False)
class Solution(Layer):
    """A layer that answers, with the code that makes it."""

    def __repr__(self) -> str:
        """One line: ``<Solution PyTorch 7 -> 14: kernel 4, stride 2, padding 1>``."""
        return f"<Solution {FRAMEWORKS[self.framework].title} {sizes(self)}: {parameters(self)}>"

    @property
    def code(self) -> str:
        """The layer in the framework's own API, ready to be pasted: from its imports to the result in ``y``."""
        return next(iter(self.codes.values()))

    @property
    def codes(self) -> dict[str, str]:
        """The same in every API in which it can be written, by the API's name."""
        return snippets(self)


@dataclass(frozen=True, repr=False)
class Answer(SolveResult):
    """What ``tconvcalc.solve`` returns. It is true where there is a layer."""

    @property
    def best(self) -> Solution | None:
        """The first of the solutions, None where there is none."""
        if not self.solutions:
            return None
        return Solution(**{field.name: getattr(self.solutions[0], field.name) for field in fields(Layer)})

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON has it: one entry of ``answers`` (the contract, version 1).

        Where there is no layer, ``several`` is the command that finds a stack of them instead, or null.
        """
        shown = recorded(self)
        if self.why:
            several = several_layers(self)
            shown["several"] = several and several._asdict()
        return shown

    def __repr__(self) -> str:
        """One line: ``<Answer PyTorch 7 -> 14: kernel 2, stride 2, padding 0 (184 solutions)>``."""
        title, best = FRAMEWORKS[self.framework].title, self.best
        if best is None:
            asked = " -> ".join(written(values(self.question, name)) for name in _SIZES)
            return f"<Answer {title} {asked}: {self.verdict}>"
        return f"<Answer {title} {sizes(best)}: {parameters(best)} ({plural(self.count, 'solution')})>"

    def __str__(self) -> str:
        """What the command line prints into a pipe."""
        if self.why:
            shown: Iterable[Line] = refused(self, self.why, None)
        else:
            code = first_code(self.rows[0].best, None)
            shown = found(self, code, verbose=False, complete=False)
        return "\n".join("".join(piece.text for piece in each).rstrip() for each in shown)

    def _repr_html_(self) -> str:
        """What is printed, for a notebook: its table as one, and the rest as it stands."""
        if self.why:
            return f"<pre>{escape(str(self))}</pre>"
        titles, *rows = table(self)
        head, _, _, *below = str(self).split("\n")
        cells = [_cells("th", titles), *(_cells("td", row) for row in rows)]
        drawn = "".join(f"<tr>{each}</tr>" for each in cells)
        rest = "\n".join(below[len(rows) :])
        return f"<pre>{escape(head)}</pre><table>{drawn}</table><pre>{escape(rest)}</pre>"


def _cells(kind: str, texts: Sequence[str]) -> str:
    return "".join(f"<{kind}>{escape(text)}</{kind}>" for text in texts)


def answer_of(result: SolveResult) -> Answer:
    """The same result as what a program gets."""
    return Answer(**{field.name: getattr(result, field.name) for field in fields(SolveResult)})
