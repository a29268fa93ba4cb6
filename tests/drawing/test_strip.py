"""The strip beside a solution says how often the outputs are covered."""

from __future__ import annotations

import pytest
from hypothesis import given

from tconvcalc.drawing.strip import strip
from tconvcalc.geometry import Geometry
from tconvcalc.layer import Axis, Layer
from tests.cli.running import tconvcalc
from tests.drawing import brute
from tests.drawing.geometries import SOME, any_geometry


def layer(*geometries: Geometry) -> Layer:
    """A layer with these geometries."""
    axes = (Axis(g.input_size, g.output_size, *g[1:3], 0, 0, g.dilation, *g[4:]) for g in geometries)
    return Layer("some", tuple(axes))


@given(any_geometry(), any_geometry())
@SOME
def test_the_counts_are_those_of_the_long_way(one: Geometry, other: Geometry) -> None:
    """All of a short axis, both ends of a long one, each axis by its name where they differ."""
    lines = strip(layer(one, other))
    assert len(lines) == (1 if one == other else 2)
    for place, (line, geometry) in enumerate(zip(lines, (one, other), strict=False)):
        counts = brute.counts(geometry)
        head = "" if one == other else f"axis {place}: "
        front, _, back = line.removeprefix(head).partition("   ")[0].partition(" ... ")
        numbers = [list(map(int, part.split())) for part in (front, back)]
        assert line.startswith(head)
        assert numbers[0] == counts[: len(numbers[0])]
        assert numbers[1] == counts[len(counts) - len(numbers[1]) :]
        assert line.endswith(f"   products in each of {len(counts)} output{'s' if len(counts) > 1 else ''}")
        if not back:
            assert numbers[0] == counts


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("-f tf -i 126 -o 255 -s 2 -k 5", "1 1 2 2 3 2 ... 3 2 2 1 1   products in each of 255 outputs"),
        ("-f torch -k 4 -s 2 -p 1", "1 2 2 2 2 2 2 1   products in each of 8 outputs, at n = 4"),
    ],
)
def test_solve_shows_it_where_more_is_asked_for(words: str, line: str) -> None:
    """And only there; it fits the screen."""
    shown = next(
        each for each in tconvcalc("solve", *words.split(), "-v").out.splitlines() if each.startswith("covered")
    )
    assert "covered" not in tconvcalc("solve", *words.split()).out
    assert len(shown) <= 80
    assert shown == f"covered  {line}"
