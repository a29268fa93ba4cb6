"""Geometries to draw: every small one, and any of moderate size."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from hypothesis import settings
from hypothesis import strategies as st

from tconvcalc.geometry import Geometry
from tests.effort import FEW, examples, share

SOME = settings(max_examples=examples(60, FEW))
"""How many geometries a property is tried on."""


def small() -> Sequence[Geometry]:
    """Every geometry of a small box whose output is not empty; on a desk one in five, out of step with the box."""
    sizes = product(range(1, 5), range(1, 5), range(1, 5), range(1, 4), (-2, 0, 1, 3), (-3, 0, 2))
    return share([each for each in (Geometry(*numbers) for numbers in sizes) if each.output_size > 0], 5)


def _cropped(numbers: tuple[int, int, int, int, int, int]) -> Geometry:
    """Crops that leave an output, whatever was drawn."""
    whole = Geometry(*numbers[:4], 0, 0).output_size
    begin = min(numbers[4], whole - 1)
    return Geometry(*numbers[:4], begin, min(numbers[5], whole - begin - 1))


def any_geometry(most: int = 60) -> st.SearchStrategy[Geometry]:
    """A geometry of sizes up to ``most``."""
    number, crop = st.integers(1, most), st.integers(-5, most)
    return st.tuples(number, st.integers(1, 9), st.integers(1, 6), st.integers(1, 5), crop, crop).map(_cropped)
