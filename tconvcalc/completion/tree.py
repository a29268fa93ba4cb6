"""What can be typed, as plain data: a script writer needs to know neither Typer nor the commands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Word(NamedTuple):
    """Something that may be typed, and what it means where the word alone does not say."""

    text: str
    help: str = ""


class Kind(NamedTuple):
    """What a value can be: some words, files, or (where it has neither) anything.

    Attributes:
        name: how the scripts call it; empty for what nobody can guess.
        words: what is offered.
        by_framework: the spellings of some frameworks, and which of the words those can hold; such words have no help.
    """

    name: str = ""
    words: tuple[Word, ...] = ()
    by_framework: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()


ANYTHING = Kind()
FILES = Kind("files")
COMMAND = "command"
FRAMEWORK = "framework"
LAYERS = "layers"
"""Layers of a chain: many in one word, each put in piece by piece; its words are the pieces."""


class Option(NamedTuple):
    """One option: its spellings, the one to offer first; ``value`` is None where none follows."""

    names: tuple[str, ...]
    help: str
    value: Kind | None = None
    repeatable: bool = False


class Argument(NamedTuple):
    """What is typed without an option's name; ``repeatable`` takes all that follow."""

    value: Kind
    repeatable: bool = False


class Command(NamedTuple):
    """One command with what may follow it."""

    name: str
    help: str
    options: tuple[Option, ...] = ()
    arguments: tuple[Argument, ...] = ()


class Tree(NamedTuple):
    """The program, as a command whose argument is the name of one of the others."""

    program: Command
    commands: tuple[Command, ...]

    def all(self) -> tuple[Command, ...]:
        """Every command, the program first."""
        return (self.program, *self.commands)

    def kinds(self) -> list[Kind]:
        """Every kind that has words, once, in the order of the commands."""
        return list({kind.name: kind for kind in self._used() if kind.words}.values())

    def _used(self) -> Iterator[Kind]:
        for command in self.all():
            yield from (argument.value for argument in command.arguments)
            yield from (option.value for option in command.options if option.value)
