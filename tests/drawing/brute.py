"""Layers worked out the long way: every product of every input with every tap, straight from the equation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tconvcalc.geometry import Geometry

Products = Mapping[int, Sequence[tuple[int, int]]]


def products(geometry: Geometry) -> Products:
    """For each place of the full result the pairs (input, tap) that meet there, by rising input."""
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for copy in range(geometry.input_size):
        for tap in range(geometry.kernel_size):
            found[copy * geometry.stride + tap * geometry.dilation].append((copy, tap))
    return found


def full(geometry: Geometry) -> int:
    """The size before the crops: one past the last place that a product reaches."""
    return max(products(geometry)) + 1


def output_size(geometry: Geometry) -> int:
    """The size after the crops."""
    return full(geometry) - geometry.crop_begin - geometry.crop_end


def counts(geometry: Geometry) -> list[int]:
    """How many products each output sums."""
    met = products(geometry)
    return [len(met.get(output + geometry.crop_begin, ())) for output in range(output_size(geometry))]
