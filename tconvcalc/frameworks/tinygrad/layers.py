"""The names by which sources call the transposed convolutions of tinygrad; its other layers are not told here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tconvcalc.frameworks.layers_base import Operation, Transposed, Vocabulary
from tconvcalc.frameworks.shape_effects import made
from tconvcalc.frameworks.signature import Signature, named

_FUNCTION = "input weight:filters bias=None groups=1 stride=1 dilation=1 padding=0 output_padding=0"
_WIDEST = 2
"""The layer of this name takes as many axes as its kernel has numbers, two where it has one."""


def vocabulary(signatures: Sequence[Signature]) -> Vocabulary:
    """What the framework says of its layers, with the transposed convolutions that it has these signatures for."""
    rows: dict[str, Transposed] = {}
    for one in signatures[:_WIDEST]:
        row = Transposed(
            "module",
            "tinygrad",
            one.dims if one.dims < _WIDEST else None,
            one.parameters,
            first=True,
            kernel_dims=_WIDEST,
            read_padding=one.read_padding,
            padding_words={"same": None},
        )
        rows |= dict.fromkeys(one.names, row)
    function = replace(row, style="functional", dims=None, parameters=named(_FUNCTION), applied=True, kernel_dims=None)
    shaped = Operation(made, named("*shape"), operands=())
    return Vocabulary(
        spellings=((re.compile(r"^tinygrad\.tensor\.(?=Tensor\b)"), "tinygrad."),),
        transposed={**rows, "tinygrad.Tensor.conv_transpose2d": function},
        functions={f"tinygrad.Tensor.{name}": shaped for name in ("zeros", "ones", "rand", "randn", "empty")},
        applied_methods={"conv_transpose2d": function},
    )
