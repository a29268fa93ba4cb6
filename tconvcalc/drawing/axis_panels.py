"""The panels of one axis: the kernel copies laid out over the result, and the matrix that takes inputs to outputs."""

from __future__ import annotations

from collections.abc import Callable

from tconvcalc.drawing.panels import (
    Cell,
    Note,
    Panel,
    Role,
    Room,
    Row,
    Shown,
    across,
    columns_in,
    down,
    part_note,
    shown,
    tap_name,
)
from tconvcalc.drawing.products import covered, full, places, spread_input, tap_of
from tconvcalc.drawing.sentences import crop_note, overlap_notes, taps_note
from tconvcalc.geometry import Geometry


def copies_panel(geometry: Geometry, room: Room) -> Panel:
    """The input spread by the stride, each kernel copy at its place, the crops, and how often outputs are covered."""
    every = places(geometry)
    inputs = geometry.input_size - 1
    widest = max(len(str(every.stop - 1)), len(f"x{inputs}"), *_widths(geometry))
    fitting, cell = columns_in(room, max(len(f"x[{inputs}]"), len("covered")), widest)
    columns = shown(every, fitting)

    def row(label: str, at: Callable[[int], Cell | None]) -> Row:
        return Row(label, across(columns, at))

    rows: list[Row] = [
        row("full", lambda place: _full(geometry, place)),
        row("spread", lambda place: _spread(geometry, place)),
        *_copies(geometry, columns, row),
        row("output", lambda place: _output(geometry, place)),
        row("covered", lambda place: _covered(geometry, place)),
    ]
    notes = [*part_note(columns, "columns"), taps_note(geometry), crop_note(geometry), *overlap_notes(geometry)]
    title = "the kernel copies, one for each input"
    return Panel("copies", title, tuple(rows), cell, every.stop - every.start, tuple(notes))


def _copies(geometry: Geometry, columns: Shown, row: Callable[[str, Callable[[int], Cell | None]], Row]) -> list[Row]:
    """A row for each input whose copy reaches a column that is shown; what reaches none of them is one row of dots."""
    last = geometry.input_size - 1
    if not columns.left_out:
        front, back = range(last + 1), range(0)
    else:
        span = geometry.dilation * (geometry.kernel_size - 1)
        until = min(last, (columns.front.stop - 1) // geometry.stride)
        since = max(until + 1, -((span - columns.back.start) // geometry.stride))
        front, back = range(max(0, until + 1)), range(since, last + 1)
    first, final = ([_copy(geometry, copy, row) for copy in some] for some in (front, back))
    between = [row("...", lambda _: None)] if len(front) + len(back) <= last else []
    return [*first, *between, *final]


def _copy(geometry: Geometry, copy: int, row: Callable[[str, Callable[[int], Cell | None]], Row]) -> Row:
    return row(f"x[{copy}]", lambda place: _tap(geometry, place, copy))


def matrix_panel(geometry: Geometry, room: Room) -> Panel:
    """The matrix that takes the inputs to the outputs, each tap in its place."""
    outputs, inputs = geometry.output_size, geometry.input_size
    widest = max(len(f"x{inputs - 1}"), *_widths(geometry))
    fitting, cell = columns_in(room, len(f"y[{outputs - 1}]"), widest)
    columns, lines = shown(range(inputs), fitting), shown(range(outputs), room.rows)

    def entry(place: int, copy: int) -> Cell:
        tap = tap_of(geometry, place, copy)
        return Cell(".", "zero") if tap is None else Cell(tap_name(geometry.kernel_size, tap), "tap", tap)

    def line(output: int) -> Row:
        place = output + geometry.crop_begin
        return Row(f"y[{output}]", across(columns, lambda copy: entry(place, copy)))

    rows = [Row("", across(columns, lambda copy: Cell(f"x{copy}", "index"))), *down(lines, line)]
    notes = [*part_note(columns, "inputs"), *part_note(lines, "outputs"), taps_note(geometry)]
    notes.append(Note("matrix", f"y = C^T x, {outputs} rows by {inputs} columns; C itself is the strided convolution"))
    title = "the matrix C^T: a row for each output, a column for each input"
    return Panel("matrix", title, tuple(rows), cell, inputs, tuple(notes))


def _widths(geometry: Geometry) -> tuple[int, int]:
    """The characters of the last output and of the last tap."""
    return len(str(geometry.output_size - 1)), len(tap_name(geometry.kernel_size, geometry.kernel_size - 1))


def _full(geometry: Geometry, place: int) -> Cell | None:
    return Cell(str(place), "place") if place in range(full(geometry)) else None


def _spread(geometry: Geometry, place: int) -> Cell | None:
    copy = spread_input(geometry, place)
    if copy is not None:
        return Cell(f"x{copy}", "input")
    return Cell(".", "zero") if 0 < place < (geometry.input_size - 1) * geometry.stride else None


def _tap(geometry: Geometry, place: int, copy: int) -> Cell | None:
    tap = tap_of(geometry, place, copy)
    if tap is not None:
        return Cell(tap_name(geometry.kernel_size, tap), "tap", tap)
    within = 0 < place - copy * geometry.stride < geometry.dilation * (geometry.kernel_size - 1)
    return Cell(".", "hole") if within else None


def _output(geometry: Geometry, place: int) -> Cell:
    output = place - geometry.crop_begin
    role: Role = "output" if 0 <= output < geometry.output_size else "cut"
    return Cell(str(output) if role == "output" else "-", role)


def _covered(geometry: Geometry, place: int) -> Cell | None:
    if not 0 <= place - geometry.crop_begin < geometry.output_size:
        return None
    count = covered(geometry, place)
    return Cell(str(count), "covered", count)
