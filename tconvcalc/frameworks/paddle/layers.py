"""The names by which sources call the transposed convolutions of Paddle; its other layers are not told here."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.frameworks.layers_base import Transposed, Vocabulary
from tconvcalc.frameworks.signature import Signature


def vocabulary(signatures: Sequence[Signature]) -> Vocabulary:
    """What the framework says of its layers, with the transposed convolutions that it has these signatures for."""
    return Vocabulary(
        transposed={
            name: Transposed("module", "paddle", one.dims, one.parameters, read_padding=one.read_padding)
            for one in signatures
            for name in one.names
        }
    )
