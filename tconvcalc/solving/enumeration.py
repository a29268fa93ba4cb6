"""The solutions of a whole layer, best first, drawn one by one without making them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush, merge
from itertools import count, product
from math import prod
from typing import NamedTuple

from tconvcalc.frameworks.base import Case, Limits
from tconvcalc.layer import Axis
from tconvcalc.question import Asked, Question
from tconvcalc.solving.budget import Work
from tconvcalc.solving.candidates import Block, Choice
from tconvcalc.solving.problems import axis_problems
from tconvcalc.solving.ranking import Key, Ranked, axis_of, bound_of, ends_of, key_of


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
    shared = [_Blocks(case, question, joint, limits, work) for (limits,) in case.limits(1)]
    if question.uniform:
        ranked = merge(*(blocks.drawn() for blocks in shared))
        return Solved(sum(blocks.number() for blocks in shared), (_spread(one, dims) for one in ranked))
    parts = [
        [_Blocks(case, question, (axis,), limits, work) for axis, limits in zip(question.axes, each, strict=True)]
        for each in case.limits(dims)
    ]
    streams = [*(blocks.drawn() for blocks in shared), *(_mixed(case, part) for part in parts)]
    total = sum(prod(blocks.number() for blocks in part) for part in parts)
    return Solved(total, merge(*streams, key=lambda one: one.place))


def _spread(one: Ranked, dims: int) -> Ranked:
    return one._replace(axes=one.axes * dims)


class _Blocks:
    """The blocks of some axes that share their parameters, and the solutions in them."""

    def __init__(self, case: Case, question: Question, axes: tuple[Asked, ...], limits: Limits, work: Work) -> None:
        self.case = case
        self.work = work
        self.ends = [ends_of(case, axis.padding) for axis in axes]
        problems = axis_problems(case, question, axes, limits)
        self.blocks = [self._tight(block) for problem in problems for block in problem.blocks(work)]
        self._seen: list[Ranked] = []
        self._rest = self.drawn()

    def number(self) -> int:
        return sum(block.number() for block in self.blocks)

    def drawn(self) -> Iterator[Ranked]:
        """Open the blocks only as far as the next best can be in them."""
        turn = count()
        heap: list[tuple[Key, int, Block | Ranked]] = [(bound_of(self.case, b), next(turn), b) for b in self.blocks]
        heapify(heap)
        while heap:
            self.work.spend()
            _, _, best = heappop(heap)
            if isinstance(best, Ranked):
                yield best
            elif not self._apart(best) and len(parts := best.halves()) > 1:
                for part in parts:
                    heappush(heap, (bound_of(self.case, part), next(turn), part))
            else:
                for ranked in self._opened(best):
                    heappush(heap, (ranked.key, next(turn), ranked))

    def _apart(self, block: Block) -> bool:
        """Whether the axes share kernel, stride and dilation, but have an implied extra of their own each."""
        return len(block.demands) > 1 and self.case.extra == "implied"

    def _tight(self, block: Block) -> Block:
        return block if self._apart(block) else block.tight()

    def _opened(self, block: Block) -> Iterator[Ranked]:
        for choices in self._together(block):
            each = zip(block.demands, self.ends, choices, strict=True)
            axes = tuple(axis_of(self.case, demand, ends, choice) for demand, ends, choice in each)
            yield Ranked(_added(key_of(self.case, axis, self.work) for axis in axes), 0, axes)

    def _together(self, block: Block) -> Iterable[tuple[Choice, ...]]:
        """What the axes choose: of an output_padding that the output implies each has its own, the rest they share."""
        if self._apart(block):
            return product(*(block._replace(demands=(demand,)).tight().choices(self.work) for demand in block.demands))
        return ((choice,) * len(block.demands) for choice in block.choices(self.work))

    def at(self, place: int) -> Ranked | None:
        """The solution at one place of the order, drawn once and remembered."""
        while len(self._seen) <= place:
            following = next(self._rest, None)
            if following is None:
                return None
            self._seen.append(following)
        return self._seen[place]


def _added(keys: Iterator[Key]) -> Key:
    return tuple(map(sum, zip(*keys, strict=True)))


def _mixed(case: Case, axes: list[_Blocks]) -> Iterator[Ranked]:
    """Layers whose axes differ, best first: from each layer drawn, one axis at a time steps to its next best."""
    heap: list[tuple[Key, tuple[int, ...], Ranked]] = []
    known: set[tuple[int, ...]] = set()

    def offer(places: tuple[int, ...]) -> None:
        found = [blocks.at(place) for blocks, place in zip(axes, places, strict=True)]
        parts = [one for one in found if one is not None]
        if places not in known and len(parts) == len(found):
            known.add(places)
            whole = Ranked(_added(part.key for part in parts), 1, tuple(part.axes[0] for part in parts))
            heappush(heap, (whole.key, places, whole))

    offer((0,) * len(axes))
    while heap:
        _, places, best = heappop(heap)
        if len({_parameters(case, axis) for axis in best.axes}) > 1:
            yield best
        for axis, place in enumerate(places):
            offer((*places[:axis], place + 1, *places[axis + 1 :]))


def _parameters(case: Case, axis: Axis) -> tuple[object, ...]:
    """What two axes of a layer share, or do not; a padding in ends is given, so it tells nothing about the search."""
    padding = None if case.trims == "ends" else axis.padding
    return axis.kernel_size, axis.stride, axis.dilation, axis.output_padding, padding
