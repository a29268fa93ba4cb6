"""A conversion as JSON has it (version 1: only additions may follow)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tconvcalc.answer_json import recorded_layer
from tconvcalc.conversion.converted import Converted
from tconvcalc.frameworks.documented import documented
from tconvcalc.layer import Layer

VERSION = 1


def recorded_conversion(layer: Layer, targets: Sequence[Converted]) -> dict[str, Any]:
    """The whole answer; what is only documented stands beside what was measured."""
    return {
        "version": VERSION,
        "command": "convert",
        "source": {"framework": layer.framework, **recorded_layer(layer), "groups": layer.groups},
        "targets": [_target(each) for each in targets],
        "documented": [{**each._asdict(), "verified": False} for each in documented(layer)],
    }


def _target(one: Converted) -> dict[str, Any]:
    found = one.recipe
    if found is None:
        return {"framework": one.framework, "how": "impossible", "layer": None, "notes": one.notes, "code": {}}
    sliced = any(map(any, found.slices))
    return {
        "framework": one.framework,
        "how": found.how,
        "layer": recorded_layer(found.layer),
        "slice": [list(ends) for ends in found.slices] if sliced else None,
        "zero_taps": [list(ends) for ends in found.zero_taps],
        "dense": found.dense,
        "blocks": found.blocks,
        "flip": one.source.storage.flipped != one.signatures[0].flipped,
        "weights": one.weights(found),
        "every_size": one.every_size,
        "notes": one.notes,
        "code": one.code,
        "look_alike": recorded_layer(one.look_alike) if one.look_alike else None,
    }
