"""What the benchmark prints: a row is two sides of one comparison, each measured as often as the other."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from tests.benchmark.stage import ROOT, Stage


class Sample(NamedTuple):
    """One run: the processor time that it took, in seconds, and what came out of it."""

    seconds: float
    result: str = ""


class Need(NamedTuple):
    """Something without which a side cannot be measured."""

    name: str
    there: Callable[[], bool]


class Side(NamedTuple):
    """One side of a row: what it is called, how it is run once, what that needs."""

    name: str
    run: Callable[[Stage], Sample]
    needs: tuple[Need, ...] = ()

    def lacks(self) -> str:
        """What is absent, in words for the table; empty where all is there."""
        absent = [need.name for need in self.needs if not need.there()]
        return f"{', '.join(absent)} absent" if absent else ""


class Row(NamedTuple):
    """One comparison.

    Attributes:
        name: what it is chosen by.
        ours: tconvcalc.
        peer: what it is compared with, or the floor that nothing can be below.
        goal: the ratio that is wanted, if any.
        agree: whether both have to come to the same result.
        warm: whether each side runs once before it counts, to have its files in memory.
    """

    name: str
    ours: Side
    peer: Side
    goal: float | None = None
    agree: bool = True
    warm: bool = False


def module(name: str) -> Need:
    """An importable module, looked for without being loaded."""
    return Need(name, lambda: find_spec(name) is not None)


def program(name: str) -> Need:
    """A program on the path."""
    return Need(name, lambda: shutil.which(name) is not None)


def file(name: str) -> Need:
    """A file of the project."""
    return Need(name, lambda: Path(ROOT, name).is_file())
