"""A drawing as SVG: the panels as grids of cells, readable in light and in dark, with a title and a description.

Written with the standard library's XML: of a drawing library five kinds of elements would be used.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring
from zlib import crc32

from tconvcalc.drawing.panels import LABEL, Cell, Note, Panel, Role, Room, Row, Section
from tconvcalc.drawing.subject import USUAL, Part, Subject, parts
from tconvcalc.drawing.svg_style import STYLE

ROOM = Room(150, 48)
"""How much an SVG shows of a layer: enough to see the pattern, bounded for every size."""

_MARGIN = 24
_CHARACTER = 8.4  # the width of a character of 13 px in a monospaced font, and some air
_LINE = 24
_BAR = 28  # the height of the highest bar
_BOXED: frozenset[Role] = frozenset({"input", "tap", "cut", "output", "covered"})
_COLOURS = 8


def svg(subjects: Sequence[Subject], sections: tuple[Section, ...] = USUAL) -> str:
    """The layers as one picture, the first on top. The text of a whole file."""
    words = [f"{each.title} {each.heading}" for each in subjects]
    name = f"tconvcalc-{crc32(' '.join([*words, *sections]).encode()):08x}"
    named = f"{name}-title {name}-desc"
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": "tconvcalc", "role": "img"})
    root.set("aria-labelledby", named)
    _text_element(root, "title", f"Transposed convolution: {'; '.join(words)}", id=f"{name}-title")
    described = SubElement(root, "desc", {"id": f"{name}-desc"})
    SubElement(root, "style").text = STYLE
    SubElement(root, "rect", {"class": "ground", "width": "100%", "height": "100%"})
    page = _Page(root)
    for subject in subjects:
        page.subject(subject, sections)
    described.text = " ".join(page.said)
    width, height = page.size()
    root.set("viewBox", f"0 0 {width} {height}")
    root.set("width", str(width))
    root.set("height", str(height))
    return tostring(root, encoding="unicode") + "\n"


class _Page:
    """The picture as it grows downwards: how far it has come, how wide it is, and what it says."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.below = float(_MARGIN)
        self.right = 0.0
        self.said: list[str] = []

    def size(self) -> tuple[int, int]:
        """The width and the height of the whole."""
        return round(self.right + 2 * _MARGIN), round(self.below + _MARGIN)

    def subject(self, subject: Subject, sections: tuple[Section, ...]) -> None:
        """Draw one layer."""
        group = SubElement(self.root, "g", {"class": "layer"})
        self._line(group, "layer-title", f"{subject.title}  {subject.heading}", 1.2)
        for part in parts(subject, sections, ROOM):
            self._part(group, part)
        self._notes(group, [Note("" if place else "note", text) for place, text in enumerate(subject.notes)])

    def _part(self, parent: Element, part: Part) -> None:
        panel = part.panel
        group = SubElement(parent, "g", {"class": f"panel {panel.name}"})
        self._line(group, "panel-title", panel.title + (f" ({part.axes})" if part.axes else ""), 1.1)
        for row in panel.rows:
            self._row(group, panel, row)
        self._notes(group, panel.notes)
        self.below += _LINE * 0.75

    def _line(self, parent: Element, look: str, text: str, scale: float) -> None:
        self.below += _LINE * scale
        _text(parent, look, text, _MARGIN, self.below - 8)
        self._reach(len(text) * _CHARACTER * scale)

    def _row(self, parent: Element, panel: Panel, row: Row) -> None:
        group = SubElement(parent, "g", {"class": "row", "data-label": row.label})
        group.tail = "\n"
        if row.label:
            _text(group, "label", row.label, _MARGIN, self.below + 16)
        left, width = _MARGIN + panel.label * _CHARACTER, panel.cell * _CHARACTER
        barred = row.label == "covered"
        for place, cell in enumerate(row.cells):
            if cell and cell.role == "length":
                size = len(cell.text) * _CHARACTER
                _box(group, "bar", (left + place * width + 8, self.below + 4), (size, _LINE - 8))
                self._reach(left + place * width + size)
            elif cell:
                _cell(group, cell, (left + place * width, self.below), width, panel.most)
            if cell and barred and cell.value:
                _bar(
                    group, (left + place * width, self.below + _LINE + 2 + _BAR), width, _BAR * cell.value / panel.most
                )
        self.below += _LINE + (_BAR + 4 if barred else 0)
        self._reach(left - _MARGIN + len(row.cells) * width)

    def _notes(self, parent: Element, notes: Sequence[Note]) -> None:
        self.below += 6 if notes else 0
        for note in notes:
            self.below += 20
            if note.label:
                _text(parent, "label", note.label, _MARGIN, self.below - 4)
            _text(parent, "note", note.text, _MARGIN + LABEL * _CHARACTER, self.below - 4)
            self._reach((LABEL + len(note.text)) * _CHARACTER)
            self.said.append(f"{note.label} {note.text}.".lstrip())

    def _reach(self, width: float) -> None:
        self.right = max(self.right, width)


def _cell(parent: Element, cell: Cell, corner: tuple[float, float], width: float, most: int) -> None:
    look = cell.role
    if cell.role in _BOXED:
        box = _box(parent, f"box {look}", (corner[0] + 1, corner[1] + 1), (width - 2, _LINE - 2))
        if cell.role == "covered" and most:
            box.set("fill-opacity", f"{0.08 + 0.42 * cell.value / most:.2f}")
            box.set("data-count", str(cell.value))
        elif cell.role == "tap":
            box.set("class", f"box tap t{cell.value % _COLOURS}")
    _text(
        parent,
        f"cell {look}",
        "·" if cell.role in {"zero", "hole"} else cell.text,
        corner[0] + width / 2,
        corner[1] + 16,
    )


def _bar(parent: Element, foot: tuple[float, float], width: float, height: float) -> None:
    """A bar below the counts that stands on its foot."""
    _box(parent, "bar", (foot[0] + 3, foot[1] - height), (width - 6, height))


def _box(parent: Element, look: str, corner: tuple[float, float], size: tuple[float, float]) -> Element:
    places = zip(("x", "y", "width", "height"), (*corner, *size), strict=True)
    return SubElement(parent, "rect", {"class": look, "rx": "3", **{name: f"{at:.1f}" for name, at in places}})


def _text(parent: Element, look: str, text: str, left: float, base: float) -> None:
    _text_element(parent, "text", text, **{"class": look, "x": f"{left:.1f}", "y": f"{base:.1f}"})


def _text_element(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = text
