"""The script for bash, from version 4 on."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator

from tconvcalc.completion.option_rows import folded, place, row, texts
from tconvcalc.completion.templates import filled
from tconvcalc.completion.tree import Command, Kind, Tree


def bash(tree: Tree) -> str:
    """Write the script."""
    return filled(
        "tconvcalc.bash",
        commands="\n".join(line for command in tree.all() for line in _command(command)),
        kinds="\n".join(line for kind in tree.kinds() for line in _kind(kind)),
        narrowed="\n".join(line for kind in tree.kinds() for line in _narrowed(kind)),
    )


def _command(command: Command) -> Iterator[str]:
    yield f"    {shlex.quote(command.name)})"
    if command.arguments:
        yield f"        places=({_quoted(map(place, command.arguments))})"
    yield "        options=("
    yield from (f"            {shlex.quote(row(option))}" for option in command.options)
    yield "        )"
    yield "        ;;"


def _kind(kind: Kind) -> Iterator[str]:
    yield from folded(f"    {kind.name}) words=(", map(shlex.quote, texts(kind)), ") ;;")


def _narrowed(kind: Kind) -> Iterator[str]:
    for spellings, words in kind.by_framework:
        pattern = " | ".join(f"{kind.name}:{spelling}" for spelling in spellings)
        yield from folded(f"        {pattern}) own=(", words, ") ;;")


def _quoted(words: Iterable[str]) -> str:
    return " ".join(map(shlex.quote, words))
