"""Which words each option takes, asked where they live, so that a new framework or format is offered by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import get_args

from tconvcalc.checking.rules import ALL, RULES
from tconvcalc.completion.layer_words import every_layer_word, layer_words
from tconvcalc.completion.tree import ANYTHING, FILES, FRAMEWORK, LAYERS, Kind, Word
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.codegen import Init
from tconvcalc.frameworks.registry import spellings
from tconvcalc.frameworks.signature import AXES
from tconvcalc.pages import WORDS
from tconvcalc.reports import REPORTS

SHELLS = ("bash", "zsh", "fish", "powershell")
"""The shells that have a script."""

_NUMBERS = ("0", "1", "2", "3")
_FILES = ("--output-file", "--stdin-filename", "paths")
_LAYERS = ("layers", "--with")


def kind_of(name: str, choices: Iterable[str] = (), *, of: str = "", file: bool = False) -> Kind:
    """What an option or argument takes.

    Args:
        name: the option's first long spelling, or the argument's name.
        choices: the words that the command itself declares, for what is not in the table.
        of: the command, which keeps its own choices apart from those of another.
        file: whether the command itself declares that it is a file.
    """
    if name in table():
        return table()[name]
    if file:
        return FILES
    own = tuple(map(Word, choices))
    return Kind(f"{of} {name.lstrip('-')}".strip().replace(" ", "-"), own) if own else ANYTHING


@cache
def table() -> dict[str, Kind]:
    """What each option or argument takes that offers words or files."""
    rules = tuple(Word(rule.code, rule.name) for rule in RULES.values())
    selection = Kind("selection", (Word(ALL, "every rule"), *rules))
    kinds = {
        "--framework": Kind(FRAMEWORK, tuple(_frameworks())),
        "--padding": _by_framework("padding", _paddings),
        "--output-padding": _by_framework("output-padding", _output_paddings),
        "--dims": _kind("dims", map(str, AXES)),
        "--init": _kind("init", get_args(Init)),
        "--color": _kind("color", ("auto", "always", "never")),
        "--output-format": _kind("format", REPORTS),
        "--install-completion": _kind("shell", SHELLS),
        "--show-completion": _kind("shell", SHELLS),
        "shell": _kind("shell", SHELLS),
        "--select": selection,
        "--ignore": selection,
        "code": Kind("rule", rules),
        "subject": Kind("subject", (*rules, *(Word(word, summary) for word, summary in WORDS.items()))),
    }
    layers = _by_framework(LAYERS, layer_words, every_layer_word(list(FRAMEWORKS.values())))
    return kinds | dict.fromkeys(_FILES, FILES) | dict.fromkeys(_LAYERS, layers)


def _kind(name: str, words: Iterable[str]) -> Kind:
    return Kind(name, tuple(map(Word, words)))


def _frameworks() -> Iterable[Word]:
    """Every spelling, the aliases right after the names that they stand for."""
    return (Word(spelling, framework.title) for framework in FRAMEWORKS.values() for spelling in spellings(framework))


def _by_framework(name: str, words: Callable[[Framework], tuple[str, ...]], every: Iterable[str] = ()) -> Kind:
    """A kind whose words depend on the framework: with none named ``every`` one is offered, words before numbers."""
    holders: dict[tuple[str, ...], list[str]] = {}
    for framework in FRAMEWORKS.values():
        holders.setdefault(words(framework), []).extend(spellings(framework))
    every = every or sorted({word for some in holders for word in some}, key=lambda word: (word.isdigit(), word))
    return Kind(name, tuple(map(Word, every)), tuple((tuple(spellings), some) for some, spellings in holders.items()))


def _paddings(framework: Framework) -> tuple[str, ...]:
    return *framework.words, *(_NUMBERS if any(case.trims == "number" for case in framework.cases) else ())


def _output_paddings(framework: Framework) -> tuple[str, ...]:
    auto = ("auto",) if any(case.extra == "auto" for case in framework.cases) else ()
    return *auto, *(_NUMBERS if any(case.extra == "number" for case in framework.cases) else ())
