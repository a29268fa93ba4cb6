"""The panel of two axes: how often each element of the plane is covered, in which a checkerboard shows itself."""

from __future__ import annotations

from tconvcalc.drawing.panels import Cell, Note, Panel, Room, Row, across, columns_in, down, part_note, shown
from tconvcalc.drawing.products import covered, has_interior, unreached
from tconvcalc.drawing.sentences import counts, evenness, unreached_note
from tconvcalc.geometry import Geometry, overlap


def plane_panel(high: Geometry, wide: Geometry, room: Room) -> Panel:
    """The coverage of a plane: along each axis the counts of that axis, multiplied where they cross."""
    rows, columns = high.output_size, wide.output_size
    widest = max(len(str(columns - 1)), len(str(_most(high) * _most(wide))))
    fitting, cell = columns_in(room, len(f"y[{rows - 1}]"), widest)
    places, lines = shown(range(columns), fitting), shown(range(rows), room.rows)

    def line(output: int) -> Row:
        down_here = covered(high, output + high.crop_begin)

        def at(place: int) -> Cell:
            count = down_here * covered(wide, place + wide.crop_begin)
            return Cell(str(count), "covered", count)

        return Row(f"y[{output}]", across(places, at))

    head = Row("", across(places, lambda place: Cell(str(place), "index")))
    notes = [*part_note(places, "columns"), *part_note(lines, "rows"), *_overlap_notes(high, wide)]
    title = "how many products each element of the plane sums"
    return Panel("two_d", title, (head, *down(lines, line)), cell, columns, tuple(notes))


def _most(geometry: Geometry) -> int:
    return overlap(geometry.kernel_size, geometry.stride, geometry.dilation).max


def _overlap_notes(high: Geometry, wide: Geometry) -> list[Note]:
    """Whether neighbouring elements sum equally many products, and how many sum none."""
    each = sorted({one * other for one in counts(high) for other in counts(wide)})
    notes = [Note("overlap", evenness(each, has_interior(high) and has_interior(wide)))]
    reached = (high.output_size - unreached(high)) * (wide.output_size - unreached(wide))
    return [*notes, *unreached_note(high.output_size * wide.output_size - reached)]
