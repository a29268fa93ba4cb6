"""The frameworks that are known, each one folder and one line here, and how a name that was typed becomes one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from difflib import get_close_matches
from importlib import import_module
from typing import NamedTuple

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.base import Framework
from tconvcalc.layer import Word
from tconvcalc.text import MOST_SHOWN, listed, short
from tconvcalc.values import LARGEST


class Line(NamedTuple):
    """What is known of a framework before its table is loaded.

    Attributes:
        aliases: its other names.
        asked_by_default: whether it is asked where no framework is named.
        speaks: whether its folder has a file ``messages.py``, with what it says when it fails.
    """

    aliases: tuple[str, ...] = ()
    asked_by_default: bool = False
    speaks: bool = False


class Registry(MutableMapping[str, Framework]):
    """Name -> framework, in the order in which answers come; a table is loaded when it is first looked at."""

    def __init__(self, lines: Mapping[str, Line]) -> None:
        """Start with these names."""
        self.lines = dict(lines)
        self._loaded: dict[str, Framework] = {}

    def __getitem__(self, name: str) -> Framework:
        """The framework of this very name."""
        if name not in self._loaded:
            if name not in self.lines:
                raise KeyError(name)
            self._loaded[name] = getattr(import_module(f"{__package__}.{name}"), name.upper())
        return self._loaded[name]

    def __setitem__(self, name: str, framework: Framework) -> None:
        """Register one more."""
        self.lines[name] = Line(framework.aliases, framework.asked_by_default)
        self._loaded[name] = framework

    def __delitem__(self, name: str) -> None:
        """Take one away again."""
        del self.lines[name]
        self._loaded.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter(self.lines)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.lines)


FRAMEWORKS = Registry(
    {
        "tensorflow": Line(("tf",), asked_by_default=True, speaks=True),
        "keras": Line(asked_by_default=True, speaks=True),
        "pytorch": Line(("torch",), asked_by_default=True, speaks=True),
        "jax": Line(("flax", "lax"), speaks=True),
        "onnx": Line(("onnxruntime", "ort"), speaks=True),
        "paddle": Line(("paddlepaddle",), speaks=True),
        "mlx": Line(),
        "tinygrad": Line(),
        "caffe": Line(),
    }
)
"""Every framework: its folder, and one line here."""

EVERY = "all"
"""Stands for every framework where one is named."""


class UnknownFrameworkError(MisuseError):
    """A name that no framework has; ``nearest`` is the one that was most likely meant, if any is like it."""

    def __init__(self, name: object, where: str) -> None:
        """Complain about ``name``, which was given at ``where`` (an option or a key)."""
        typed = str.__str__(name) if isinstance(name, str) else ""
        shown = f'"{short(typed)}"'
        if not isinstance(name, str):
            plain = isinstance(name, float) or (isinstance(name, int) and abs(name) <= LARGEST)
            shown = repr(name) if plain else f"a value of the type {type(name).__name__}"
        known = [spelling for name, line in FRAMEWORKS.lines.items() for spelling in (name, *line.aliases)]
        near = get_close_matches(typed.strip().lower()[:MOST_SHOWN], known, n=1)
        self.nearest = near[0] if near else ""
        why = f"{shown} is no name of a framework" if shown.startswith("a value") else f"no framework is called {shown}"
        parts = [part.strip() for part in typed[:MOST_SHOWN].split(",")]
        if len(parts) > 1 and all(part.lower() in known for part in parts):
            meant, instead = "", " ".join(f"{where} {part}" for part in parts)
            super().__init__(f"{where}: {why}\nwrite {instead}", option=where, why=why, instead=instead)
            return
        meant = f" (the nearest is {self.nearest})" if near else ""
        super().__init__(f"{where}: {why}{meant}\nwrite {choices()}", option=where, why=why, instead=choices())


def resolve(name: object, where: str = "--framework") -> Framework:
    """The framework that a name or an alias means, in any case.

    Args:
        name: what was given.
        where: the option or the key at which it was given, for the complaint.

    Raises:
        UnknownFrameworkError: no framework has this name.
    """
    plain = str.__str__(name).strip().lower() if isinstance(name, str) else ""
    for known, line in FRAMEWORKS.lines.items():
        if plain == known or plain in line.aliases:
            return FRAMEWORKS[known]
    raise UnknownFrameworkError(name, where)


def spellings(framework: Framework) -> tuple[str, ...]:
    """Every name of a framework, the aliases last."""
    return framework.name, *framework.aliases


def asked_by_default() -> tuple[str, ...]:
    """The names of the frameworks that answer where none is named."""
    return tuple(name for name, line in FRAMEWORKS.lines.items() if line.asked_by_default)


def choices() -> str:
    """The names that may be written, with their usual aliases: ``tensorflow (tf), keras or pytorch (torch)``."""
    each = [name + (f" ({line.aliases[0]})" if line.aliases else "") for name, line in FRAMEWORKS.lines.items()]
    return listed(each, "or")


def padding_words() -> tuple[Word, ...]:
    """The padding words that any framework knows, sorted."""
    return tuple(sorted({word for framework in FRAMEWORKS.values() for word in framework.words}))
