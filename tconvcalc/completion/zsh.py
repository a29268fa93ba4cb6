"""The script for zsh, whose own ``_arguments`` knows what was typed; it only has to be told the options."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from tconvcalc.completion.option_rows import folded, texts
from tconvcalc.completion.templates import filled
from tconvcalc.completion.tree import FRAMEWORK, Argument, Kind, Option, Tree, Word


def zsh(tree: Tree) -> str:
    """Write the script."""
    return filled(
        "tconvcalc.zsh",
        commands="\n".join(_commands(tree)),
        kinds="\n".join(line for kind in tree.kinds() for line in _kind(kind)),
        narrowed="\n".join(line for kind in tree.kinds() for line in _narrowed(kind)),
        spelled=" ".join(f"${{(s.:.)opt_args[{name}]}}" for name in _framework_names(tree)),
    )


def _framework_names(tree: Tree) -> dict[str, None]:
    """Every spelling of the options whose value is a framework."""
    options = [option for command in tree.all() for option in command.options]
    named = [option for option in options if option.value and option.value.name == FRAMEWORK]
    return dict.fromkeys(name for option in named for name in option.names)


def _commands(tree: Tree) -> Iterator[str]:
    yield "  _arguments -s -S -C \\"
    yield from (f"    {_option(option)} \\" for option in tree.program.options)
    yield "    '1: : _tconvcalc_words command' '*:: :->rest' && ret=0"
    yield "  [[ $state == rest ]] && case $words[1] in"
    for command in tree.commands:
        yield f"    {shlex.quote(command.name)})"
        yield "      _arguments -s -S \\"
        yield from (f"        {_option(option)} \\" for option in command.options)
        yield from (f"        {_argument(argument)} \\" for argument in command.arguments)
        yield "        && ret=0"
        yield "      ;;"
    yield "  esac"


def _option(option: Option) -> str:
    """Its specification: what it excludes, its spellings, what it is, what follows."""
    front = "'*'" if option.repeatable else f"'({' '.join(option.names)})'" if len(option.names) > 1 else ""
    names = [_spelling(name, takes=option.value is not None) for name in option.names]
    spelled = f"{{{','.join(names)}}}" if len(names) > 1 else names[0]
    value = "" if option.value is None else f":{option.names[0].lstrip('-')}:{_action(option.value)}"
    return front + spelled + shlex.quote(f"[{_escaped(option.help)}]{value}")


def _spelling(name: str, *, takes: bool) -> str:
    """Tell where a value may be: right after a short option, behind the sign of a long one, or in the next word."""
    return name + ("" if not takes else "=" if name.startswith("--") else "+")


def _argument(argument: Argument) -> str:
    return shlex.quote(f"{'*' if argument.repeatable else ''}: :{_action(argument.value)}")


def _action(kind: Kind) -> str:
    return f" _tconvcalc_words {kind.name}" if kind.name else " "


def _escaped(text: str) -> str:
    for sign in "\\[]:":
        text = text.replace(sign, f"\\{sign}")
    return text


def _kind(kind: Kind) -> Iterator[str]:
    if any(word.help for word in kind.words):
        yield f"    {kind.name}) offered=("
        yield from (f"      {_described(word)}" for word in kind.words)
        yield "    ) ;;"
    else:
        yield from folded(f"    {kind.name}) offered=(", map(shlex.quote, texts(kind)), ") ;;")


def _described(word: Word) -> str:
    return shlex.quote(f"{word.text}:{word.help}")


def _narrowed(kind: Kind) -> Iterator[str]:
    for spellings, words in kind.by_framework:
        pattern = "|".join(f"{kind.name}:{spelling}" for spelling in spellings)
        yield from folded(f"      {pattern}) own=(", map(shlex.quote, words), ") ;;")
