"""How often the outputs of a layer are covered, on one line for each axis: a picture small enough for a side note."""

from __future__ import annotations

from tconvcalc.drawing.layer_choice import drawn_size
from tconvcalc.drawing.panels import shown
from tconvcalc.drawing.products import covered
from tconvcalc.geometry import Geometry
from tconvcalc.layer import Layer
from tconvcalc.text import plural

_MOST = 12


def strip(layer: Layer) -> list[str]:
    """How many products make each output, the first and the last of many; axes with equal geometries once."""
    number = drawn_size(layer) if layer.symbol else 1
    each = dict.fromkeys(axis.geometry(number) for axis in layer.axes)
    at = f", at {layer.symbol} = {number}" if layer.symbol else ""
    return [_line(geometry, _named(layer, geometry, number), at) for geometry in each]


def _named(layer: Layer, geometry: Geometry, number: int) -> str:
    """Which axes a line is about, where it is not about all of them."""
    places = [str(place) for place, axis in enumerate(layer.axes) if axis.geometry(number) == geometry]
    return "" if len(places) == len(layer.axes) else f"axis {' and '.join(places)}: "


def _line(geometry: Geometry, named: str, at: str) -> str:
    parts = shown(range(geometry.output_size), _MOST)
    texts = [" ".join(str(covered(geometry, one + geometry.crop_begin)) for one in part) for part in parts[:2] if part]
    return f"{named}{' ... '.join(texts)}   products in each of {plural(geometry.output_size, 'output')}{at}"
