"""Where a piece of syntax stands, in lines and columns as editors count them."""

from __future__ import annotations

import ast
from bisect import bisect
from itertools import accumulate
from typing import NamedTuple

from tconvcalc.claims import Place

_CONTINUES = 0b10  # the two leading bits of a byte of UTF-8 that begins no character


class Origin(NamedTuple):
    """Where the first line of a part of the text comes from: a cell of a notebook, and the text as it stands there."""

    begin: int
    cell: int
    lines: tuple[str, ...]


def line_of(place: Place) -> str:
    """A line as a sentence names it."""
    return f"cell {place.cell}, line {place.line}" if place.cell else f"line {place.line}"


class Lines:
    """The lines of one source, or of the joined cells of a notebook."""

    def __init__(self, text: str, path: str, origins: tuple[Origin, ...] = ()) -> None:
        """Cut the text where Python does (not at every character that Unicode calls a line break)."""
        self.path = path
        self.text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        self.lines = self.text.split("\n")
        self._origins = origins
        self._begins = [origin.begin for origin in origins]
        self._characters: dict[int, list[int]] = {}

    def source(self, line: int) -> str:
        """The text of a line; of a line that does not exist, nothing."""
        return self.lines[line - 1] if 1 <= line <= len(self.lines) else ""

    def character(self, line: int, offset: int) -> int:
        """The column, from 1, of a byte offset of ``ast``, which counts in UTF-8."""
        text = self.source(line)
        if text.isascii():
            return offset + 1
        if line not in self._characters:
            starts = (byte >> 6 != _CONTINUES for byte in text.encode())
            self._characters[line] = [0, *accumulate(starts)]
        counts = self._characters[line]
        return counts[min(offset, len(counts) - 1)] + 1

    def place(self, node: ast.expr | ast.stmt) -> Place:
        """The place of an expression or a statement."""
        begin, end = node.lineno, node.end_lineno or node.lineno
        columns = self.character(begin, node.col_offset), self.character(end, node.end_col_offset or 0)
        return self.at(begin, columns[0], end, columns[1])

    def at(self, line: int, column: int, end_line: int, end_column: int) -> Place:
        """The place of a stretch of the text, told as the cell and the line in it where the text is a notebook's."""
        place = Place(self.path, line, column, end_line, end_column, source=self.source(line))
        if not self._origins:
            return place
        origin = self._origins[max(0, bisect(self._begins, line) - 1)]
        moved = origin.begin - 1
        source = origin.lines[line - origin.begin]
        return place._replace(line=line - moved, end_line=end_line - moved, cell=origin.cell, source=source)
