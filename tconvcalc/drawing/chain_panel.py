"""The panel of a chain: the size along one axis before and behind each layer, as numbers and as bars."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.drawing.panels import Cell, Panel, Room, Row, down, label_room, part_note, shown

_LONGEST = 60  # characters of the longest bar
_LEAST = 8


def chain_panel(names: Sequence[str], sizes: Sequence[int], room: Room) -> Panel:
    """A row for the input and for each layer that it goes through.

    Args:
        names: what stands before each size, the input's own first.
        sizes: as many, in elements.
        room: how much can be shown.
    """
    parts = shown(range(len(sizes)), room.rows)
    cell = max(len(str(size)) for size in sizes) + 1
    longest = max(_LEAST, min(_LONGEST, room.width - label_room(max(map(len, names))) - cell - 2))

    def line(place: int) -> Row:
        size = sizes[place]
        bar = "#" * max(1, size * longest // max(sizes))
        return Row(names[place], (Cell(str(size), "output"), Cell(bar, "length", size)))

    rows = down(parts, line)
    return Panel("chain", "the size behind each layer", tuple(rows), cell, 2, tuple(part_note(parts, "sizes")))
