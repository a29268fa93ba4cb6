"""The solutions that share kernel, stride and dilation: what is left to choose is padding and output_padding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tconvcalc.solving.demand import Demand
from tconvcalc.solving.narrow import Stretch, meet
from tconvcalc.solving.work import spend

_SMALL = 64  # paddings, and extras, up to which a block is opened whole


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

    def tight(self) -> Block:
        """The same choices in the smallest stretches of padding and extra that hold them."""
        tails = self.demands[0].tails(self.stride)
        (least, most), (low, high) = self.padding, self.extra
        least, most = max(least, -((tails[-1] - self.base - low) // 2)), min(most, (self.base + high - tails[0]) // 2)
        low, high = max(low, tails[0] - self.base + 2 * least), min(high, tails[-1] - self.base + 2 * most)
        return self._replace(padding=(least, most), extra=(low, high))

    def _extras(self) -> Iterator[tuple[int, range]]:
        """For each padding, the extras with which it meets the first demand."""
        tails, (low, high) = self.demands[0].tails(self.stride), self.extra
        for padding in range(self.padding[0], self.padding[1] + 1):
            spend()
            zero = self.base - 2 * padding
            begin = max(tails[0], zero + low)
            begin += (tails[0] - begin) % tails.step
            yield padding, range(begin - zero, min(tails[-1] - zero, high) + 1, tails.step)

    def choices(self) -> Iterator[Choice]:
        """Every solution of the block, by padding and then by extra."""
        others = [demand.tails(self.stride) for demand in self.demands[1:]]
        for padding, extras in self._extras():
            for extra in extras:
                spend()
                tail = self.base - 2 * padding + extra
                if all(tail in tails for tails in others):
                    yield Choice(self.kernel_size, self.stride, self.dilation, padding, extra, tail)

    def number(self) -> int:
        """How many solutions the block has, without making them where one axis asks alone."""
        tails = self.demands[0].tails(self.stride)
        if len(self.demands) > 1:
            return sum(1 for _ in self.choices())
        if tails.step > 1:
            return sum(len(extras) for _, extras in self._extras())
        return self._below(tails.stop) - self._below(tails.start)

    def _below(self, stop: int) -> int:
        """How many choices have a tail smaller than ``stop``, that is, an extra below ``stop - base + 2*padding``."""
        (least, most), (low, high) = self.padding, self.extra
        zero = self.base + low - stop
        some = max(least, zero // 2 + 1)  # from this padding on there is an extra small enough
        every = max(some, -((self.base + high - stop + 1) // -2))  # and from this one on every extra is
        rising = max(0, min(every, most + 1) - some)
        partly = rising * (2 * some - zero) + rising * (rising - 1)
        return partly + max(0, most + 1 - every) * max(0, high - low + 1)

    def halves(self) -> tuple[Block, ...]:
        """The block itself where it is small, or else its two halves, by padding or by extra, whichever is longer."""
        (least, most), (low, high) = self.padding, self.extra
        if max(most - least, high - low) < _SMALL:
            return (self,)
        if most - least > high - low:
            middle = (least + most) // 2
            return self._replace(padding=(least, middle)), self._replace(padding=(middle + 1, most))
        middle = (low + high) // 2
        return self._replace(extra=(low, middle)), self._replace(extra=(middle + 1, high))

    def possible(self) -> bool:
        """Whether the block has a solution for its first demand, however far the padding may go."""
        (least, most), (low, high) = self.padding, self.extra
        step = 2 if low == high else 1
        begin, end = self.base - 2 * most + low, self.base - 2 * least + high
        return least <= most and low <= high and meet(range(begin, end + 1, step), self.demands[0].tails(self.stride))
