"""The script for fish, tried on 3.6."""

from __future__ import annotations

from collections.abc import Iterator

from tconvcalc.completion.option_rows import folded, place, row, texts
from tconvcalc.completion.templates import filled
from tconvcalc.completion.tree import Command, Kind, Option, Tree


def fish(tree: Tree) -> str:
    """Write the script."""
    return filled(
        "tconvcalc.fish",
        commands="\n".join(line for command in tree.all() for line in _command(command)),
        kinds="\n".join(line for kind in tree.kinds() for line in _kind(kind)),
        narrowed="\n".join(line for kind in tree.kinds() for line in _narrowed(kind)),
    )


def _command(command: Command) -> Iterator[str]:
    yield f"        case {_quoted(command.name)}"
    if command.arguments:
        yield " ".join(["            set places", *(_quoted(place(argument)) for argument in command.arguments)])
    yield " \\\n                ".join(["            set options", *map(_option, command.options)])


def _option(option: Option) -> str:
    text = option.help.replace("|", "/")  # the bar ends the spellings
    return _quoted(f"{row(option)} | {text}")


def _kind(kind: Kind) -> Iterator[str]:
    yield f"        case {_quoted(kind.name)}"
    if any(word.help for word in kind.words):
        yield from (rf"            set -a words {_quoted(word.text)}\t{_quoted(word.help)}" for word in kind.words)
    else:
        yield from folded("            set words ", map(_quoted, texts(kind)), joint=" \\")


def _narrowed(kind: Kind) -> Iterator[str]:
    for spellings, words in kind.by_framework:
        yield "            case " + " ".join(f"{kind.name}:{spelling}" for spelling in spellings)
        yield from folded("                set own ", map(_quoted, words), joint=" \\")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return text if text.replace("-", "").isalnum() else f"'{escaped}'"
