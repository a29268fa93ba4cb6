"""The equation against what it describes: copies of a kernel put down one by one, added up, and cropped."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tconvcalc.geometry import Geometry, Overlap, full_size, overlap, span_of_kernel
from tconvcalc.values import Linear
from tests.effort import examples, share

FAR = 10**12
SMALL = list(product(range(1, 8), range(1, 7), range(1, 6), range(1, 5)))  # input, kernel, stride, dilation
SOME = share(SMALL[::3], 7)  # out of step with each of the four
numbers = st.integers(min_value=1, max_value=12)
crops = st.integers(min_value=-6, max_value=30)


def covered(layer: Geometry) -> list[int]:
    """How often each output element is covered, each product written down."""
    taps = product(range(layer.input_size), range(layer.kernel_size))
    places = Counter(i * layer.stride + t * layer.dilation - layer.crop_begin for i, t in taps)
    return [places[place] for place in range(max(0, layer.output_size))]


def test_full_size_is_one_behind_the_last_product() -> None:
    """Nothing is cropped, so the first product lies at 0 and the last at the end."""
    for n, k, s, d in SMALL:
        reach = max(i * s + t * d for i, t in product(range(n), range(k))) + 1
        assert full_size(n, k, s, d) == reach == Geometry(n, k, s, d, 0, 0).output_size
        assert span_of_kernel(k, d) == full_size(1, k, s, d)


def test_full_size_of_a_symbol_is_that_of_each_of_its_numbers() -> None:
    """One formula for numbers and symbols alike."""
    for (n, k, s, d), slope, offset in product(SMALL[::7], (1, 3), (-1, 0, 4)):
        size = full_size(Linear(slope, offset, "n"), k, s, d)
        assert isinstance(size, Linear)
        assert size.at(n) == full_size(slope * n + offset, k, s, d)


@settings(derandomize=True, max_examples=examples(600), deadline=None)
@given(st.builds(Geometry, numbers, numbers, numbers, numbers, crops, crops))
def test_uncovered_counts_what_no_product_reaches(layer: Geometry) -> None:
    """Whatever is cropped or extended at either end."""
    assert layer.output_size < 0 or layer.uncovered == covered(layer).count(0)


def test_uncovered_is_the_same_from_either_end() -> None:
    """Turned around, the layer is cropped the other way and leaves as many bare."""
    for (n, k, s, d), begin, end in product(SOME, range(-2, 4), range(-2, 4)):
        layer = Geometry(n, k, s, d, begin, end)
        if layer.output_size >= 0:
            assert layer.uncovered == layer._replace(crop_begin=end, crop_end=begin).uncovered


def test_inputs_and_taps_play_the_same_part() -> None:
    """``i*stride + t*dilation`` is the same sum with the two exchanged."""
    for (n, k, s, d), begin, end in product(SOME, range(-2, 4), range(-2, 4)):
        layer, other = Geometry(n, k, s, d, begin, end), Geometry(k, n, d, s, begin, end)
        assert (layer.output_size, layer.output_size < 0 or layer.uncovered) == (
            other.output_size,
            other.output_size < 0 or other.uncovered,
        )


def test_overlap_is_how_often_the_interior_is_covered() -> None:
    """Away from the ends, the least and the most over the phases."""
    for _, k, s, d in SMALL:
        span = span_of_kernel(k, d)
        middle = covered(Geometry(2 * span + 2 * s + 2, k, s, d, 0, 0))[span + s : -span - s]
        assert len(middle) >= s
        assert overlap(k, s, d) == (min(middle), max(middle))


@pytest.mark.parametrize(("kernel", "even"), [(2, True), (3, False), (4, True), (5, False)])
def test_overlap_is_even_where_the_stride_divides_the_kernel(kernel: int, *, even: bool) -> None:
    """The rule that people know as the one against checkerboards."""
    assert overlap(kernel, 2, 1).even is even


def test_a_shared_divisor_leaves_phases_that_nothing_reaches() -> None:
    """Stride 2 and dilation 2 put every product on an even place."""
    assert overlap(3, 2, 2) == Overlap(0, 3)
    assert Geometry(5, 3, 2, 2, 0, 0).uncovered == covered(Geometry(5, 3, 2, 2, 0, 0)).count(0) == 6


@pytest.mark.parametrize(
    ("layer", "bare"),
    [
        (Geometry(FAR, 4, 2, 1, 1, 1), 0),
        (Geometry(FAR, 1, 2, 1, 0, 0), FAR - 1),
        (Geometry(FAR, FAR, FAR, 1, 0, 0), 0),
        (Geometry(FAR, FAR, FAR, 1, 0, -7), 7),
        (Geometry(2, FAR, 1, 2, 0, 0), 0),
        (Geometry(1, FAR, 1, 2, 0, 0), FAR - 1),
        (Geometry(3, 2, FAR, FAR + 1, 0, 0), 3 * FAR + 2 - 6),
    ],
)
def test_sizes_without_end_are_counted_and_not_walked(layer: Geometry, bare: int) -> None:
    """A walk over any of these would not come to an end."""
    assert layer.uncovered == bare
