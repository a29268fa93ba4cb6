"""The help of a finding: the solver's own nearest changes, each verified, told in the words of the claim.

To look for them takes milliseconds where to judge takes microseconds. So they are looked for once per question, and for
so many questions per file that no file, however wrong, takes long.
"""

from __future__ import annotations

from tconvcalc.checking.forward import meant, settled, tail
from tconvcalc.checking.spelling import Spelling
from tconvcalc.explaining.suggestions import fixes
from tconvcalc.parsing.command import command
from tconvcalc.question import Question, given
from tconvcalc.solving.result import Fix
from tconvcalc.text import listed
from tconvcalc.values import LARGEST

MOST_EXPLAINED = 24
_MOST_TOLD = 4
_PAIR = 5  # how many searches the search for two changes at once takes the time of
_UNLIKELY = {"dilation"}
"""Quantities that people do not change to mend a size: told only where nothing else helps."""


class Explainer:
    """Finds help for wrong questions, and knows when to stop looking."""

    def __init__(self) -> None:
        """Start with nothing known."""
        self._known: dict[Question, tuple[Fix, ...]] = {}
        self._left = MOST_EXPLAINED

    def next_file(self) -> None:
        """Allow as much again."""
        self._left = MOST_EXPLAINED

    def spend(self) -> bool:
        """Whether there is time for one more search."""
        self._left -= 1
        return self._left >= 0

    def help(self, question: Question, words: Spelling, *, command_line: bool) -> tuple[str, ...]:
        """The nearest changes that make a wrong question right: one line, or with commands one line for each."""
        found = self._fixes(question)
        likely = [fix for fix in found if not _UNLIKELY & set(fix.changes)] or found
        told = [(_told(fix, question, words), fix) for fix in likely[:_MOST_TOLD]]
        if command_line:
            width = max((len(text) for text, _ in told), default=0)
            return tuple(f"{text:<{width}}     {command(fix.question)}" for text, fix in told)
        return ("; or ".join(text for text, _ in told),) if told else ()

    def _fixes(self, question: Question) -> tuple[Fix, ...]:
        if question not in self._known:
            if not self.spend():
                return ()
            self._known[question] = found = _found(question)
            self._left -= _PAIR if any(len(fix.changes) > 1 for fix in found) else 0
        return self._known[question]


def _found(question: Question) -> tuple[Fix, ...]:
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
    axis, case = question.axes[0], meant(question) if settled(question) else None
    each = tail(case, axis) if case and question.uniform else None
    if each is None or not isinstance(axis.input_size, int) or not isinstance(axis.stride, int):
        return ""
    before = (axis.input_size - 1) * axis.stride
    low, high = max(1, before + each.low), before + each.high
    return str(low) if low == high else f"{low} or {high}" if high == low + 1 else f"{low} to {high}"
