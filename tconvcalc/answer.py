"""The answer that a program gets: a result of the solver that can be written as JSON."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from tconvcalc.answer_json import recorded
from tconvcalc.solving.result import SolveResult


@dataclass(frozen=True)
class Answer(SolveResult):
    """What ``tconvcalc.solve`` returns. It is true where there is a layer."""

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON has it: one entry of ``answers`` (the contract, version 1)."""
        return recorded(self)


def answer_of(result: SolveResult) -> Answer:
    """The same result as what a program gets."""
    return Answer(**{field.name: getattr(result, field.name) for field in fields(SolveResult)})
