"""The solutions of a problem at one stride and one dilation (or one kernel), as strips whose points can be counted.

With x = kernel_size - 1 and f = dilation (or the other way round) the kernel spans ``f*x + 1``, so the tail is
``base + c*f*x - 2*padding + extra``, where c says whether the size grows with the kernel at all. It has to be one of an
arithmetic progression of tails: the strip lies between the least and the largest tail that a place x leaves open.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tconvcalc.solving.integers import Stretch
from tconvcalc.solving.lattice import Edge, Strip
from tconvcalc.solving.search import Problem


class Part(NamedTuple):
    """Places over which the bounds of padding and extra are lines: where they lie, and the most of either."""

    places: Stretch
    padding: Edge
    extra: Edge


def slices(problem: Problem, stride: int, dilation: int | None, kernel_size: int | None) -> Iterator[Strip]:
    """The strips of a problem at one stride, where one of dilation and kernel is known and the other is open."""
    if dilation is None:
        factor, places = (kernel_size or 1) - 1, problem.box.dilation
    else:
        low, high = problem.box.kernel_size
        factor, places = dilation, (low - 1, high - 1)
    places = _spanning(problem, stride, factor, places)
    limits = _limits(problem, stride, dilation, places)
    parts = (part for each, extra in limits for part in _touching(problem, factor, each, extra))
    for part in parts:
        yield from _strips(problem, stride, factor, part)


def _spanning(problem: Problem, stride: int, factor: int, places: Stretch) -> Stretch:
    """The places at which the kernel's span is one of the piece's."""
    within = problem.piece.spans(stride)
    low, high = places
    if not factor:
        return (low, high) if within.low <= 1 and (within.high is None or within.high >= 1) else (1, 0)
    low = max(low, -((1 - within.low) // factor))
    return low, high if within.high is None else min(high, (within.high - 1) // factor)


def _limits(problem: Problem, stride: int, dilation: int | None, places: Stretch) -> Iterator[tuple[Stretch, Edge]]:
    """The stretches of places over which the largest extra is a line, with that line."""
    low, high = max(problem.box.extra[0], problem.piece.least_extra), problem.box.extra[1]
    if dilation is not None:
        yield places, Edge(min(high, problem.case.extra_limit(stride, dilation) - 1), 0)
        return
    # A limit bends where dilation and stride are equal, where it meets what was given, and leaves one extra at first.
    bends = sorted({place for place in (stride, low, low + 1, high + 1) if places[0] <= place < places[1]})
    for before, last in pairwise((places[0] - 1, *bends, places[1])):
        first = before + 1
        begin, end = (min(high, problem.case.extra_limit(stride, at) - 1) for at in (first, last))
        slope = (end - begin) // max(1, last - first)
        yield (first, last), Edge(begin - slope * first, slope)


def _touching(problem: Problem, factor: int, places: Stretch, extra: Edge) -> Iterator[Part]:
    """The places parted where a padding that has to touch the output is no longer held back by the kernel's span."""
    low, high = places
    least, most = problem.box.padding
    if not problem.box.touching:
        yield Part(places, Edge(most, 0), extra)
        return
    kink = most // factor if factor else high
    first = -(-least // factor) if factor else low
    if factor or not least:
        yield Part((max(low, first), min(high, kink)), Edge(0, factor), extra)
    yield Part((max(low, kink + 1), high), Edge(most, 0), extra)


def _strips(problem: Problem, stride: int, factor: int, part: Part) -> Iterator[Strip]:
    tails, least = problem.demands[0].tails(stride), max(problem.box.extra[0], problem.piece.least_extra)
    if not tails or part.places[0] > part.places[1] or any(part.extra.at(place) < least for place in part.places):
        return
    base = problem.piece.base(1, stride) - tails[0]
    slope = factor * (problem.piece.base(2, stride) - problem.piece.base(1, stride))
    lower = Edge(base - 2 * part.padding.start + least, slope - 2 * part.padding.slope)
    upper = Edge(base - 2 * problem.box.padding[0] + part.extra.start, slope + part.extra.slope)
    strip = Strip(part.places, lower, upper, tails.step, (tails[-1] - tails[0]) // tails.step)
    single = all(part.extra.at(place) == least for place in part.places)  # then paddings go in steps of 2
    for kept in _odd_or_even(strip, factor, problem.piece.parity):
        yield from kept.alternating() if single else (kept,)


def _odd_or_even(strip: Strip, factor: int, parity: int | None) -> tuple[Strip, ...]:
    """The strip over the places at which the kernel's span ``factor*x + 1`` is odd (1) or even (0)."""
    if parity is None:
        return (strip,)
    if factor % 2:
        return (strip.every_second(1 - parity),)
    return (strip,) if parity else ()
