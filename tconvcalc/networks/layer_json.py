"""A layer of a chain, sizes and joins as JSON has them (version 1: only additions may follow)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from tconvcalc.frameworks.steps import Written
from tconvcalc.networks.layers import NetLayer
from tconvcalc.networks.sizes import NetSize
from tconvcalc.networks.walk import Walk
from tconvcalc.values import Ends

VERSION = 1
Json = Any
"""What the json module writes."""


def sizes_json(sizes: Sequence[NetSize] | None) -> Json:
    """One size per axis; a symbol's as text."""
    return None if sizes is None else [size if isinstance(size, int) else str(size) for size in sizes]


def layers_json(layers: Sequence[NetLayer], walked: Walk | None = None) -> list[Json]:
    """Each layer with its sizes, as far as the walk went."""
    sizes = walked.sizes if walked else ()
    return [
        {
            "kind": layer.word.kind,
            "word": str(layer.word),
            "input_size": sizes_json(sizes[place]) if place < len(sizes) else None,
            "output_size": sizes_json(sizes[place + 1]) if place + 1 < len(sizes) else None,
            **_parameters(layer),
        }
        for place, layer in enumerate(layers)
    ]


def _parameters(layer: NetLayer) -> dict[str, Json]:
    """What is written of the layer, a value per axis; a word as it is."""
    shown: dict[str, Json] = {}
    for name in Written._fields:
        each = [getattr(axis, name) for axis in layer.axes]
        if any(value is not None for value in each):
            key = "stated_size" if name == "output_size" else name
            shown[key] = each[0] if isinstance(each[0], str | bool) else [_value(value) for value in each]
    for name in ("groups", "out_channels"):
        if name in layer.word.values:
            shown[name] = layer.word.values[name][0]
    return shown


def _value(value: object) -> Json:
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else float(value)
    return list(value) if isinstance(value, Ends) else value
