"""How a fault in a spec is told, and where it is collected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache

from tconvcalc.claims import Finding, Place
from tconvcalc.errors import MisuseError
from tconvcalc.readers.spec.marks import Marks, Path
from tconvcalc.text import MOST_SHOWN, listed, short

MOST_FAULTS = 100
"""Faults of one spec that are told."""

_MOST_UNKNOWN = 20  # keys of one table


def shown(value: object) -> str:
    """Show a value of a spec, safely and not at length."""
    if isinstance(value, str):
        return f'"{short(value)}"'
    if isinstance(value, bool) or value is None:
        return str(value).lower() if value is not None else "null"
    if isinstance(value, int | float):
        return repr(value) if abs(value) < 1 << 128 else "a very large number"
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a table"
    return "a value of another kind"


def fault(place: Place, message: str, *help_: str, because: tuple[str, ...] = ()) -> Finding:
    """A finding of TCC901."""
    return Finding("TCC901", place, message, because, help_)


def given_twice(key: str, path: str) -> Finding:
    """A key that stands twice in one table, of which only one can be meant."""
    return fault(Place(path), f"the key {shown(key)} stands twice in one table")


@dataclass
class Table:
    """One table of a spec: its entries, where it stands, its faults, and whether nobody names its framework."""

    entries: dict[str, object]
    marks: Marks
    path: Path
    faults: list[Finding] = field(default_factory=list)
    nameless: bool = False

    @property
    def name(self) -> str:
        """The name that it gives itself."""
        name = self.entries.get("name")
        return name if isinstance(name, str) else ""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.marks.table(self.path, self.name)

    def wrong(self, key: str, message: str, *help_: str, because: tuple[str, ...] = ()) -> None:
        """Note a fault of one key."""
        place = self.marks.key(self.path, key, self.name)
        self.faults.append(fault(place, message, *help_, because=because))

    def unknown(self, known: Iterable[str]) -> None:
        """Note each key that is none of the known ones, with the nearest of them."""
        names = tuple(known)
        strange = [key for key in self.entries if key not in names]
        for key in strange[:_MOST_UNKNOWN]:
            self.wrong(key, f"unknown key {shown(key)}", _nearest(key[:MOST_SHOWN], names))
        if len(strange) > _MOST_UNKNOWN:
            self.wrong(strange[_MOST_UNKNOWN], f"{len(strange) - _MOST_UNKNOWN:,} more unknown keys in this table")

    def text(self, key: str) -> str | None:
        """A text, if there is one."""
        value = self.entries.get(key)
        if value is None or isinstance(value, str):
            return value
        self.wrong(key, f"{key} is a text, not {shown(value)}")
        return None

    def count(self, key: str, most: int, *, low: int | None = 1) -> int | None:
        """A whole number, if there is one; ``low`` None leaves it to the rules to say what is too small."""
        value = self.entries.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self.wrong(key, f"{key} is a whole number, not {shown(value)}")
        elif value > most or (low is not None and value < low):
            self.wrong(key, f"{key} is from {low or 1:,} to {most:,}, not {shown(value)}")
        else:
            return value
        return None

    def misread(self, key: str, error: MisuseError) -> None:
        """Note that a text could not be read as a value; the carets of a terminal are left out."""
        first, *rest = str(error).split("\n")
        option, _, told = first.partition(": ")
        name = option.removeprefix("--").replace("-", "_")
        why = tuple(line.lstrip(" ^") for line in rest[:-1])
        self.wrong(key, f"{name}: {told}", *rest[-1:], because=why)


@lru_cache
def _nearest(key: str, names: tuple[str, ...]) -> str:
    """What to write instead of a key; the same slip is often made in every layer."""
    near = get_close_matches(key, names, n=1)
    return near[0] if near else f"one of {listed(names, 'or')}"
