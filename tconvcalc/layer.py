"""A layer with nothing left open: what a solution is, and what code is written from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tconvcalc.geometry import Geometry, Overlap, overlap
from tconvcalc.values import Ends, Linear, Size, first_valid, size_at

_LOOKED_BACK = 512  # values of a symbol that are looked at for the first at which a formula holds

Word = str
"""A padding that a framework knows by name; it belongs to the whole layer."""


class Axis(NamedTuple):
    """One axis of a layer, every quantity known.

    ``padding`` is None where a word stands for it; ``output_padding`` is None where the framework has no such
    parameter or chooses it itself. The crops are the canonical geometry.
    """

    input_size: Size
    output_size: Size
    kernel_size: int
    stride: int
    padding: int | Ends | None
    output_padding: int | None
    dilation: int
    crop_begin: int
    crop_end: int

    @property
    def overlap(self) -> Overlap:
        """How often one interior output element is covered."""
        return overlap(self.kernel_size, self.stride, self.dilation)

    def geometry(self, number: int = 1) -> Geometry:
        """The canonical form, with ``number`` put in for a symbolic size."""
        size = size_at(self.input_size, number)
        return Geometry(size, self.kernel_size, self.stride, self.dilation, self.crop_begin, self.crop_end)

    @property
    def uncovered(self) -> Size:
        """How many output elements no input reaches; of a symbolic size, as a function of the symbol."""
        if not isinstance(self.input_size, Linear):
            return self.geometry().uncovered
        # Once every phase has an interior, each further step of the symbol adds the same number.
        far = self._far
        at, after = (self.geometry(number).uncovered for number in (far, far + 1))
        return at if at == after else Linear(after - at, at - (after - at) * far, self.input_size.symbol)

    @property
    def bare(self) -> bool:
        """Whether any output element is reached by no input; of a symbolic size, whether that is so in the long run."""
        numbers = (self._far, self._far + 1) if isinstance(self.input_size, Linear) else (1,)
        return any(self.geometry(number).bare for number in numbers)

    @property
    def steady(self) -> int:
        """From which value of the symbol on ``uncovered`` is exact: before it the two ends meet in the middle."""
        if not isinstance(self.input_size, Linear):
            return 1
        first = first_valid(self.input_size, self.output_size)
        if self.dilation == 1 and size_at(self.output_size, first) >= -min(self.crop_begin, self.crop_end):
            return first  # what is cut off at either end is the same of every size
        formula, number = self.uncovered, self._far
        least = max(first, number - _LOOKED_BACK)
        while number > least:
            before = self.geometry(number - 1)
            if before.bare if formula == 0 else before.uncovered != size_at(formula, number - 1):
                break
            number -= 1
        return number

    @property
    def _far(self) -> int:
        return first_valid(self.input_size, self.output_size) + self.kernel_size * self.dilation


@dataclass(frozen=True)
class Layer:
    """A layer of one framework with nothing left open: what a solution is, and what code is written from."""

    framework: str
    axes: tuple[Axis, ...]
    word: Word | None = None
    auto: bool = False
    in_channels: int | None = None
    out_channels: int | None = None
    groups: int = 1

    @property
    def symbol(self) -> str | None:
        """The symbol of its sizes, where they have one."""
        sizes = (size for axis in self.axes for size in (axis.input_size, axis.output_size))
        return next((size.symbol for size in sizes if isinstance(size, Linear)), None)

    @property
    def first(self) -> int:
        """The smallest value of the symbol from which on the layer has an input and an output."""
        return first_valid(*(size for axis in self.axes for size in (axis.input_size, axis.output_size)))
