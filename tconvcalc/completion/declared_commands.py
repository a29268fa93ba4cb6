"""The program's own commands, read off its parser: whatever is declared there can be completed."""

from __future__ import annotations

from typing import Any

from tconvcalc.completion.tree import COMMAND, Argument, Command, Kind, Option, Tree, Word
from tconvcalc.completion.words import kind_of

_FILE = {"path", "file", "directory"}


def tree(root: Any) -> Tree:  # noqa: ANN401 -- Typer keeps the classes of contexts and parameters to itself
    """Read the program from the context in which its outermost command runs; what is hidden is left out."""
    named = {name: each for name, each in root.command.commands.items() if not each.hidden}
    inner = [type(root)(each, info_name=name, parent=root, **each.context_settings) for name, each in named.items()]
    commands = tuple(map(_command, inner))
    names = Kind(COMMAND, tuple(Word(command.name, command.help) for command in commands))
    program = Command("tconvcalc", "", _command(root).options, (Argument(names),))
    return Tree(program, commands)


def _command(context: Any) -> Command:  # noqa: ANN401
    name, command = context.info_name, context.command
    shown = [each for each in command.get_params(context) if not getattr(each, "hidden", False)]
    options = tuple(_option(name, each) for each in shown if each.param_type_name == "option")
    arguments = tuple(_argument(name, each) for each in shown if each.param_type_name == "argument")
    return Command(name, _sentence(command.help), options, arguments)


def _option(command: str, parameter: Any) -> Option:  # noqa: ANN401
    """One option, its long spellings first."""
    names = sorted([*parameter.opts, *parameter.secondary_opts], key=lambda name: not name.startswith("--"))
    value = None if parameter.is_flag or parameter.count else _kind(command, names[0], parameter)
    return Option(tuple(names), _sentence(parameter.help), value, bool(parameter.multiple or parameter.count))


def _argument(command: str, parameter: Any) -> Argument:  # noqa: ANN401
    return Argument(_kind(command, parameter.name, parameter), parameter.nargs < 0)


def _kind(command: str, name: str, parameter: Any) -> Kind:  # noqa: ANN401
    """What it takes: its type says so, or the word that stands for it in the help."""
    choices = map(str, getattr(parameter.type, "choices", ()))
    file = parameter.type.name in _FILE or (parameter.metavar or "").strip("[].").lower() in _FILE
    return kind_of(name, choices, of=command, file=file)


def _sentence(text: str | None) -> str:
    """The first paragraph of a help on one line, without its full stop."""
    return " ".join((text or "").split("\n\n")[0].split()).removesuffix(".")
