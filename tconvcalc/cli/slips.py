"""What is typed wrongly on a command line, before any value is read: the sentence that names what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from tconvcalc.errors import MisuseError
from tconvcalc.text import listed, short

_MOST_TOLD = 240  # characters of a line of a complaint, which can have several arguments in it
_NUMBERS = re.compile(r"[0-9]+(?:[xX,][0-9]+)*")


def refuse_repeated(command: Any, arguments: Sequence[str]) -> None:  # noqa: ANN401 -- Typer does not say
    """Refuse an option that takes one value and is given twice: the first would be forgotten without a word.

    Raises:
        MisuseError: with the option and both values.
    """
    seen: dict[str, str] = {}
    for option, value in _given(command, arguments):
        if option in seen:
            both = f"{short(seen[option])} and {short(value)}"
            raise MisuseError(
                f"{option} is given twice: {both}\nwrite {option} once; per axis as 126x224", option=option
            )
        seen[option] = value


def _given(command: Any, arguments: Sequence[str]) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """The options of a command line that take one value, by their first long name, each with its value."""
    options = {name: each for each in command.params for name in each.opts if name.startswith("-")}
    place = 0
    while place < len(arguments) and arguments[place] != "--":
        word = arguments[place]
        name, equals, value = word.partition("=")
        if not word.startswith("--") and word[:2] in options:
            name, value = word[:2], word[2:]
        place += 1
        each = options.get(name)
        if each is None or getattr(each, "is_flag", False):
            continue
        if not equals and not value and place < len(arguments):
            value, place = arguments[place], place + 1
        if not each.multiple:
            yield next(known for known in each.opts if known.startswith("--")), value


def told(error: Any, arguments: Sequence[str]) -> str:  # noqa: ANN401 -- an error of Typer's own
    """The complaint about a command line that cannot be parsed, with what was probably meant and where help is."""
    context = getattr(error, "ctx", None)
    kind, hint, unknown = type(error).__name__, "", error.format_message().startswith("No such command")
    path = "tconvcalc" if unknown or not arguments or arguments[0].startswith("-") else f"tconvcalc {arguments[0]}"
    if kind == "NoSuchOption":
        hint = _option(error, context, arguments)
    elif kind == "BadParameter":
        hint = _number(error, context, arguments)
    elif "unexpected extra argument" in error.format_message():
        hint = _loose(path, arguments)
    if hint:
        return hint
    lines = [short(line, _MOST_TOLD) for line in error.format_message().splitlines()]
    return "\n".join(lines) + f"\ntry {path} --help"


def _option(error: Any, context: Any, arguments: Sequence[str]) -> str:  # noqa: ANN401
    """An option that is not known: of the program but not of a command, shortened, or misspelt."""
    name = error.option_name
    if context.parent is None:
        rest = " ".join(map(short, arguments))
        return f"{short(name)} is an option of a command\nwrite tconvcalc solve {rest}"
    known = [each for option in context.command.params for each in option.opts if each.startswith("--")]
    begun = [each for each in known if each.startswith(name)]
    near = begun or get_close_matches(name, known, n=1, cutoff=0.7)
    meant = f"write {listed(near, 'or')}" if near else f"try {context.command_path} --help"
    return f"no option is called {short(name)}\n{meant}"


def _number(error: Any, context: Any, arguments: Sequence[str]) -> str:  # noqa: ANN401
    """A value that is no number, or one that is too small: all that Typer itself reads are whole numbers."""
    option = next(each for each in error.param.opts if each.startswith("--"))
    value = dict(_given(context.command, arguments)).get(option, "")
    least = getattr(error.param.type, "min", None)
    begin = "" if least is None else f" from {least}"
    return f"{option}: cannot take {short(value)}\nwrite a whole number{begin}"


def _loose(path: str, arguments: Sequence[str]) -> str:
    """Numbers without an option: a second value of the one before, or the two sizes."""
    places = [at for at in range(1, len(arguments)) if _NUMBERS.fullmatch(arguments[at])]
    loose = [at for at in places if not arguments[at - 1].startswith("-")]
    if not loose:
        return ""
    first, values = loose[0], [arguments[at] for at in loose]
    if first > 1 and arguments[first - 2].startswith("-"):
        joined = "x".join([arguments[first - 1], *values])
        return f"{short(values[0])} follows no option\nwrite {arguments[first - 2]} {joined} for one value per axis"
    sizes = " ".join(f"{option} {word}" for option, word in zip(("-i", "-o"), values, strict=False))
    return f"{short(values[0])} follows no option\nwrite {path} {sizes}"
