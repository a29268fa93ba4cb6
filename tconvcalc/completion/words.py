"""Which words each option takes, asked where they live, so that a new framework or format is offered by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import get_args

from tconvcalc.checking.rules import ALL, RULES
from tconvcalc.completion.tree import ANYTHING, FILES, FRAMEWORK, LAYERS, Kind, Word
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.codegen import Init
from tconvcalc.frameworks.registry import spellings
from tconvcalc.frameworks.signature import AXES
from tconvcalc.networks.layers import TRANSPOSED, held
from tconvcalc.networks.notation import read
from tconvcalc.networks.words import BODIES, EXAMPLES, KINDS, LETTERED, LETTERS, SUFFIXES, LayerWord
from tconvcalc.pages import WORDS
from tconvcalc.reports import REPORTS

SHELLS = ("bash", "zsh", "fish", "powershell")
"""The shells that have a script."""

_NUMBERS = ("0", "1", "2", "3")
_FILES = ("--output-file", "--stdin-filename", "paths")
_LAYERS = ("layers", "--with")
_BEFORE = ("k3", "k3s2", "k4s2")
"""What is written of a layer to see what it takes beside that; some of it depends on the stride and the kernel."""

_TRIED = (1, 2)
_WITH_CHANNELS = ("conv", TRANSPOSED)


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
    layers = _by_framework(LAYERS, _layer_words, _every_layer_word(list(FRAMEWORKS.values())))
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


@cache
def _layer_words(framework: Framework) -> tuple[str, ...]:
    """The kinds with their colon, and each with what may stand behind it: ``conv:``, ``conv:k``, ``up:``, ``up:2``.

    A framework that knows no other layers is offered its transposed convolutions.
    """
    kinds = [kind for kind in KINDS if kind in framework.steps.kinds or kind == TRANSPOSED]
    return tuple(word for kind in kinds for word in (f"{kind}:", *_signs(framework, kind)))


def _signs(framework: Framework, kind: str) -> Iterator[str]:
    if kind in BODIES:
        yield f"{kind}:{_example(kind)}"
        return
    yield f"{kind}:k"
    idle = {"k"} if kind in _WITH_CHANNELS else {"k", "g", "c"}
    for sign in (*LETTERS, *SUFFIXES):
        tried = [f"{kind}:{before}{_valued(sign)}" for before in _BEFORE if sign not in before]
        if sign not in idle and any(_takes(framework, text) for text in tried):
            yield f"{kind}:{sign}"


def _example(kind: str) -> str:
    return EXAMPLES[BODIES[kind]].partition(":")[2]


def _valued(sign: str) -> str:
    return sign if sign in SUFFIXES else f"{sign}1"


def _takes(framework: Framework, text: str) -> bool:
    """Whether a layer of this kind can be written so, on one axis or on two."""
    return any(held(framework, _word(text), dims) for dims in _TRIED)


@cache
def _word(text: str) -> LayerWord:
    (word,) = read(text).words
    return word


def _every_layer_word(frameworks: list[Framework]) -> list[str]:
    """The words of several frameworks, each once, in the order of the notation."""
    signs = ["", *LETTERS, *SUFFIXES]
    order = [f"{kind}:{sign}" for kind in KINDS for sign in (signs if kind in LETTERED else ["", _example(kind)])]
    known = {word for framework in frameworks for word in _layer_words(framework)}
    return [word for word in order if word in known]
