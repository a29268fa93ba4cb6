"""The solutions that share kernel, stride and dilation: what is left to choose is padding and output_padding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tconvcalc.solving.budget import Work
from tconvcalc.solving.constraints import Demand
from tconvcalc.solving.integers import Stretch, floor_sum

_SMALL = 8  # paddings, and extras, up to which a block is opened whole


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

    def one_each(self) -> tuple[Block, ...]:
        """The block of each demand by itself."""
        return tuple(self._replace(demands=(demand,)).tight() for demand in self.demands)

    def tight(self) -> Block:
        """The same choices in the smallest stretches of padding and extra that hold them."""
        tails = self.demands[0].tails(self.stride)
        (least, most), (low, high) = self.padding, self.extra
        least, most = max(least, -((tails[-1] - self.base - low) // 2)), min(most, (self.base + high - tails[0]) // 2)
        low, high = max(low, tails[0] - self.base + 2 * least), min(high, tails[-1] - self.base + 2 * most)
        return self._replace(padding=(least, most), extra=(low, high))

    def _extras(self, work: Work) -> Iterator[tuple[int, range]]:
        """For each padding, the extras with which it meets the first demand."""
        tails, (low, high) = self.demands[0].tails(self.stride), self.extra
        for padding in range(self.padding[0], self.padding[1] + 1):
            work.spend()
            zero = self.base - 2 * padding
            begin = max(tails[0], zero + low)
            begin += (tails[0] - begin) % tails.step
            yield padding, range(begin - zero, min(tails[-1] - zero, high) + 1, tails.step)

    def choices(self, work: Work) -> Iterator[Choice]:
        """Every solution of the block, by padding and then by extra."""
        others = [demand.tails(self.stride) for demand in self.demands[1:]]
        for padding, extras in self._extras(work):
            for extra in extras:
                work.spend()
                tail = self.base - 2 * padding + extra
                if all(tail in tails for tails in others):
                    yield Choice(self.kernel_size, self.stride, self.dilation, padding, extra, tail)

    def number(self) -> int:
        """How many solutions the block has for its first demand, without making them."""
        (least, most), (low, high) = self.padding, self.extra
        if least > most or low > high:
            return 0
        tails = self.demands[0].tails(self.stride)
        if tails.step == 1 and tails[0] <= self.base + low - 2 * most and self.base + high - 2 * least <= tails[-1]:
            return (most - least + 1) * (high - low + 1)  # every tail will do
        return self._upto(self.base + high) - self._upto(self.base + low - 1)

    def _upto(self, top: int) -> int:
        """How many tails, over all paddings, are at most ``top - 2*padding``."""
        tails, (least, most) = self.demands[0].tails(self.stride), self.padding
        long = tails[-1] - tails[0]  # len() refuses what is longer than memory
        paddings, room = most - least + 1, top - 2 * most - tails[0]  # the room grows by 2 from the last on
        some = min(max(0, -(room // 2)), paddings)
        every = min(max(some, -((room - long) // 2)), paddings)
        partly = floor_sum(every - some, 2, room + 2 * some, tails.step) + every - some
        return partly + (paddings - every) * (long // tails.step + 1)

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
