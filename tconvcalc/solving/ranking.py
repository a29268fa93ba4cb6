"""Which solution to prefer: a total order of the solutions along one axis.

Best first: every output element is reached by some input; even overlap; the framework's defaults (output_padding,
dilation); equal trims at both ends; [one value on every axis]; small kernel; small padding. Over several axes each of
these is added up, so the order of the layers follows from the order of their axes.
"""

from __future__ import annotations

from typing import NamedTuple, cast

from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Case
from tconvcalc.geometry import overlap, span_of_kernel
from tconvcalc.layer import Axis, Layer
from tconvcalc.solving.budget import Work
from tconvcalc.solving.candidates import Block, Choice
from tconvcalc.solving.constraints import FAR, Demand
from tconvcalc.solving.problems import both_ends
from tconvcalc.values import Ends, Linear, Size, Span

Key = tuple[int, ...]
_CHEAP = 8  # residues that are counted in one step's time
FLAGS = 5
"""How many leading parts of a key are flags: uncovered, uneven, output_padding, dilation, unequal trims."""


_REASONS = (
    "every output is reached by some input",
    "every output is covered equally often",
    "it keeps the framework's own output_padding",
    "it needs no dilation",
    "it trims both ends alike",
    "it has one value for all axes",
    "its kernel is smaller",
    "its padding is smaller",
    "its stride is smaller",
    "its dilation is smaller",
    "its output_padding is smaller",
    *("its sizes are smaller",) * 4,
)
"""What each part of a place says of the layer that is ahead in it."""


class Ranked(NamedTuple):
    """The axes of one layer with their place in the order; ``mixed`` is 1 where they have values of their own."""

    key: Key
    mixed: int
    axes: tuple[Axis, ...]

    @property
    def place(self) -> Key:
        """What layers are ordered by."""
        return (*self.key[:FLAGS], self.mixed, *self.key[FLAGS:])


def axis_of(case: Case, demand: Demand, ends: Ends, choice: Choice) -> Axis:
    """Write a choice in the framework's words, with its crops; ``ends`` is the padding where that was given in ends."""
    kernel_size, stride, dilation, padding, extra, tail = choice
    before, after = demand.sizes(stride, tail)
    written: int | Ends | None = {"none": None, "number": padding, "ends": ends}[case.trims]
    cropped = span_of_kernel(kernel_size, dilation) - (tail - demand.trim)
    begin = case.crop_begin(cropped, ends.begin if case.trims == "ends" else padding)
    own = extra if case.extra == "number" else None
    return Axis(before, after, kernel_size, stride, written, own, dilation, begin, cropped - begin)


def key_of(case: Case, axis: Axis, work: Work) -> Key:
    """The place of one axis in the order, the smallest first."""
    extra = axis.output_padding or 0
    covered = axis.overlap
    return (
        _bare(axis, covered.min, work),
        covered.min != covered.max,
        extra > 0 or not case.preferred,
        axis.dilation > 1,
        axis.crop_begin != axis.crop_end,
        axis.kernel_size,
        axis.crop_begin,
        axis.stride,
        axis.dilation,
        extra,
        *_order(axis.input_size),
        *_order(axis.output_size),
    )


def place_of(layer: Layer) -> Key:
    """The place of a whole layer among those of its framework, the smallest first."""
    cases = FRAMEWORKS[layer.framework].cases
    case = next(case for case in cases if (case.word, case.extra == "auto") == (layer.word, layer.auto))
    mixed = len({axis._replace(input_size=1, output_size=1, crop_begin=0, crop_end=0) for axis in layer.axes}) > 1
    keys = [key_of(case, axis, Work()) for axis in layer.axes]
    return Ranked(tuple(map(sum, zip(*keys, strict=True))), int(mixed), layer.axes).place


def preferred(better: Layer, worse: Layer) -> str:
    """Why one layer stands before another: the first thing in which their places differ."""
    pairs = zip(_REASONS, place_of(better), place_of(worse), strict=False)
    return next((reason for reason, one, other in pairs if one != other), "it comes first in the framework's own order")


def bound_of(case: Case, block: Block) -> Key:
    """A key that none of the block's solutions comes before."""
    covered = overlap(block.kernel_size, block.stride, block.dilation)
    # So long an output holds every phase, also the one that no tap falls on.
    gap = covered.min == 0 and all(_least_output(block, demand) >= block.stride for demand in block.demands)
    own = block.extra[0] if case.extra == "number" else 0
    beside = block.extra[0] > 0 and case.trims != "ends" and not case.halves  # what is added is added at one end
    span = span_of_kernel(block.kernel_size, block.dilation)
    beyond = case.trims != "ends" and not case.halves and span - block.base + block.padding[1] < block.extra[0]
    flags = (gap or beyond, not covered.even, own > 0 or not case.preferred, block.dilation > 1, beside)
    begin = block.padding[0] if case.trims == "number" else 0
    parts = (*flags, block.kernel_size, begin, block.stride, block.dilation, own)
    return *(len(block.demands) * part for part in parts), *_least_sizes(block)


def _least_sizes(block: Block) -> Key:
    """The part of a key that the smallest output has; nothing where the input is open, too."""
    if any(isinstance(demand.input_size, Span) for demand in block.demands):
        return ()
    tail = block.base - 2 * block.padding[1] + block.extra[0]
    sizes = [demand.sizes(block.stride, tail) for demand in block.demands]
    return tuple(map(sum, zip(*((*_order(before), *_order(after)) for before, after in sizes), strict=True)))


def _bare(axis: Axis, least_overlap: int, work: Work) -> bool:
    """Whether some output element is reached by no input."""
    if least_overlap and axis.dilation == 1:  # a closed carpet: only what lies beyond its end is bare
        return axis.crop_end < 0
    work.spend(min(axis.kernel_size, axis.stride, axis.dilation) // _CHEAP)
    return axis.uncovered != 0


def _least_output(block: Block, demand: Demand) -> int:
    if isinstance(demand.output_size, Span):
        tail = block.base - 2 * block.padding[1] + block.extra[0]
        return max(demand.output_size.low, _number(demand.sizes(block.stride, tail)[1]))
    return _number(demand.output_size)


def _number(size: Size) -> int:
    return FAR if isinstance(size, Linear) else size


def _order(size: Size) -> tuple[int, int]:
    return (size.slope, size.offset) if isinstance(size, Linear) else (0, size)


def ends_of(case: Case, padding: object) -> Ends:
    """The padding at both ends of an axis where the case takes it so."""
    return both_ends(cast("Ends | int", padding)) if case.trims == "ends" else Ends(0, 0)
