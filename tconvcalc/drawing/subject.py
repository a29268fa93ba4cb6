"""What a drawing is of: a layer's name and its geometry on each axis, and which sections of it are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tconvcalc.drawing.axis_panels import copies_panel, matrix_panel
from tconvcalc.drawing.panels import Cell, Panel, Room, Row, Section, down, label_room, part_note, shown
from tconvcalc.drawing.plane_panel import plane_panel
from tconvcalc.drawing.sentences import phase_notes
from tconvcalc.geometry import Geometry

USUAL: tuple[Section, ...] = ("copies", "phases")
"""What is drawn where nothing is said."""

_LONGEST = 60  # characters of the longest bar of a chain
_LEAST = 8


def chosen(*, matrix: bool, phases: bool, two_d: bool) -> tuple[Section, ...]:
    """The parts that were asked for, the usual ones where none was."""
    asked: dict[Section, bool] = {"phases": phases, "matrix": matrix, "two_d": two_d}
    return tuple(section for section, wanted in asked.items() if wanted) or USUAL


class Way(NamedTuple):
    """A chain of layers: what stands before each size (the input's own name first), and the sizes along each axis."""

    names: tuple[str, ...]
    sizes: tuple[tuple[int, ...], ...]


class Subject(NamedTuple):
    """A layer to draw, or a chain of them.

    Attributes:
        title: whose layer it is.
        heading: its sizes and parameters in one line.
        geometries: one for each spatial axis, outermost first; none for a chain.
        notes: what is to be said below all panels.
        more: the command that shows what is not drawn yet, for who reads it where commands are typed.
        way: the sizes on the way through a chain, None for one layer.
        turned: whether the taps stand in the framework's weights in the other order.
    """

    title: str
    heading: str
    geometries: tuple[Geometry, ...]
    notes: tuple[str, ...] = ()
    more: str = ""
    way: Way | None = None
    turned: bool = False


def merged(subjects: Sequence[Subject]) -> list[Subject]:
    """The layers with different pictures; what has the picture of a layer before it is named in that one's notes."""
    first: dict[object, Subject] = {}
    for each in subjects:
        drawn = (each.geometries, each.way)
        before = first.setdefault(drawn, each)
        if before is not each:
            alike = "the same sizes" if each.way else "the same numbers"
            order = " if its kernel is turned round" if each.turned != before.turned else ""
            same = f"{each.title}  {each.heading}: {alike}{order}"
            first[drawn] = before._replace(notes=(*before.notes, same))
    return list(first.values())


class Part(NamedTuple):
    """A panel, and the axes of which it is true (``both axes``); empty where there is but one."""

    axes: str
    panel: Panel


def parts(subject: Subject, sections: tuple[Section, ...], room: Room) -> list[Part]:
    """The panels of a layer or a chain, from top to bottom: axes that are alike are drawn once."""
    if subject.way:
        axes = tuple(zip(*subject.way.sizes, strict=True))
        return [Part(_axes(axes, each), _chain_panel(subject.way.names, each, room)) for each in dict.fromkeys(axes)]
    geometries = subject.geometries
    drawn = [
        Part(_axes(geometries, each), panel)
        for each in dict.fromkeys(geometries)
        for panel in _of_an_axis(each, sections, room)
    ]
    if "two_d" in sections:
        last = "the last two axes" if len(geometries) > _PLANE else ""
        drawn.append(Part(last, plane_panel(geometries[-_PLANE], geometries[-1], room)))
    return drawn


_PLANE = 2


def _axes(axes: Sequence[object], one: object) -> str:
    """Which of the axes are like one of them."""
    places = [str(place) for place, each in enumerate(axes) if each == one]
    if len(places) == len(axes):
        return {1: "", 2: "both axes"}.get(len(places), "every axis")
    return f"axis {' and '.join(places)}"


def _of_an_axis(geometry: Geometry, sections: tuple[Section, ...], room: Room) -> list[Panel]:
    phases = tuple(phase_notes(geometry))
    drawn: list[Panel] = []
    if "copies" in sections:
        drawn.append(copies_panel(geometry, room))
    if "phases" in sections:
        drawn.append(Panel("phases", "what each output sums, phase by phase", notes=phases))
    if "matrix" in sections:
        drawn.append(matrix_panel(geometry, room))
    return drawn


def _chain_panel(names: Sequence[str], sizes: Sequence[int], room: Room) -> Panel:
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
