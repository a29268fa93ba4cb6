"""The names by which sources call the transposed convolutions of tinygrad; its other layers are not told here."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.frameworks.layers_base import Transposed, Vocabulary
from tconvcalc.frameworks.signature import Signature

_SHARED = 3  # of so many axes the layer goes by the name of the one of two


def vocabulary(signatures: Sequence[Signature]) -> Vocabulary:
    """What the framework says of its layers, with the transposed convolutions that it has these signatures for."""
    return Vocabulary(
        transposed={
            name: Transposed("module", "tinygrad", one.dims, one.parameters, read_padding=one.read_padding)
            for one in signatures
            for name in one.names
            if one.dims < _SHARED
        }
    )
