"""The solutions of a whole layer, best first, drawn one by one without making them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush, merge
from itertools import count, islice
from math import prod
from typing import NamedTuple

from tconvcalc.frameworks.base import Case, Limits
from tconvcalc.geometry import span_of_kernel
from tconvcalc.layer import Axis
from tconvcalc.question import Asked, Question
from tconvcalc.solving.budget import Work
from tconvcalc.solving.candidates import Block, Choice
from tconvcalc.solving.constraints import Demand
from tconvcalc.solving.problems import axis_problems, both_ends
from tconvcalc.solving.ranking import Key, Ranked, Wish, bound_of, key_of, wish_of
from tconvcalc.values import Ends, PaddingAsked


class Solved(NamedTuple):
    """The solutions of one case: how many there are, and all of them, best first, as they are drawn."""

    number: int
    ranked: Iterator[Ranked]


def solved(case: Case, question: Question, work: Work) -> Solved:
    """Every layer of this case that answers the question.

    Where the axes ask the same, one of them answers for all. Where they do not, each is solved by itself: the layers
    that share one set of parameters are drawn from the axes' joint problem, the others from their product.
    """
    dims = len(question.axes)
    joint = question.axes[:1] if question.uniform else question.axes
    shared = [_of(case, question, joint, limits, work) for (limits,) in case.limits(1)]
    if question.uniform:
        ranked = merge(*(blocks.drawn() for blocks in shared))
        return Solved(sum(blocks.number() for blocks in shared), (_spread(one, dims) for one in ranked))
    parts = [
        [_of(case, question, (axis,), limits, work) for axis, limits in zip(question.axes, each, strict=True)]
        for each in case.limits(dims)
    ]
    streams = [*(blocks.drawn() for blocks in shared), *(_mixed(case, part) for part in parts)]
    total = sum(prod(blocks.number() for blocks in part) for part in parts)
    return Solved(total, merge(*streams, key=lambda one: one.place))


def _spread(one: Ranked, dims: int) -> Ranked:
    return one._replace(axes=one.axes * dims)


class _Blocks:
    """The blocks of some axes that share their parameters, and the solutions in them."""

    def __init__(self, wish: Wish, ends: tuple[Ends, ...], blocks: Iterable[Block]) -> None:
        self.wish = wish
        self.ends = ends
        self.blocks = list(blocks)
        self._seen: list[Ranked] = []
        self._rest = self.drawn()

    def number(self) -> int:
        return sum(block.number() for block in self.blocks)

    def drawn(self) -> Iterator[Ranked]:
        """Open the blocks only as far as the next best can be in them."""
        turn = count()
        heap: list[tuple[Key, int, Block | Ranked, Iterator[Ranked]]]
        heap = [(bound_of(self.wish, block), next(turn), block, iter(())) for block in self.blocks]
        heapify(heap)
        while heap:
            self.wish.work.spend()
            _, _, best, rest = heappop(heap)
            if isinstance(best, Ranked):
                yield best
            opened = (
                self._opened(best) if isinstance(best, Block) else ((one.key, one, rest) for one in islice(rest, 1))
            )
            for key, part, more in opened:
                heappush(heap, (key, next(turn), part, more))

    def _opened(self, block: Block) -> Iterator[tuple[Key, Block | Ranked, Iterator[Ranked]]]:
        """The halves of a large block, or the solutions in a small one; where the axes go apart, those as they come."""
        if _apart(self.wish.case, block):
            each = zip(self.ends, block.one_each(), strict=True)
            whole = _combined([_Blocks(self.wish, (ends,), (own,)) for ends, own in each], 0)
            yield from ((best.key, best, whole) for best in islice(whole, 1))
        elif len(parts := block.halves()) > 1:
            yield from ((bound_of(self.wish, part), part, iter(())) for part in parts)
        else:
            yield from ((one.key, one, iter(())) for one in self._solutions(block))

    def _solutions(self, block: Block) -> Iterator[Ranked]:
        for choice in block.choices(self.wish.work):
            each = zip(block.demands, self.ends, strict=True)
            axes = tuple(axis_of(self.wish.case, demand, ends, choice) for demand, ends in each)
            yield Ranked(_added(key_of(self.wish, axis) for axis in axes), 0, axes)

    def at(self, place: int) -> Ranked | None:
        """The solution at one place of the order, drawn once and remembered."""
        while len(self._seen) <= place:
            following = next(self._rest, None)
            if following is None:
                return None
            self._seen.append(following)
        return self._seen[place]


def _mixed(case: Case, axes: list[_Blocks]) -> Iterator[Ranked]:
    """The layers whose axes differ, best first."""
    kinds = {(block.kernel_size, block.stride, block.dilation) for blocks in axes for block in blocks.blocks}
    if case.extra == "implied" and len(kinds) == 1:
        return iter(())  # there is nothing in which they could
    return (one for one in _combined(axes, 1) if len({_parameters(case, axis) for axis in one.axes}) > 1)


def _of(case: Case, question: Question, axes: tuple[Asked, ...], limits: Limits, work: Work) -> _Blocks:
    """The blocks of one way in which strides and dilations go together."""
    problems = axis_problems(case, question, axes, limits)
    blocks = (block for problem in problems for block in problem.blocks(work))
    tight = (block if _apart(case, block) else block.tight() for block in blocks)
    return _Blocks(wish_of(case, question, work), tuple(ends_of(case, axis.padding) for axis in axes), tight)


def _apart(case: Case, block: Block) -> bool:
    """Whether the axes share kernel, stride and dilation, but have an implied extra of their own each."""
    return len(block.demands) > 1 and case.extra == "implied"


def _added(keys: Iterable[Key]) -> Key:
    return tuple(map(sum, zip(*keys, strict=True)))


def _combined(axes: list[_Blocks], mixed: int) -> Iterator[Ranked]:
    """One solution of each axis, best first: from each layer drawn, one axis at a time steps to its next best."""
    heap: list[tuple[Key, tuple[int, ...], Ranked]] = []
    known: set[tuple[int, ...]] = set()

    def offer(places: tuple[int, ...]) -> None:
        axes[0].wish.work.spend()
        found = [blocks.at(place) for blocks, place in zip(axes, places, strict=True)]
        parts = [one for one in found if one is not None]
        if places not in known and len(parts) == len(found):
            known.add(places)
            whole = Ranked(_added(part.key for part in parts), mixed, tuple(part.axes[0] for part in parts))
            heappush(heap, (whole.key, places, whole))

    offer((0,) * len(axes))
    while heap:
        _, places, best = heappop(heap)
        yield best
        for axis, place in enumerate(places):
            offer((*places[:axis], place + 1, *places[axis + 1 :]))


def axis_of(case: Case, demand: Demand, ends: Ends, choice: Choice) -> Axis:
    """Write a choice in the framework's words, with its crops; ``ends`` is the padding where that was given in ends."""
    kernel_size, stride, dilation, padding, extra, tail = choice
    before, after = demand.sizes(stride, tail)
    written: int | Ends | None = {"none": None, "number": padding, "ends": ends}[case.trims]
    span = span_of_kernel(kernel_size, dilation)
    cropped = span - (tail - demand.trim)
    begin = case.crop_begin(cropped, case.cropped_by(ends, span).begin if case.trims == "ends" else padding)
    own = extra if case.extra == "number" else None
    return Axis(before, after, kernel_size, stride, written, own, dilation, begin, cropped - begin)


def ends_of(case: Case, padding: PaddingAsked) -> Ends:
    """The padding at both ends of an axis where the case takes it so."""
    return both_ends(padding) if case.trims == "ends" else Ends(0, 0)


def _parameters(case: Case, axis: Axis) -> tuple[object, ...]:
    """What two axes of a layer share, or do not; a padding in ends is given, so it tells nothing about the search."""
    padding = None if case.trims == "ends" else axis.padding
    return axis.kernel_size, axis.stride, axis.dilation, axis.output_padding, padding
