"""Parts of a problem's box at one stride, halved until a single kernel and dilation is left.

So the best solutions are found without a look at the others: a part whose hint comes late is never halved.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tconvcalc.solving.budget import Work
from tconvcalc.solving.candidates import Block
from tconvcalc.solving.integers import Stretch
from tconvcalc.solving.search import Corner, Problem
from tconvcalc.solving.slices import slices

_A_LOOK = 4  # steps


class Region(NamedTuple):
    """A problem within one corner of its box."""

    problem: Problem
    corner: Corner

    def parts(self, work: Work) -> Iterator[Region | Block]:
        """Its halves, as far as there can be a solution in them; the one block, where nothing is left to halve."""
        stride, dilation, kernel_size = self.corner
        if dilation[0] < dilation[1]:
            corners = [Corner(stride, half, kernel_size) for half in _halves(dilation)]
        elif kernel_size[0] < kernel_size[1]:
            corners = [Corner(stride, dilation, half) for half in _halves(kernel_size)]
        else:
            yield from self.problem.block(self.corner, work)
            return
        work.spend(_A_LOOK)
        yield from (Region(self.problem, corner) for corner in corners if self.problem.meets(corner))


def regions(problem: Problem, work: Work) -> Iterator[Region]:
    """A region for each stride at which the problem has a solution; of open dilations, for each at which it may."""
    for stride in problem.allowed(work):
        work.spend(_A_LOOK)
        low, high = problem.box.dilation
        if low < high or any(strip.inhabited() for strip in slices(problem, stride, low, None)):
            yield Region(problem, problem.at(stride))


def _halves(stretch: Stretch) -> tuple[Stretch, Stretch]:
    middle = sum(stretch) // 2
    return (stretch[0], middle), (middle + 1, stretch[1])
