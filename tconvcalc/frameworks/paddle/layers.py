"""The names by which sources call the transposed convolutions of Paddle; its other layers are not told here."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.frameworks.layers_base import Transposed, Vocabulary, named
from tconvcalc.frameworks.signature import Signature

_FUNCTION = "x:input weight:filters bias=None stride=1 padding=0 output_padding=0"
_REST = {1: "groups=1 dilation=1", 2: "dilation=1 groups=1", 3: "groups=1 dilation=1"}
"""In what order the function of so many axes takes these two."""


def _function(one: Signature) -> Transposed:
    return Transposed("functional", "paddle", one.dims, named(f"{_FUNCTION} {_REST[one.dims]}"), applied=True)


def vocabulary(signatures: Sequence[Signature]) -> Vocabulary:
    """What the framework says of its layers, with the transposed convolutions that it has these signatures for."""
    return Vocabulary(
        transposed={
            name: Transposed("module", "paddle", one.dims, one.parameters, read_padding=one.read_padding)
            for one in signatures
            for name in one.names
        },
        imported_as={"F": "paddle.nn.functional"},
        pasted={f"paddle.nn.functional.conv{one.dims}d_transpose": _function(one) for one in signatures},
    )
