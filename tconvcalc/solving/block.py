"""The solutions that share kernel, stride and dilation: what is left to choose is padding and output_padding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tconvcalc.solving.demand import Demand
from tconvcalc.solving.narrow import Stretch, meet


class Choice(NamedTuple):
    """One solution along one axis: every parameter, and the tail that they give."""

    kernel_size: int
    stride: int
    dilation: int
    padding: int
    extra: int
    tail: int


class Block(NamedTuple):
    """All choices with this kernel, stride and dilation: ``tail = base - 2*padding + extra``.

    ``demands`` holds the sizes of every axis that these parameters have to serve.
    """

    demands: tuple[Demand, ...]
    kernel_size: int
    stride: int
    dilation: int
    base: int
    padding: Stretch
    extra: Stretch

    def _extras(self) -> Iterator[tuple[int, range]]:
        """For each padding that can serve, the extras with which it meets the first demand."""
        tails = self.demands[0].tails(self.stride)
        if not tails:
            return
        low, high = self.extra
        least = max(self.padding[0], -((tails[-1] - self.base - low) // 2))
        most = min(self.padding[1], (self.base + high - tails[0]) // 2)
        for padding in range(least, most + 1):
            zero = self.base - 2 * padding
            begin = max(tails[0], zero + low)
            begin += (tails[0] - begin) % tails.step
            yield padding, range(begin - zero, min(tails[-1] - zero, high) + 1, tails.step)

    def choices(self) -> Iterator[Choice]:
        """Every solution of the block, by padding and then by extra."""
        others = [demand.tails(self.stride) for demand in self.demands[1:]]
        for padding, extras in self._extras():
            for extra in extras:
                tail = self.base - 2 * padding + extra
                if all(tail in tails for tails in others):
                    yield Choice(self.kernel_size, self.stride, self.dilation, padding, extra, tail)

    def number(self) -> int:
        """How many solutions the block has, without making them where one axis asks alone."""
        if len(self.demands) > 1:
            return sum(1 for _ in self.choices())
        return sum(len(extras) for _, extras in self._extras())

    def possible(self) -> bool:
        """Whether the block has a solution for its first demand, however far the padding may go."""
        (least, most), (low, high) = self.padding, self.extra
        step = 2 if low == high else 1
        begin, end = self.base - 2 * most + low, self.base - 2 * least + high
        return least <= most and low <= high and meet(range(begin, end + 1, step), self.demands[0].tails(self.stride))
