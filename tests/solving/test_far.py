"""Impossible is never said of what exists, however far away: layers of large numbers, with some of them forgotten."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tconvcalc.solving.feasibility import feasible
from tconvcalc.solving.problems import EVER
from tests.effort import FEW
from tests.solving.draws import Given, asked, steady
from tests.solving.oracle import Box, Found, every


def numbers(most: int) -> st.SearchStrategy[int]:
    """Small numbers, numbers with many divisors, and any others."""
    round_ones = st.tuples(st.sampled_from([1, 2, 3, 12, 60, 720, 5040]), st.integers(1, 30)).map(
        lambda pair: pair[0] * pair[1]
    )
    return st.one_of(st.integers(1, 6), round_ones, st.integers(1, most)).map(lambda number: min(number, most))


@st.composite
def far_layers(draw: st.DrawFn) -> tuple[str, Found]:
    """One layer that runs, with numbers of up to a million; of many output_paddings one is taken."""
    framework = draw(st.sampled_from(["tensorflow", "keras", "pytorch"]))
    n, k, d = draw(numbers(10**6)), draw(numbers(10**4)), draw(st.sampled_from([1, 1, 1, 2, 3, 7, 100]))
    s = draw(numbers(1000 if framework != "keras" or d == 1 else 1))
    full = (n - 1) * s + d * (k - 1) + 1
    padding = draw(st.integers(0, (full - 1) // 2))
    one = [range(value, value + 1) for value in (n, k, s, d, padding)]
    box = Box(one[0], range(1, full + s + d + 1), one[1], one[2], one[3], one[4])
    return framework, draw(st.sampled_from([found for found, _ in every(framework, box)]))


@steady(400, FEW)
@given(far_layers(), st.sets(st.sampled_from(Found._fields), max_size=5))
def test_what_exists_far_away_is_not_called_impossible(layer: tuple[str, Found], forgotten: set[str]) -> None:
    """Whatever is forgotten of it: strides, kernels and sizes are sampled there, and nothing may fall through."""
    framework, found = layer
    what: Given = {name: None if name in forgotten else value for name, value in found._asdict().items()}
    assert feasible(asked(framework, what), EVER) or {"input_size", "output_size"} <= forgotten
