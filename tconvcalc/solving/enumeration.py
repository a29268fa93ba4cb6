"""The solutions of a whole layer, best first, drawn one by one without making them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush, merge
from itertools import chain, count, islice
from math import prod
from typing import NamedTuple

from tconvcalc.frameworks.base import Case, Limits
from tconvcalc.frameworks.case_selection import both_ends
from tconvcalc.geometry import span_of_kernel
from tconvcalc.layer import Axis
from tconvcalc.question import Asked, Question
from tconvcalc.solving.budget import Work
from tconvcalc.solving.candidates import Block, Choice
from tconvcalc.solving.constraints import Demand
from tconvcalc.solving.problems import axis_problems
from tconvcalc.solving.ranking import Key, Ranked, Wish, bound_of, hint_of, key_of, wish_of
from tconvcalc.solving.regions import Region, regions
from tconvcalc.solving.search import Problem
from tconvcalc.values import Ends, PaddingAsked

_Entry = tuple[Key, Region | Block | Ranked, Iterator[Ranked]]
"""What none of the solutions in a part comes before, the part, and where the next solution comes from."""


class Solved(NamedTuple):
    """The solutions of one case: how to count them, and all of them, best first, as they are drawn."""

    number: Callable[[], int]
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
        ranked = merge(*(source.drawn() for source in shared))
        return Solved(lambda: sum(source.number() for source in shared), (_spread(one, dims) for one in ranked))
    parts = [
        [_of(case, question, (axis,), limits, work) for axis, limits in zip(question.axes, each, strict=True)]
        for each in case.limits(dims)
    ]
    streams = [*(source.drawn() for source in shared), *(_mixed(case, part) for part in parts)]
    return Solved(
        lambda: sum(prod(source.number() for source in part) for part in parts),
        merge(*streams, key=lambda one: one.place),
    )


def _spread(one: Ranked, dims: int) -> Ranked:
    return one._replace(axes=one.axes * dims)


class _Source:
    """What the solutions of some axes that share their parameters are drawn from: problems, or one block."""

    def __init__(
        self, wish: Wish, ends: tuple[Ends, ...], problems: Sequence[Problem], blocks: Sequence[Block] = ()
    ) -> None:
        self.wish = wish
        self.ends = ends
        self.problems = problems
        self.blocks = blocks
        self._counted: list[Region] | None = None
        self._seen: list[Ranked] = []
        self._rest = self.drawn()

    def number(self) -> int:
        """Count the solutions; a stride that has none is then never looked into again."""
        regions_: list[Region] = []
        total, work = 0, self.wish.work
        for problem in self.problems:
            for stride in problem.allowed(work):
                own = sum(block.number() for block in problem.blocks(stride, work))
                total += own
                regions_ += [Region(problem, problem.at(stride))] * (own > 0)
        self._counted = regions_
        return total

    def drawn(self) -> Iterator[Ranked]:
        """Open regions and blocks only as far as the next best can be in them."""
        turn = count()
        begun = self._counted
        if begun is None:
            begun = [region for problem in self.problems for region in regions(problem, self.wish.work)]
        parts: Iterable[Region | Block] = chain(begun, self.blocks)
        heap = [(key, next(turn), part, rest) for key, part, rest in map(self._bounded, parts)]
        heapify(heap)
        while heap:
            self.wish.work.spend()
            _, _, best, rest = heappop(heap)
            if isinstance(best, Ranked):
                yield best
            for key, part, more in self._opened(best, rest):
                heappush(heap, (key, next(turn), part, more))

    def _bounded(self, part: Region | Block) -> _Entry:
        if isinstance(part, Region):
            return hint_of(self.wish, part), part, iter(())
        whole = part if _apart(self.wish.case, part) else part.tight()
        return bound_of(self.wish, whole), whole, iter(())

    def _opened(self, part: Region | Block | Ranked, rest: Iterator[Ranked]) -> Iterator[_Entry]:
        """What follows a solution; the halves of a region or of a large block; or the solutions in a small one.

        Where the axes go apart, these are drawn one by one.
        """
        if isinstance(part, Ranked):
            yield from ((one.key, one, rest) for one in islice(rest, 1))
        elif isinstance(part, Region):
            yield from map(self._bounded, part.parts(self.wish.work))
        elif _apart(self.wish.case, part):
            each = zip(self.ends, part.one_each(), strict=True)
            drawn = _combined([_Source(self.wish, (ends,), (), (own,)) for ends, own in each], 0)
            yield from ((best.key, best, drawn) for best in islice(drawn, 1))
        elif len(halves := part.halves()) > 1:
            yield from map(self._bounded, halves)
        else:
            yield from ((one.key, one, iter(())) for one in self._solutions(part))

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


def _mixed(case: Case, axes: list[_Source]) -> Iterator[Ranked]:
    """The layers whose axes differ, best first."""
    boxes = {problem.box[:3] for source in axes for problem in source.problems}
    if case.extra == "implied" and len(boxes) == 1 and all(low == high for low, high in boxes.pop()):
        return iter(())  # there is nothing in which they could
    return (one for one in _combined(axes, 1) if len({_parameters(case, axis) for axis in one.axes}) > 1)


def _of(case: Case, question: Question, axes: tuple[Asked, ...], limits: Limits, work: Work) -> _Source:
    """The problems of one way in which strides and dilations go together."""
    ends = tuple(ends_of(case, axis.padding) for axis in axes)
    return _Source(wish_of(case, question, work), ends, axis_problems(case, question, axes, limits))


def _apart(case: Case, block: Block) -> bool:
    """Whether the axes share kernel, stride and dilation, but have an implied extra of their own each."""
    return len(block.demands) > 1 and case.extra == "implied"


def _added(keys: Iterable[Key]) -> Key:
    return tuple(map(sum, zip(*keys, strict=True)))


def _combined(axes: list[_Source], mixed: int) -> Iterator[Ranked]:
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
    begin = demand.begin if case.trims == "ends" else case.crop_begin(cropped, padding)
    own = extra if case.extra == "number" else None
    return Axis(before, after, kernel_size, stride, written, own, dilation, begin, cropped - begin)


def ends_of(case: Case, padding: PaddingAsked) -> Ends:
    """The padding at both ends of an axis where the case takes it so."""
    return both_ends(padding) if case.trims == "ends" else Ends(0, 0)


def _parameters(case: Case, axis: Axis) -> tuple[object, ...]:
    """What two axes of a layer share, or do not; a padding in ends is given, so it tells nothing about the search."""
    padding = None if case.trims == "ends" else axis.padding
    return axis.kernel_size, axis.stride, axis.dilation, axis.output_padding, padding
