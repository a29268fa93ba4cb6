"""Drawings as lines for the screen: each stretch of text with the look that the terminal gives it."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.drawing.panels import Section
from tconvcalc.drawing.subject import Subject
from tconvcalc.drawing.terminal import Look, TextLine, drawn_lines
from tconvcalc.rendering.layout import Line, Piece, Style, line

_STYLES: dict[Look, Style] = {
    "title": "key",
    "heading": "good",
    "label": "key",
    "place": "dim",
    "index": "dim",
    "zero": "dim",
    "hole": "dim",
    "cut": "dim",
    "gap": "dim",
    "input": "command",
    "few": "command",
    "many": "good",
    "none": "bad",
    "bar": "command",
    "typed": "command",
}
_UNBROKEN = Piece("", "code")  # the last piece of a line that is never wrapped


def drawn(subject: Subject, sections: tuple[Section, ...], width: int, *, ascii_only: bool) -> list[Line]:
    """One layer's drawing, at most ``width`` columns wide where it can be."""
    return [_line(each) for each in drawn_lines(subject, sections, width=width, ascii_only=ascii_only)]


def _line(stretches: TextLine) -> Line:
    if not stretches:
        return line()
    pieces: Sequence[Piece] = [Piece(each.text, _STYLES.get(each.look, "")) for each in stretches]
    return pieces if stretches[-1].look in {"note", "heading", "typed"} else [*pieces, _UNBROKEN]
