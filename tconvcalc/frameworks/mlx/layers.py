"""The names by which sources call the transposed convolutions of MLX; its other layers are not told here."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.frameworks.layers_base import Transposed, Vocabulary, named
from tconvcalc.frameworks.signature import Signature

_FUNCTION = named("input weight:filters stride=1 padding=0 dilation=1 output_padding=0 groups=1")


def vocabulary(signatures: Sequence[Signature]) -> Vocabulary:
    """What the framework says of its layers, with the transposed convolutions that it has these signatures for."""
    return Vocabulary(
        transposed={
            name: Transposed("module", "mlx", one.dims, one.parameters, read_padding=one.read_padding)
            for one in signatures
            for name in one.names
        },
        imported_as={"mx": "mlx.core"},
        pasted={
            f"mlx.core.conv_transpose{one.dims}d": Transposed("functional", "mlx", one.dims, _FUNCTION, applied=True)
            for one in signatures
        },
    )
