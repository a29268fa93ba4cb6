"""A claim as a question to the solver: what was read is given, everything else is open."""

from __future__ import annotations

from typing import Any

from tconvcalc.claims import Claim
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.registry import padding_words
from tconvcalc.layer import Word
from tconvcalc.question import QUANTITIES, Asked, Question, Value

_USUAL_DIMS = 2


def axes_of(claim: Claim) -> int:
    """How many spatial axes a claim is judged on: its own, else as many as its longest value has."""
    if claim.dims:
        return claim.dims
    longest = max((len(each) for each in claim.given.values()), default=1)
    return longest if longest > 1 else _USUAL_DIMS


def spread(claim: Claim, name: str) -> tuple[Value, ...]:
    """The value of a quantity on each axis; None where it was not read, or where a word stands for it."""
    dims = axes_of(claim)
    each = claim.given.get(name, (None,))
    if isinstance(each[0], str):
        return (None,) * dims
    return each if len(each) == dims else each[:1] * dims


def says(claim: Claim, name: str) -> bool:
    """Whether anything was read of a quantity."""
    return any(each is not None for each in claim.given.get(name, ()))


def word_of(claim: Claim) -> str | None:
    """The padding word as it was written, if the padding is one."""
    each = claim.given.get("padding", (None,))
    return each[0] if isinstance(each[0], str) else None


def question_of(claim: Claim) -> Question:
    """Ask what a claim claims. Channels are left out: they are judged by themselves.

    Where the framework's own kernels do not agree about what they take, the question is the one that the more
    generous of them would answer: a claim that may run is not called wrong.
    """
    word = word_of(claim)
    known = word.lower() if word and word.lower() in padding_words() else None
    rows = [spread(claim, name) for name in QUANTITIES]
    if all(len(set(row)) == 1 for row in rows):
        axes = (_asked(claim, known, tuple(row[0] for row in rows)),) * len(rows[0])
    else:
        axes = tuple(_asked(claim, known, column) for column in zip(*rows, strict=True))
    auto = claim.given.get("output_padding", (None,))[0] == "auto"
    return Question(claim.framework, axes, word=known, auto=auto)


def _asked(claim: Claim, word: Word | None, column: tuple[Any, ...]) -> Asked:
    axis, framework = Asked(*column), FRAMEWORKS[claim.framework]
    if word is None and axis.padding is None and framework.trims_unequally:
        axis = axis._replace(output_size=None)  # what was not read may crop as much as it likes, at either end
    by_the_call = framework.states_output or (not claim.claimed and says(claim, "output_size"))
    return framework.requested(axis, word) if by_the_call else axis
