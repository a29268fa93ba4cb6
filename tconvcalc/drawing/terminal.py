"""A drawing as lines of text: readable without colour, and in ASCII where the terminal has nothing else."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tconvcalc.drawing.panels import LABEL, Cell, Note, Panel, Role, Room, Row, Section
from tconvcalc.drawing.subject import USUAL, Part, Subject, parts

Look = Role | Literal["title", "heading", "label", "note", "bar", "few", "many", "none", "typed", ""]
"""What a stretch of text is, for whoever colours it: a cell's role, or something of the page around it."""

WIDTH = 80
_ROWS = 24
_WIDEST = 1000
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
    axes = ""
    for part in parts(subject, sections, Room(width, max(_ROWS, width // 3))):
        lines += [[], *_captioned(part, axes), *panel_lines(part.panel, ascii_only=ascii_only)]
        axes = part.axes
    lines += [[]] if subject.notes else []
    lines += [_note("" if place else "note", text) for place, text in enumerate(subject.notes)]
    return [
        *lines,
        *([[], [Stretch("next".ljust(LABEL), "label"), Stretch(subject.more, "typed")]] if subject.more else []),
    ]


def panel_lines(panel: Panel, *, ascii_only: bool) -> list[TextLine]:
    """A panel's rows, then what is to be said below them."""
    lines = [line for row in panel.rows for line in _row_lines(row, panel, ascii_only=ascii_only)]
    notes = [_note(note.label, note.text) for note in (*panel.notes, *_would_fit(panel))]
    return [*lines, *([[]] if lines and notes else []), *notes]


def _would_fit(panel: Panel) -> list[Note]:
    """How wide a terminal would show every column, where columns are left out and such a terminal could be."""
    needed = panel.label + panel.cell * panel.columns
    cut = panel.rows and len(panel.rows[0].cells) < panel.columns
    if not cut or needed > _WIDEST:
        return []
    return [Note("width", f"all {panel.columns} columns fit a terminal of {needed} (COLUMNS={needed})")]


def plain(lines: list[TextLine]) -> list[str]:
    """The lines without what they are."""
    return ["".join(stretch.text for stretch in line) for line in lines]


def _captioned(part: Part, before: str) -> list[TextLine]:
    """Of which axes a panel is true, where that is not what was said last."""
    return [[Stretch(f"{part.axes}:", "note")]] if part.axes not in {"", before} else []


def _note(label: str, text: str) -> TextLine:
    return [Stretch(f"{label:<{LABEL}}", "label"), Stretch(text, "note")]


def _row_lines(row: Row, panel: Panel, *, ascii_only: bool) -> list[TextLine]:
    """A row, and below the counts of outputs their bars, which show an uneven overlap at a glance."""
    line = [
        Stretch(f"{row.label:<{panel.label}}", "label"),
        *(_cell(cell, panel, ascii_only=ascii_only) for cell in row.cells),
    ]
    if row.label != "covered" or ascii_only:
        return [_stripped(line)]
    bars = _stripped([Stretch(" " * panel.label), *(_bar(cell, panel) for cell in row.cells)])
    return [_stripped(line), *([bars] if bars else [])]


def _stripped(line: TextLine) -> TextLine:
    """The line without the empty cells at its end."""
    while line and not line[-1].text.strip():
        line = line[:-1]
    return [*line[:-1], *(each._replace(text=each.text.rstrip()) for each in line[-1:])]


def _cell(cell: Cell | None, panel: Panel, *, ascii_only: bool) -> Stretch:
    if cell is None:
        return Stretch(" " * panel.cell)
    if cell.role == "length":
        return Stretch("  " + (cell.text if ascii_only else cell.text.replace("#", _BARS[-1])), "bar")
    look = _amount(cell, panel.most) if cell.role == "covered" else cell.role
    text = _DOTS[ascii_only] if cell.role == "gap" else cell.text
    return Stretch(" " * (panel.cell - len(text)) + text, look)


def _bar(cell: Cell | None, panel: Panel) -> Stretch:
    """A bar as high as the count, nothing where the count is none."""
    if cell is None or cell.role != "covered" or not cell.value:
        return Stretch(" " * panel.cell)
    return Stretch(" " * (panel.cell - 1) + _BARS[-(-cell.value * len(_BARS) // panel.most) - 1], "bar")


def _amount(cell: Cell, most: int) -> Look:
    """Whether a count is the most that is shown, less, or none."""
    if not cell.value:
        return "none"
    return "many" if cell.value == most else "few"
