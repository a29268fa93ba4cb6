"""The help of a finding: the solver's own nearest changes, each verified, told in the words of the claim.

To look for them takes milliseconds where to judge takes microseconds. So they are looked for once per question, and for
so many questions per file that no file, however wrong, takes long.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tconvcalc.checking.claim_question import question_of
from tconvcalc.checking.forward import possible, settled
from tconvcalc.checking.spelling import Spelling
from tconvcalc.claims import Claim
from tconvcalc.parsing.command import command
from tconvcalc.question import Question, Value, answered, forget, given, put
from tconvcalc.text import listed
from tconvcalc.values import LARGEST

if TYPE_CHECKING:
    from tconvcalc.solving.result import Fix

# What searches is imported where something is wrong: a right layer is judged in less time than that takes.

Choice = tuple[str, tuple[Value, ...]]
"""A quantity and what it might be instead."""

MOST_EXPLAINED = 24
_MOST_TOLD = 4
_STEPS = 1 << 14  # of the search for one value
_PAIR = 5  # how many searches the search for two changes at once takes the time of
_UNLIKELY = {"dilation"}
"""Quantities that people do not change to mend a size: told only where nothing else helps."""


class Explainer:
    """Finds help for wrong questions, and knows when to stop looking."""

    def __init__(self) -> None:
        """Start with nothing known."""
        self._known: dict[Question, tuple[Fix, ...]] = {}
        self._covering: dict[tuple[Question, bool], Fix | None] = {}
        self._left = MOST_EXPLAINED

    def next_file(self) -> None:
        """Allow as much again."""
        self._left = MOST_EXPLAINED

    @property
    def left(self) -> bool:
        """Whether there is time for any more search."""
        return self._left > 0

    def spend(self) -> bool:
        """Whether there is time for one more search."""
        self._left -= 1
        return self._left >= 0

    def help(self, question: Question, words: Spelling) -> tuple[str, ...]:
        """The nearest changes that make a wrong question right, each with the command that proves it."""
        found = self._fixes(question)
        likely = [fix for fix in found if not _UNLIKELY & set(fix.changes)] or found
        return lines([(_told(fix, question, words), fix.question) for fix in likely[:_MOST_TOLD]])

    def covering(self, question: Question, words: Spelling, *, even: bool) -> tuple[str, ...]:
        """The nearest layer of the same sizes in which every output element is covered, and if wanted equally often."""
        if (question, even) not in self._covering:
            self._covering[question, even] = _covering(question, even=even) if self.spend() else None
        fix = self._covering[question, even]
        return lines([(_told(fix, question, words), fix.question)]) if fix else ()

    def fitting(self, claim: Claim, choices: Sequence[Choice], words: Spelling) -> tuple[str, ...]:
        """Those of some changes of one quantity with which the claim holds; else one that does hold, if any does."""
        if not choices or not self.spend():
            return ()
        told = [(words.change(name, new), changed(claim, name, new)) for name, new in choices]
        held = [(text, question_of(claim)) for text, claim in told if possible(question_of(claim))]
        if held:
            return lines(held)
        name = choices[0][0]
        question = forget(question_of(changed(claim, name, (None,))), (name,))
        new = _fitting(question, name)
        return lines([(words.change(name, new), put(question, name, new))]) if new else ()

    def _fixes(self, question: Question) -> tuple[Fix, ...]:
        if question not in self._known:
            if not self.spend():
                return ()
            self._known[question] = found = _found(question)
            self._left -= _PAIR if any(len(fix.changes) > 1 for fix in found) else 0
        return self._known[question]


def lines(told: Sequence[tuple[str, Question]]) -> tuple[str, ...]:
    """Changes, one in a line, each before the command that asks about the layer as it then is."""
    width = max((len(text) for text, _ in told), default=0)
    return tuple(f"{text:<{width}}     {command(question)}" for text, question in told)


def changed(claim: Claim, name: str, new: tuple[Value, ...]) -> Claim:
    """The claim with another value of a quantity."""
    return replace(claim, given={**claim.given, name: new}, word=None if name == "padding" else claim.word)


def _covering(question: Question, *, even: bool) -> Fix | None:
    from tconvcalc.checking.covering import covering  # noqa: PLC0415

    return covering(question, even=even)


def _fitting(question: Question, name: str) -> tuple[Value, ...]:
    """The value of a quantity in the best layer there is; none where there is no layer."""
    from tconvcalc.solving.budget import Work  # noqa: PLC0415
    from tconvcalc.solving.listing import best_layers  # noqa: PLC0415

    found = Work(_STEPS).soon(partial(best_layers, question), ())
    return answered(found[0], name) if found else ()


def _found(question: Question) -> tuple[Fix, ...]:
    from tconvcalc.explaining.suggestions import fixes  # noqa: PLC0415

    return tuple(fix for fix in fixes(question, given(question)) if _writable(fix))


def _writable(fix: Fix) -> bool:
    numbers = (each for _, new in fix.changes.values() for each in new)
    changed = any(old != new for old, new in fix.changes.values())
    return changed and all(number <= LARGEST for number in numbers if isinstance(number, int))


def _told(fix: Fix, question: Question, words: Spelling) -> str:
    reached = _reached(question) if words.asked and set(fix.changes) == {"output_size"} else ""
    if reached:
        return f"{words.name('output_size')} {reached}"
    return listed([words.change(name, new) for name, (_, new) in fix.changes.items()])


def _reached(question: Question) -> str:
    """All the outputs that may be asked for, where one stretch of them holds for every axis."""
    layer = settled(question) if question.uniform else None
    axis = layer.axes[0] if layer else None
    if axis is None or axis.tail is None or not isinstance(axis.input_size, int):
        return ""
    before = (axis.input_size - 1) * axis.stride
    low, high = max(1, before + axis.tail.low), before + axis.tail.high
    return str(low) if low == high else f"{low} or {high}" if high == low + 1 else f"{low} to {high}"
