"""What is shown, as lines of pieces that know what they are and not how they look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from tconvcalc.text import column_width

Style = Literal["", "good", "bad", "key", "dim", "command", "code"]


class Piece(NamedTuple):
    """A stretch of text and what it is."""

    text: str
    style: Style = ""


Line = Sequence[Piece]


def line(text: str = "", style: Style = "") -> Line:
    """A line of one piece."""
    return (Piece(text, style),)


def labelled(label: str, texts: Sequence[str], style: Style = "") -> list[Line]:
    """A label before the first of some lines, which all begin in one column."""
    return [(Piece(f"{label if not place else '':<9}", "key"), Piece(text, style)) for place, text in enumerate(texts)]


def columns(rows: Sequence[Sequence[str]], numeric: Sequence[bool]) -> list[str]:
    """Rows of cells set in columns, two spaces apart; numbers to the right, the last column left as it is."""
    widths = [max(map(column_width, cells)) for cells in zip(*rows, strict=True)]
    return ["  ".join(_cells(row, widths, numeric)).rstrip() for row in rows]


def _cells(row: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> list[str]:
    padding = [" " * (width - column_width(cell)) for cell, width in zip(row, widths, strict=True)]
    return [space + cell if right else cell + space for cell, space, right in zip(row, padding, numeric, strict=True)]


def help_lines(rows: Sequence[Sequence[str]], commands: Sequence[str], width: int | None) -> list[Line]:
    """Each change and its command: in columns, or the command below where a line is too short."""
    if not rows:
        return []
    texts = columns(rows, [False] * len(rows[0]))
    room, most = max(map(column_width, texts)), max(column_width(change) for change, *_ in rows)
    wide = width is None or all(9 + room + 4 + column_width(typed) <= width for typed in commands)
    lines: list[Line] = [line()]
    for place, ((change, *results), text, typed) in enumerate(zip(rows, texts, commands, strict=True)):
        label = Piece(f"{'' if place else 'help':<9}", "key")
        if wide:
            lines.append([label, Piece(text + " " * (room - column_width(text) + 4)), Piece(typed, "command")])
            continue
        space = " " * (most - column_width(change) + 2)
        lines.append([label, Piece(change + space), *map(Piece, results)] if any(results) else [label, Piece(change)])
        lines.append([Piece(" " * 11), Piece(typed, "command")])
    return lines
