"""Which products x[i]*w[t] make an element of the result: read off one Geometry, at any size, without a search.

An element of the uncropped result is called a *place*: place ``p`` holds the products with
``p == i*stride + t*dilation`` and is the output element ``p - crop_begin``. Places below 0 or past the full size exist
where a crop is negative.
"""

from __future__ import annotations

from functools import lru_cache
from math import gcd
from typing import NamedTuple

from tconvcalc.geometry import Geometry, span_of_kernel


class Product(NamedTuple):
    """One product ``x[input]*w[tap]``."""

    input: int
    tap: int


class Phase(NamedTuple):
    """The outputs ``y[stride*q + first]`` for every q, and what they sum away from the ends.

    ``taps`` are the taps that make them, and ``inputs`` the input that each tap is multiplied with, less q.
    """

    first: int
    taps: range
    inputs: range


def full(geometry: Geometry) -> int:
    """The elements of the result before anything is cropped."""
    return (geometry.input_size - 1) * geometry.stride + span_of_kernel(geometry.kernel_size, geometry.dilation)


def places(geometry: Geometry) -> range:
    """Every place there is: the full result, and what negative crops add to its ends."""
    begin, end = geometry.crop_begin, geometry.crop_begin + geometry.output_size
    return range(min(0, begin), max(full(geometry), end))


def taps_at(geometry: Geometry, place: int) -> range:
    """The taps whose products meet at a place, in rising order; the inputs that they belong to fall.

    A tap t belongs to the input ``(place - t*dilation) / stride``, which has to be whole and there.
    """
    first, step = _residue(geometry, place)
    if not step:
        return range(0)
    reach = (geometry.input_size - 1) * geometry.stride
    low = max(first, -((reach - place) // geometry.dilation))
    high = min(geometry.kernel_size - 1, place // geometry.dilation)
    return range(first - (first - low) // step * step, high + 1, step)


def products_at(geometry: Geometry, place: int, most: int) -> list[Product]:
    """The first ``most`` products of a place, by rising input."""
    taps = taps_at(geometry, place)[::-1][:most]
    return [Product((place - tap * geometry.dilation) // geometry.stride, tap) for tap in taps]


def covered(geometry: Geometry, place: int) -> int:
    """How many products meet at a place."""
    return len(taps_at(geometry, place))


def tap_of(geometry: Geometry, place: int, copy: int) -> int | None:
    """The tap that the kernel copy of input ``copy`` puts on a place, None where it puts none."""
    tap, hole = divmod(place - copy * geometry.stride, geometry.dilation)
    return tap if not hole and 0 <= tap < geometry.kernel_size else None


def spread_input(geometry: Geometry, place: int) -> int | None:
    """The input that stands at a place once the input is spread by the stride, None where a zero stands."""
    copy, between = divmod(place, geometry.stride)
    return copy if not between and 0 <= copy < geometry.input_size else None


def phase(geometry: Geometry, first: int) -> Phase:
    """What the outputs ``y[stride*q + first]`` sum, wherever the inputs that they need are there."""
    place = first + geometry.crop_begin
    start, step = _residue(geometry, place)
    if not step:
        return Phase(first, range(0), range(0))
    taps = range(start, geometry.kernel_size, step)
    back = geometry.dilation * step // geometry.stride  # the inputs go back by this from tap to tap
    newest = (place - start * geometry.dilation) // geometry.stride
    return Phase(first, taps, range(newest, newest - back * len(taps), -back))


@lru_cache(maxsize=16)
def unreached(geometry: Geometry) -> int:
    """How many outputs no input reaches; kept, since the holes of a wide dilation take a moment to count."""
    return geometry.uncovered


def has_interior(geometry: Geometry) -> bool:
    """Whether a whole stride of neighbouring outputs sums every product of its phase: then there is an inside."""
    low = max(geometry.crop_begin, geometry.dilation * (geometry.kernel_size - 1))
    high = min(geometry.crop_begin + geometry.output_size, (geometry.input_size - 1) * geometry.stride + 1)
    return high - low >= geometry.stride


def _residue(geometry: Geometry, place: int) -> tuple[int, int]:
    """The least tap t >= 0 with ``place - t*dilation`` a multiple of the stride, and the step to the next.

    The step is 0 where there is no such tap.
    """
    shared = gcd(geometry.stride, geometry.dilation)
    if place % shared:
        return 0, 0
    step = geometry.stride // shared
    return place // shared * pow(geometry.dilation // shared, -1, step) % step, step
