"""In a real browser the pictures render, no two texts overlap, all lie within, and the counts are the geometry's."""

from __future__ import annotations

import re
from itertools import takewhile
from operator import itemgetter
from typing import Any

import pytest

from tconvcalc.drawing.panels import Section
from tconvcalc.drawing.subject import Subject
from tconvcalc.drawing.svg import svg
from tconvcalc.geometry import Geometry
from tests.drawing import browser, brute

pytestmark = pytest.mark.browser

EVERYTHING: tuple[Section, ...] = ("copies", "phases", "matrix", "two_d")
SHOWN = {
    "usual": (Geometry(4, 3, 2, 1, 1, 0),) * 2,
    "even": (Geometry(8, 4, 2, 1, 1, 1),) * 2,
    "gaps": (Geometry(3, 2, 4, 1, -2, -3), Geometry(3, 3, 2, 2, 0, 0)),
    "dilated": (Geometry(5, 4, 3, 2, 1, 1),) * 2,
    "single": (Geometry(1, 1, 1, 1, 0, 0),) * 2,
}
"""Layers small enough to be shown whole."""

LONG = {"long": (Geometry(126, 4, 2, 1, 0, -1),) * 3, "huge": (Geometry(2**62, 40, 300, 7, 5, 9),) * 2}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Every picture, laid out in one start of the browser."""
    drawn = {
        name: svg([Subject("Some framework", f"{name}   layer", each, ("a note",))], EVERYTHING)
        for name, each in (SHOWN | LONG).items()
    }
    drawn["broken"] = re.sub(r'(class="cell place" x=")[0-9.]+', r"\g<1>99", drawn["usual"])
    return browser.measured(browser.find(), drawn, tmp_path_factory.mktemp("browser"))


def overlapping(picture: dict[str, Any]) -> list[tuple[str, str]]:
    """The pairs of texts of which one is drawn over the other, by the browser's own font.

    A line of text is a little higher than its letters, so lines may share three pixels.
    """
    boxes = sorted(
        ((top, left, text, wide, high) for text, _, left, top, wide, high in picture["texts"]), key=itemgetter(0)
    )
    found = []
    for place, (top, left, text, wide, high) in enumerate(boxes):
        near = takewhile(lambda other, end=top + high - 3: other[0] < end, boxes[place + 1 :])  # type: ignore[misc]
        found += [
            (text, other)
            for _, start, other, width, _ in near
            if left + 0.5 < start + width and start + 0.5 < left + wide
        ]
    return found


@pytest.mark.parametrize("name", [*SHOWN, *LONG])
def test_no_two_texts_overlap_and_all_lie_within(shown: dict[str, Any], name: str) -> None:
    """And each is drawn at all."""
    width, height = shown[name]["size"]
    assert len(shown[name]["texts"]) > 20
    for text, _, left, top, wide, high in shown[name]["texts"]:
        assert wide > 0, text
        assert 0 <= left <= left + wide <= width, text
        assert 0 <= top <= top + high <= height, text
    assert overlapping(shown[name]) == []


def test_an_overlap_would_be_seen(shown: dict[str, Any]) -> None:
    """In a picture whose cells were pushed onto each other."""
    assert {"0", "1"} in map(set, overlapping(shown["broken"]))


@pytest.mark.parametrize("name", SHOWN)
def test_the_counts_are_the_geometrys(shown: dict[str, Any], name: str) -> None:
    """Read back from the text that is drawn and from the boxes behind it."""
    high, wide = SHOWN[name][-2:]
    rows = shown[name]["rows"]
    covered = [row for row in rows if row[1] == "covered"]
    assert len(covered) == len({high, wide})
    for (_, _, texts, boxes), geometry in zip(covered, dict.fromkeys((high, wide)), strict=True):
        assert list(map(int, texts)) == boxes == brute.counts(geometry)
    plane = [boxes for panel, label, _, boxes in rows if panel == "two_d" and label]
    assert plane == [[one * other for other in brute.counts(wide)] for one in brute.counts(high)]


def test_the_colours_can_be_read(shown: dict[str, Any]) -> None:
    """Text and ground differ, in whichever of the two schemes the browser is."""
    for name in SHOWN:
        ink, ground = (sum(map(int, shown[name][part][4:-1].split(","))) for part in ("ink", "ground"))
        assert (ink < ground) is not shown["dark"]
        assert abs(ink - ground) > 500
