"""The script for PowerShell, from version 5 on; written with care, and run by nobody here yet."""

from __future__ import annotations

from collections.abc import Iterator

from tconvcalc.completion.option_rows import folded, place, row, texts
from tconvcalc.completion.templates import filled
from tconvcalc.completion.tree import Command, Kind, Tree


def powershell(tree: Tree) -> str:
    """Write the script."""
    return filled(
        "tconvcalc.ps1",
        commands="\n".join(line for command in tree.all() for line in _command(command)),
        kinds="\n".join(line for kind in tree.kinds() for line in _kind(kind)),
        narrowed="\n".join(line for kind in tree.kinds() for line in _narrowed(kind)),
    )


def _command(command: Command) -> Iterator[str]:
    yield f"        {_quoted(command.name)} = @{{"
    yield f"            Places = @({', '.join(_quoted(place(argument)) for argument in command.arguments)})"
    yield "            Options = @("
    yield from _pairs([(row(option), option.help) for option in command.options], " " * 16)
    yield "            )"
    yield "        }"


def _kind(kind: Kind) -> Iterator[str]:
    if not any(word.help for word in kind.words):
        yield from folded(f"        {_quoted(kind.name)} = @(& $plain ", map(_quoted, texts(kind)), ")", " `")
        return
    yield f"        {_quoted(kind.name)} = @("
    yield from _pairs([(word.text, word.help) for word in kind.words], " " * 12)
    yield "        )"


def _pairs(pairs: list[tuple[str, str]], indent: str) -> Iterator[str]:
    """Write texts with their help, which PowerShell does not allow to be empty."""
    for text, meaning in pairs:
        yield f"{indent}@{{ Text = {_quoted(text)}; Help = {_quoted(meaning or text)} }}"


def _narrowed(kind: Kind) -> Iterator[str]:
    for spellings, words in kind.by_framework:
        for spelling in spellings:
            listed = [_quoted(word) + "," for word in words[:-1]] + [_quoted(word) for word in words[-1:]]
            yield from folded(f"        {_quoted(f'{kind.name}:{spelling}')} = @(", listed, ")")


def _quoted(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"
