"""A drawing as lines of text: readable without colour, and in ASCII where the terminal has nothing else."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tconvcalc.drawing.panels import Cell, Panel, Role, Room, Row, Section
from tconvcalc.drawing.subject import USUAL, Part, Subject, parts

Look = Role | Literal["title", "heading", "label", "note", "bar", "few", "many", "none", ""]
"""What a stretch of text is, for whoever colours it: a cell's role, or something of the page around it."""

WIDTH = 80
ROWS = 24
_LABEL = 9
_DOTS = {False: "…", True: ".."}
_BARS = "▁▂▃▄▅▆▇█"


class Stretch(NamedTuple):
    """Text and what it is."""

    text: str
    look: Look = ""


TextLine = list[Stretch]


def drawn_lines(
    subject: Subject, sections: tuple[Section, ...] = USUAL, *, width: int = WIDTH, ascii_only: bool = False
) -> list[TextLine]:
    """The drawing as lines of at most ``width`` columns (60 at least), in ASCII alone where that is asked for."""
    lines: list[TextLine] = [[Stretch(subject.title, "title"), Stretch(f"  {subject.heading}", "heading")]]
    for part in parts(subject, sections, Room(width, ROWS)):
        lines += [[], *_captioned(part), *panel_lines(part.panel, ascii_only=ascii_only)]
    lines += [[]] if subject.notes else []
    return [*lines, *(_note("" if place else "note", text) for place, text in enumerate(subject.notes))]


def panel_lines(panel: Panel, *, ascii_only: bool) -> list[TextLine]:
    """A panel's rows, then what is to be said below them."""
    room = max([_LABEL, panel.label]) if panel.rows else 0
    lines = [line for row in panel.rows for line in _row_lines(row, panel, room, ascii_only=ascii_only)]
    lines += [[]] if panel.rows else []
    return [*lines, *(_note(note.label, note.text) for note in panel.notes)]


def plain(lines: list[TextLine]) -> list[str]:
    """The lines without what they are."""
    return ["".join(stretch.text for stretch in line).rstrip() for line in lines]


def _captioned(part: Part) -> list[TextLine]:
    return [[Stretch(f"{part.axes}:", "label")]] if part.axes else []


def _note(label: str, text: str) -> TextLine:
    return [Stretch(f"{label:<{_LABEL}}", "label"), Stretch(text, "note")]


def _row_lines(row: Row, panel: Panel, room: int, *, ascii_only: bool) -> list[TextLine]:
    """A row, and below the counts of outputs their bars, which show an uneven overlap at a glance."""
    line = [
        Stretch(f"{row.label:<{room}}", "label"),
        *(_cell(cell, panel.cell, row, ascii_only=ascii_only) for cell in row.cells),
    ]
    if row.label != "covered" or ascii_only:
        return [line]
    return [line, [Stretch(" " * room), *(_bar(cell, panel.cell, row) for cell in row.cells)]]


def _cell(cell: Cell | None, width: int, row: Row, *, ascii_only: bool) -> Stretch:
    if cell is None:
        return Stretch(" " * width)
    look = _amount(cell, row) if cell.role == "covered" else cell.role
    text = _DOTS[ascii_only] if cell.role == "gap" else cell.text
    return Stretch(" " * (width - len(text)) + text, look)


def _bar(cell: Cell | None, width: int, row: Row) -> Stretch:
    """A bar as high as the count, nothing where the count is none."""
    if cell is None or cell.role != "covered" or not cell.value:
        return Stretch(" " * width)
    most = max(each.value for each in row.cells if each)
    return Stretch(" " * (width - 1) + _BARS[-(-cell.value * len(_BARS) // most) - 1], "bar")


def _amount(cell: Cell, row: Row) -> Look:
    """Whether a count is the most of its row, less, or none."""
    if not cell.value:
        return "none"
    return "many" if cell.value == max(each.value for each in row.cells if each) else "few"
