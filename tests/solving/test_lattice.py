"""Points between two lines are counted as if each were looked at."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tconvcalc.solving.lattice import Edge, Strip
from tests.solving.draws import steady

EDGES = st.builds(Edge, st.integers(-12, 25), st.integers(-4, 5))
STRIPS = st.builds(
    Strip, st.tuples(st.integers(-3, 4), st.integers(-3, 9)), EDGES, EDGES, st.integers(1, 6), st.integers(-1, 5)
)


def points(strip: Strip) -> set[tuple[int, int]]:
    """Every point, one by one."""
    every = product(range(strip.places[0], strip.places[1] + 1), range(strip.most + 1))
    return {(x, y) for x, y in every if strip.low.at(x) <= strip.step * y <= strip.high.at(x)}


@steady(500)
@given(STRIPS)
def test_a_strip_knows_whether_a_point_is_in_it(strip: Strip) -> None:
    """Wherever its edges do not cross, whichever way they go."""
    if all(strip.low.at(x) <= strip.high.at(x) + 1 for x in range(strip.places[0], strip.places[1] + 1)):
        assert strip.inhabited() == bool(points(strip))


@steady(300)
@given(STRIPS, st.integers(0, 1))
def test_every_second_place_is_kept(strip: Strip, odd: int) -> None:
    """The even ones, or the odd ones: as many points as lie over them."""
    kept = [(x, y) for x, y in points(strip) if x % 2 == odd]
    assert len(points(strip.every_second(odd))) == len(kept)


@steady(300)
@given(STRIPS)
def test_points_that_go_with_the_edge_by_twos_are_kept(strip: Strip) -> None:
    """``step*y`` and the lower edge are both even or both odd; the upper edge goes with the lower one."""
    strip = strip._replace(high=Edge(strip.low.start + 6, strip.low.slope))
    kept = [(x, y) for x, y in points(strip) if (strip.step * y - strip.low.at(x)) % 2 == 0]
    assert sum(len(points(part)) for part in strip.alternating()) == len(kept)
