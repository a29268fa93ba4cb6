"""Which solution to prefer: a table of criteria, the most important first, that makes a total order.

Every output element is reached by some input; the stride that the sizes themselves suggest; the kernel nearest to twice
that stride, as practice has it; even overlap; the framework's defaults (output_padding, dilation); equal trims at both
ends; one value on every axis; small kernel; small padding. Over several axes each of these is added up, so the order of
the layers follows from the order of their axes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tconvcalc.frameworks.base import Case
from tconvcalc.geometry import overlap, span_of_kernel
from tconvcalc.layer import Axis
from tconvcalc.question import Question
from tconvcalc.solving.budget import Work
from tconvcalc.solving.candidates import Block
from tconvcalc.solving.constraints import FAR, Demand
from tconvcalc.solving.integers import Stretch
from tconvcalc.solving.regions import Region
from tconvcalc.values import Linear, Size, Span

Key = tuple[int, ...]
_SMALLEST = 3  # the kernel that is usual at stride 1


class Wish(NamedTuple):
    """What the wishes depend on besides the layer.

    ``sized`` says whether both sizes were asked for, so that they suggest a stride.
    """

    case: Case
    sized: bool
    work: Work


def wish_of(case: Case, question: Question, work: Work) -> Wish:
    """What the layers of a case are wished to be like, as answers to a question."""
    sizes = (size for axis in question.axes for size in (axis.input_size, axis.output_size))
    return Wish(case, all(isinstance(size, int | Linear) for size in sizes), work)


class Criterion(NamedTuple):
    """One thing that is wished of a layer.

    Attributes:
        reason: what is said of an axis that is ahead in it.
        of: how far one axis of a layer of the case is from it; 0 is best.
        least: a number that none of a block's solutions is below for one of its demands.
    """

    reason: Callable[[Axis], str]
    of: Callable[[Wish, Axis], int]
    least: Callable[[Wish, Block, Demand], int]


class Ranked(NamedTuple):
    """The axes of one layer with their place in the order; ``mixed`` is 1 where they have values of their own."""

    key: Key
    mixed: int
    axes: tuple[Axis, ...]

    @property
    def place(self) -> Key:
        """What layers are ordered by."""
        return (*self.key[:BEFORE_ONE_VALUE], self.mixed, *self.key[BEFORE_ONE_VALUE:])


def key_of(wish: Wish, axis: Axis) -> Key:
    """The place of one axis in the order, the smallest first."""
    return tuple(criterion.of(wish, axis) for criterion in CRITERIA)


def bound_of(wish: Wish, block: Block) -> Key:
    """A key that none of the block's solutions comes before."""
    return tuple(sum(criterion.least(wish, block, demand) for demand in block.demands) for criterion in CRITERIA)


def hint_of(wish: Wish, region: Region) -> Key:
    """The begin of a key that no solution in a region comes before, soon found: most regions are never looked into."""
    problem, (stride, dilation, kernels) = region
    bare = sum(_gaping(stride, dilation[0], kernels[1], demand) for demand in problem.demands)
    low, high = problem.smallest(region.corner), problem.largest(region.corner)
    wanted = ((demand, demand.tails(stride)) for demand in problem.demands)
    suggested = sum(
        _least_from_suggested(wish, stride, (max(tails[0], low), min(tails[-1], high)), demand)
        for demand, tails in wanted
    )
    usual = usual_kernel(stride)
    beside = max(0, kernels[0] - usual, usual - kernels[1])
    return bare if dilation[0] == dilation[1] else 0, suggested, len(problem.demands) * beside


def usual_kernel(stride: int) -> int:
    """The kernel that practice has at a stride: twice the stride, and 3 at stride 1."""
    return 2 * stride if stride > 1 else _SMALLEST


def _bare(wish: Wish, axis: Axis) -> int:
    """Whether some output element is reached by no input."""
    if _number(axis.output_size) < axis.stride * axis.dilation:  # then it may have to be counted
        wish.work.spend(min(axis.kernel_size, axis.stride, axis.dilation))
    return axis.bare


def _gaping(stride: int, dilation: int, kernel_size: int, demand: Demand) -> bool:
    """Whether the output is certainly so long that it holds every phase, also one that no tap falls on."""
    least = demand.output_size.low if isinstance(demand.output_size, Span) else _number(demand.output_size)
    least = FAR if isinstance(demand.input_size, Linear) else least
    return least >= stride and overlap(kernel_size, stride, dilation).min == 0


def _surely_bare(wish: Wish, block: Block, demand: Demand) -> int:
    """Whether the output that all others of the block contain, that of the most padding, has a bare element."""
    if _gaping(block.stride, block.dilation, block.kernel_size, demand):
        return 1
    tail = block.base - 2 * block.padding[1] + block.extra[0]
    before, after = demand.sizes(block.stride, tail)
    begin, end = _crops(wish, block, demand, (tail, block.padding[1]))
    if wish.case.trims != "ends" and not wish.case.halves and end < 0:
        return 1
    least = Axis(before, after, *block[1:3], None, None, block.dilation, begin, end)
    return not isinstance(demand.input_size, Span) and _number(after) >= 1 and bool(_bare(wish, least))


def _crops(wish: Wish, block: Block, demand: Demand, chosen: tuple[int, int]) -> Stretch:
    """What is cut at the begin and at the end with one tail and one padding of a block."""
    tail, padding = chosen
    cropped = span_of_kernel(block.kernel_size, block.dilation) - tail + demand.trim
    begin = demand.begin if wish.case.trims == "ends" else wish.case.crop_begin(cropped, padding)
    return begin, cropped - begin


def _surely_askew(wish: Wish, block: Block, demand: Demand) -> int:
    """Whether no solution of a block cuts as much at the end as at the begin."""
    span = span_of_kernel(block.kernel_size, block.dilation)
    if wish.case.halves:
        least, most = (span + demand.trim - tail for tail in reversed(_tails(block, demand)))
        return most < 0 or (least == most and most % 2 == 1)
    low, high = block.extra
    return not low <= span - block.base + demand.trim - 2 * demand.begin <= high


def _from_suggested(wish: Wish, axis: Axis) -> int:
    """How far ``stride*input_size`` is from the output; from one element the stride plays no part: its default is 1."""
    if not wish.sized:
        return 0
    if axis.input_size == 1:
        return axis.stride - 1
    return abs(_offset(axis.input_size) * axis.stride - _offset(axis.output_size))


def _offset(size: Size) -> int:
    # of two symbolic sizes the slopes are in the ratio of the stride, and cancel out
    return size.offset if isinstance(size, Linear) else size


def _least_from_suggested(wish: Wish, stride: int, tails: Stretch, demand: Demand) -> int:
    """The same for all tails between two ends."""
    if not wish.sized:
        return 0
    if demand.input_size == 1:
        return stride - 1
    return max(0, tails[0] - demand.trim - stride, stride - tails[1] + demand.trim)


def _tails(block: Block, demand: Demand) -> Stretch:
    """The least and the largest tail that a block can have for a demand."""
    wanted = demand.tails(block.stride)
    low, high = block.base - 2 * block.padding[1] + block.extra[0], block.base - 2 * block.padding[0] + block.extra[1]
    return max(wanted[0], low), min(wanted[-1], high)


def _own(case: Case, extra: int) -> int:
    """How far an output_padding is from the framework's own."""
    return extra + (not case.preferred)


def _number(size: Size) -> int:
    return FAR if isinstance(size, Linear) else size


def _size(place: int, part: int) -> Criterion:
    """Prefer the smaller input (place 0) or output (1), by slope (part 0) or offset (1)."""

    def of(size: Size) -> int:
        return ((size.slope, size.offset) if isinstance(size, Linear) else (0, size))[part]

    def least(_wish: Wish, block: Block, demand: Demand) -> int:
        # an open input is the smaller the larger the tail is, an open output the larger
        tail = _tails(block, demand)[isinstance(demand.input_size, Span)]
        return of(demand.sizes(block.stride, tail)[place])

    def own(_wish: Wish, axis: Axis) -> int:
        return of((axis.input_size, axis.output_size)[place])

    return Criterion(lambda _axis: "its sizes are smaller", own, least)


def _near_usual(axis: Axis) -> str:
    usual = usual_kernel(axis.stride)
    near = "" if axis.kernel_size == usual else f"nearer to {usual}, "
    return (
        f"kernel {axis.kernel_size} is {near}{'twice the stride' if axis.stride > 1 else 'what is usual at stride 1'}"
    )


_KERNEL = Criterion(
    _near_usual,
    lambda _wish, axis: abs(axis.kernel_size - usual_kernel(axis.stride)),
    lambda _wish, block, _demand: abs(block.kernel_size - usual_kernel(block.stride)),
)
_LARGE = (
    Criterion(lambda _axis: "every output is reached by some input", _bare, _surely_bare),
    Criterion(
        lambda axis: (
            f"stride {axis.stride} is what the sizes suggest"
            if axis.input_size != 1
            else "from one element the stride plays no part, and its default is 1"
        ),
        _from_suggested,
        lambda wish, block, demand: _least_from_suggested(wish, block.stride, _tails(block, demand), demand),
    ),
    _KERNEL,
    Criterion(
        lambda _axis: "every output is covered equally often",
        lambda _wish, axis: not axis.overlap.even,
        lambda _wish, block, _demand: not overlap(block.kernel_size, block.stride, block.dilation).even,
    ),
    Criterion(
        lambda _axis: "its output_padding is nearer to the framework's own",
        lambda wish, axis: _own(wish.case, axis.output_padding or 0),
        lambda wish, block, _demand: _own(wish.case, block.extra[0] if wish.case.extra == "number" else 0),
    ),
    Criterion(
        lambda _axis: "its dilation is smaller",
        lambda _wish, axis: axis.dilation,
        lambda _wish, block, _demand: block.dilation,
    ),
    Criterion(
        lambda _axis: "it trims both ends alike",
        lambda _wish, axis: axis.crop_begin != axis.crop_end,
        _surely_askew,
    ),
)
_SMALL = (
    Criterion(
        lambda _axis: "its kernel is smaller",
        lambda _wish, axis: axis.kernel_size,
        lambda _wish, block, _demand: block.kernel_size,
    ),
    Criterion(
        lambda _axis: "it cuts less at the begin",
        lambda _wish, axis: axis.crop_begin,
        lambda wish, block, demand: _crops(wish, block, demand, (_tails(block, demand)[1], block.padding[0]))[0],
    ),
    Criterion(
        lambda _axis: "its stride is smaller",
        lambda _wish, axis: axis.stride,
        lambda _wish, block, _demand: block.stride,
    ),
    *(_size(place, part) for place in (0, 1) for part in (0, 1)),
)
CRITERIA = (*_LARGE, *_SMALL)
"""What is wished of one axis, the most important first."""

BEFORE_ONE_VALUE = len(_LARGE)
"""So many of the criteria come before the wish that all axes have one value."""
