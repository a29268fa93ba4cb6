"""What a picture is made of before anybody knows how it will look: panels of rows of cells, with sentences below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Literal, NamedTuple

Section = Literal["copies", "phases", "matrix", "two_d", "chain"]
"""A part of a drawing that can be asked for."""

Role = Literal["place", "zero", "input", "tap", "hole", "cut", "output", "covered", "gap", "index", "length"]
"""What a cell shows; renderers choose looks by it."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LABEL = 9  # characters of a label, as everywhere
_APART = 2  # characters at least between a label and what follows


class Cell(NamedTuple):
    """One cell: its text, what it is, and for counts the number."""

    text: str
    role: Role
    value: int = 0


GAP = Cell("…", "gap")
"""Stands once in each row where columns are left out."""


class Row(NamedTuple):
    """A labelled row; None where a column has nothing."""

    label: str
    cells: tuple[Cell | None, ...]


class Note(NamedTuple):
    """A sentence below a panel, with the label that stands before it."""

    label: str
    text: str


class Room(NamedTuple):
    """How much a renderer can show: characters across, and rows of a panel."""

    width: int
    rows: int


class Shown(NamedTuple):
    """What is shown of many things in a row: all of them, or the first and the last with the rest left out."""

    front: range
    back: range
    left_out: int


@dataclass(frozen=True)
class Panel:
    """One grid of cells.

    Attributes:
        name: which section it is.
        title: what is seen, in one sentence.
        rows: from top to bottom, equally long.
        cell: the characters that a column takes, the space to the next one included.
        columns: how many columns there would be with nothing left out.
        notes: what is to be said below.
    """

    name: Section
    title: str
    rows: tuple[Row, ...] = ()
    cell: int = 0
    columns: int = 0
    notes: tuple[Note, ...] = ()

    @cached_property
    def label(self) -> int:
        """The characters that the labels take, the space to the first cell included."""
        return label_room(max((len(row.label) for row in self.rows), default=0))

    @cached_property
    def most(self) -> int:
        """The largest count that is shown, 1 where none is above."""
        counts = (cell.value for row in self.rows for cell in row.cells if cell and cell.role == "covered")
        return max(counts, default=0) or 1


def shown(every: range, room: int) -> Shown:
    """The things of a rising range that fit into ``room`` places, one of which marks the gap where not all do.

    The range may be longer than ``len`` can say.
    """
    count = every.stop - every.start
    if count <= room:
        return Shown(every, range(0), 0)
    back = (room - 1) // 2
    front = room - 1 - back
    head, tail = range(every.start, every.start + front), range(every.stop - back, every.stop)
    return Shown(head, tail, count - front - back)


def across(columns: Shown, at: Callable[[int], Cell | None]) -> tuple[Cell | None, ...]:
    """A row's cells, with a gap where columns are left out."""
    gap = [GAP] if columns.left_out else []
    return tuple(chain(map(at, columns.front), gap, map(at, columns.back)))


def down(lines: Shown, at: Callable[[int], Row]) -> list[Row]:
    """The rows, with a row of gaps where some are left out."""
    front, back = [at(each) for each in lines.front], [at(each) for each in lines.back]
    return [*front, *([left_out_row(front[0])] if lines.left_out else []), *back]


def left_out_row(like: Row) -> Row:
    """What stands for rows that are left out between others."""
    return Row("...", (None,) * len(like.cells))


def part_note(some: Shown, what: str) -> list[Note]:
    """What to say of things that are not all shown."""
    if not some.left_out:
        return []
    front, back = len(some.front), len(some.back)
    return [Note("shown", f"the first {front} and the last {back} of {front + back + some.left_out} {what}")]


def columns_in(room: Room, label: int, widest: int) -> tuple[int, int]:
    """How many cells fit beside the labels (3 at least), and the characters of each."""
    cell = max(3, widest + 1)
    return max(3, (room.width - label_room(label)) // cell), cell


def label_room(longest: int) -> int:
    """The characters that labels take, the space to what follows included."""
    return max(LABEL, longest + _APART)


def tap_name(kernel_size: int, tap: int) -> str:
    """What a tap is called in a cell: a letter, or its number where a kernel has more taps than letters."""
    return LETTERS[tap] if kernel_size <= len(LETTERS) else str(tap)
