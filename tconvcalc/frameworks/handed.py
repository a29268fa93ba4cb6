"""Lines that build a layer, hand it its weights and apply it, as all frameworks write them whose layers are objects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tconvcalc.frameworks.signature import Snippet


class Handed(NamedTuple):
    """How a layer takes weights.

    Attributes:
        weights: the line that hands over the weights, with a place for them.
        kernel: the array ``kernel``, as it is handed over.
        bias: the line that hands over the array ``bias``.
        inputs: the array ``x``, as the layer takes it.
        drawn: weights that are worked out, as they are handed over, with a place for them.
    """

    weights: str
    kernel: str
    bias: str
    inputs: str = "x"
    drawn: str = "{}"

    def body(self, text: Snippet) -> Iterator[str]:
        """The lines that make ``y`` of a tensor ``x``."""
        yield text.call("layer = ")
        if text.init:
            yield self.weights.format(self.drawn.format(text.weights))
        yield "y = layer(x)"

    def ported(self, text: Snippet) -> Iterator[str]:
        """The lines that make ``y`` of the numpy arrays ``x``, ``kernel`` and, where there is one, ``bias``."""
        yield text.call("layer = ")
        yield self.weights.format(self.kernel)
        if text.biased:
            yield self.bias
        yield f"y = layer({self.inputs})"
