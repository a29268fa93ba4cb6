"""What is to be said of a text that frameworks' messages were looked for in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tconvcalc.frameworks.message_patterns import Quantities
from tconvcalc.layer import Layer
from tconvcalc.question import Value
from tconvcalc.solving.result import Fix


class Suggestion(NamedTuple):
    """A question that has an answer, as the command that asks it.

    ``changes`` maps a quantity to what it was and what it becomes; ``fix`` is the change as the solver found it, and
    ``layer`` the best answer of a question that has one as it stands. ``text`` says what a command about several layers
    shows.
    """

    command: str
    changes: Mapping[str, tuple[tuple[Value, ...], tuple[Value, ...]]] = MappingProxyType({})
    fix: Fix | None = None
    layer: Layer | None = None
    text: str = ""


class Match(NamedTuple):
    """One message, explained.

    Attributes:
        framework: the name of the framework that said it, or of the one that passed it on.
        title: that name as people write it.
        cause: what is wrong, in a few words.
        quantities: what the message holds, by name.
        fact: what is wrong, in one sentence.
        because: why, a sentence a line.
        advice: what to change that no command can show.
        suggestions: what to change, with the command; each has an answer.
        lacks: the quantities that the message does not hold and that would tell more.
        also: other frameworks that may have passed the sentence on.
    """

    framework: str
    title: str
    cause: str
    quantities: Quantities
    fact: str
    because: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    lacks: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
