"""What is read off a geometry is what the long way finds."""

from __future__ import annotations

import pytest

from tconvcalc.drawing.products import (
    covered,
    full,
    has_interior,
    phase,
    places,
    products_at,
    spread_input,
    tap_of,
    taps_at,
)
from tconvcalc.geometry import Geometry
from tests.drawing import brute
from tests.drawing.geometries import small


def test_every_small_layer() -> None:
    """Places, products, copies and the spread input, also beyond both ends."""
    for geometry in small():
        met = brute.products(geometry)
        inputs = {copy * geometry.stride: copy for copy in range(geometry.input_size)}
        every = places(geometry)
        assert full(geometry) == brute.full(geometry)
        assert {*range(full(geometry)), *range(geometry.crop_begin, full(geometry) - geometry.crop_end)} <= {*every}
        for place in range(every.start - 3, every.stop + 3):
            wanted = list(met.get(place, []))
            assert products_at(geometry, place, 99) == wanted
            assert products_at(geometry, place, 1) == wanted[:1]
            assert covered(geometry, place) == len(wanted)
            assert spread_input(geometry, place) == inputs.get(place)
            assert {(copy, tap_of(geometry, place, copy)) for copy, _ in wanted} == set(wanted)
            others = {*range(geometry.input_size)} - {copy for copy, _ in wanted}
            assert {tap_of(geometry, place, copy) for copy in others} <= {None}


def test_the_phases_of_every_small_layer() -> None:
    """An output has the products of its phase for which there is an input."""
    for geometry in small():
        met = brute.products(geometry)
        for output in range(geometry.output_size):
            steps, first = divmod(output, geometry.stride)
            one = phase(geometry, first)
            pairs = [(steps + back, tap) for back, tap in zip(one.inputs, one.taps, strict=True)]
            there = sorted((copy, tap) for copy, tap in pairs if 0 <= copy < geometry.input_size)
            assert there == list(met.get(output + geometry.crop_begin, []))


def test_an_interior_is_a_stride_of_outputs_that_lack_nothing() -> None:
    """Where there is one, some neighbouring outputs sum all products of their phases."""
    found = set()
    for geometry in small():
        most = [len(phase(geometry, output % geometry.stride).taps) for output in range(geometry.output_size)]
        full_ones = [have == want for have, want in zip(brute.counts(geometry), most, strict=True)]
        stretches = range(geometry.output_size - geometry.stride + 1)
        there = any(all(full_ones[start : start + geometry.stride]) for start in stretches)
        assert there or not has_interior(geometry)
        found.add(has_interior(geometry))
    assert found == {False, True}


@pytest.mark.parametrize("size", [2**31, 2**63 - 1])
def test_sizes_play_no_part_in_the_time(size: int) -> None:
    """The last of very many outputs is found as fast as the first."""
    geometry = Geometry(size, 4, 2, 1, 1, 1)
    assert geometry.output_size == 2 * size
    assert products_at(geometry, 2 * size, 9) == [(size - 1, 2)]
    assert len(taps_at(Geometry(1, size, 1, 1, 0, 0), size - 1)) == 1
    assert covered(Geometry(size, size, 1, 1, 0, 0), size - 1) == size
    assert places(geometry) == range(2 * size + 2)
