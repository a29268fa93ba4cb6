"""How a layer is had in another framework: the layer there, what comes after it, and what is done to the kernel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tconvcalc.layer import Layer
from tconvcalc.values import Ends

How = Literal["parameters", "output_padding", "slice", "zero_taps", "impossible"]


@dataclass(frozen=True)
class Recipe:
    """A layer of the target that computes what the source computes.

    Attributes:
        layer: what to build in the target, of the rewritten kernel; its output is cut by ``slices`` afterwards.
        slices: for each axis, how many elements of its result are dropped at the begin and at the end.
        zero_taps: for each axis, how many zeros the kernel gets in front of its taps and behind them.
        dense: whether the holes of a dilated kernel are written out as zeros.
        blocks: whether the groups are written out as blocks of one kernel that has none.
    """

    layer: Layer
    slices: tuple[Ends, ...]
    zero_taps: tuple[Ends, ...]
    dense: bool = False
    blocks: bool = False

    @property
    def how(self) -> How:
        """What is needed beside the parameters, the most telling first."""
        if any(map(any, self.slices)):
            return "slice"
        if any(map(any, self.zero_taps)):
            return "zero_taps"
        return "output_padding" if any(axis.output_padding for axis in self.layer.axes) else "parameters"

    @property
    def rewritten(self) -> bool:
        """Whether the kernel is another one than the source's, not only laid out otherwise."""
        return self.dense or self.blocks or any(map(any, self.zero_taps))
