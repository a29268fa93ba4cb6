"""How an option is noted in the scripts that read what was typed themselves."""

from __future__ import annotations

from collections.abc import Iterable

from tconvcalc.completion.tree import Argument, Kind, Option

_WIDTH = 118


def row(option: Option) -> str:
    """Its spellings, ``=KIND`` where a value follows, ``+`` where it may be given again."""
    value = [] if option.value is None else [f"={option.value.name}"]
    return " ".join([*option.names, *value, *(["+"] if option.repeatable else [])])


def place(argument: Argument) -> str:
    """Its kind, ``+`` where all that follow are alike; never empty, so that places can be counted."""
    return (argument.value.name or "anything") + ("+" if argument.repeatable else "")


def texts(kind: Kind) -> list[str]:
    """Its words alone."""
    return [word.text for word in kind.words]


def folded(begin: str, words: Iterable[str], end: str = "", joint: str = "") -> list[str]:
    """A list of words in lines that can be read; ``joint`` is what the shell wants before a line that goes on."""
    indent = " " * (len(begin) - len(begin.lstrip()))
    lines, line = [], begin
    for word in words:
        if len(line) + len(word) > _WIDTH and line != begin:
            lines.append(line.rstrip() + joint)
            line = f"{indent}    "
        line += f"{word} "
    return [*lines, line.rstrip() + end]
