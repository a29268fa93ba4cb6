"""A drawing as JSON has it (version 1: only additions may follow)."""

from __future__ import annotations

from typing import Any

from tconvcalc.drawing.panels import Section
from tconvcalc.drawing.products import covered, full, phase, products_at, unreached
from tconvcalc.geometry import Geometry, overlap

VERSION = 1
_MOST_OUTPUTS = 1024
_MOST_PHASES = 64
_MOST_TAPS = 64
_MOST_PLANE = 64


def recorded_axis(geometry: Geometry, sections: tuple[Section, ...]) -> dict[str, Any]:
    """One axis: its geometry, and the counts, products and phases of the first outputs.

    ``complete`` is false where there are more outputs, phases or products than are listed.
    """
    outputs = range(min(geometry.output_size, _MOST_OUTPUTS))
    firsts = range(min(geometry.stride, geometry.output_size, _MOST_PHASES))
    each = overlap(geometry.kernel_size, geometry.stride, geometry.dilation)
    cut = len(outputs) < geometry.output_size or len(firsts) < min(geometry.stride, geometry.output_size)
    shown: dict[str, Any] = {
        **geometry._asdict(),
        "output_size": geometry.output_size,
        "full_size": full(geometry),
        "overlap": each._asdict(),
        "uncovered": unreached(geometry),
        "covered": [covered(geometry, output + geometry.crop_begin) for output in outputs],
        "phases": [_phase(geometry, first) for first in firsts],
        "complete": not cut and each.max <= _MOST_TAPS,
    }
    if "matrix" in sections:
        shown["matrix"] = [
            [output, *product]
            for output in outputs
            for product in products_at(geometry, output + geometry.crop_begin, _MOST_TAPS)
        ]
    return shown


def recorded_plane(high: Geometry, wide: Geometry) -> list[list[int]]:
    """How often each element of the plane is covered, the first rows and columns of it."""
    down, across = (
        [covered(each, output + each.crop_begin) for output in range(min(each.output_size, _MOST_PLANE))]
        for each in (high, wide)
    )
    return [[one * other for other in across] for one in down]


def _phase(geometry: Geometry, first: int) -> dict[str, Any]:
    one = phase(geometry, first)
    return {"first": first, "taps": list(one.taps[:_MOST_TAPS]), "inputs": list(one.inputs[:_MOST_TAPS])}
