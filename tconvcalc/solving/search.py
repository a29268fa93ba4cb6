"""Every whole-number solution of one piece of one case, in time that grows with the answers and not with the box.

Stride, then dilation, then kernel are walked, each cut down beforehand to where the rest can still follow; of padding
and output_padding the one is walked and the other is what is left over, judged in whole numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from tconvcalc.frameworks.base import Case, Piece
from tconvcalc.geometry import span_of_kernel
from tconvcalc.solving.budget import Work
from tconvcalc.solving.candidates import Block
from tconvcalc.solving.constraints import Demand
from tconvcalc.solving.integers import Stretch, divisors, narrow
from tconvcalc.values import Linear, Span

_A_STRIDE = 2  # steps
_NARROWING = 8  # steps that it takes to narrow a stretch
_DIVIDED = 1 << 34  # outputs whose divisors are soon found
_FEW_TAILS = 8


class Box(NamedTuple):
    """Where the unknowns of one axis are looked for; a known one has both ends the same.

    ``touching``: a padding that nobody gave goes only as far as it still touches the output.
    """

    kernel_size: Stretch
    stride: Stretch
    dilation: Stretch
    padding: Stretch
    extra: Stretch
    touching: bool


class Corner(NamedTuple):
    """A part of the box at one stride."""

    stride: int
    dilation: Stretch
    kernel_size: Stretch


@dataclass(frozen=True, eq=False, repr=False)
class Problem:
    """One piece of a case, the sizes it has to meet (several axes may share one set of parameters), and the box."""

    case: Case
    piece: Piece
    demands: tuple[Demand, ...]
    box: Box

    def blocks(self, stride: int, work: Work) -> Iterator[Block]:
        """The blocks at one stride that can hold a solution."""
        work.spend(_A_STRIDE)
        for dilation in _through(self.dilations(stride, work)):
            for kernels in self._kernels(dilation):
                for kernel in _through(self._narrowed(kernels, partial(self.at, stride, dilation), work)):
                    yield from self.block(self.at(stride, dilation, kernel), work)

    def strides(self, work: Work) -> Stretch:
        """The strides with which the rest of the box can still meet the demands."""
        low, high = self.box.stride
        for demand in self.demands:
            low, high = demand.strides(low, high)
        return self._narrowed((low, high), self.at, work)

    def dilations(self, stride: int, work: Work) -> Stretch:
        """The dilations with which the rest of the box can still meet the demands at a stride."""
        return self._narrowed(self.box.dilation, partial(self.at, stride), work)

    def kernels(self, stride: int, work: Work) -> Stretch:
        """The kernels with which the rest of the box can still meet the demands at a stride."""
        return self._narrowed(self.box.kernel_size, lambda kernel: self.at(stride, None, kernel), work)

    def allowed(self, work: Work) -> Iterable[int]:
        """The strides that are worth a look: those that divide what they have to, or all; the smallest first."""
        strides = self.strides(work)
        slope = next((d.output_size.slope for d in self.demands if isinstance(d.output_size, Linear)), None)
        products = self.products(strides) if slope is None else [slope]
        if products is None:
            return _through(strides)
        return sorted({stride for each in products for stride in divisors(each, *strides, work)})

    def products(self, strides: Stretch) -> list[int] | None:
        """What a stride has to divide, one of these, where the input is open and the tail is one of a few.

        For ``output_size - tail`` is the stride times a whole number, also where the tail is so much and a stride more.
        None where there are other tails, where every stride will do, or where there is too much to divide.
        """
        before, after, trim, _ = self.demands[0]
        if not isinstance(before, Span) or not isinstance(after, int) or after > _DIVIDED:
            return None
        slope = self.piece.base(1, 2) - self.piece.base(1, 1)
        ends = [(self.at(stride), slope * stride) for stride in strides]
        tails = {(self.smallest(corner) - whole, self.largest(corner) - whole) for corner, whole in ends}
        least, most = min(tails)
        if len(tails) > 1 or most - least > _FEW_TAILS:
            return None
        products = [after + trim - rest for rest in range(least, most + 1) if after + trim >= rest]
        return products if all(products) else None

    def _kernels(self, dilation: int) -> list[Stretch]:
        """The kernels, parted where the padding's own upper end begins to hold it back."""
        (low, high), kink = self.box.kernel_size, self.box.padding[1] // dilation + 1
        return [(low, kink), (kink + 1, high)] if self.box.touching and low <= kink < high else [(low, high)]

    def at(self, stride: int, dilation: int | None = None, kernel_size: int | None = None) -> Corner:
        """The part of the box at one stride, and at one dilation and kernel where those are given."""
        box = self.box
        return Corner(
            stride,
            box.dilation if dilation is None else (dilation, dilation),
            box.kernel_size if kernel_size is None else (kernel_size, kernel_size),
        )

    def block(self, corner: Corner, work: Work) -> Iterator[Block]:
        """The block of a corner that has one kernel and one dilation."""
        work.spend()
        low, high = self._spans(corner)
        if low == high and self.piece.parity in {None, low % 2}:
            base, padding = self.piece.base(low, corner.stride), (self.box.padding[0], self._padding(low))
            kernel_size, dilation = corner.kernel_size[0], corner.dilation[0]
            yield Block(self.demands, kernel_size, corner.stride, dilation, base, padding, self._extra(corner))

    def _narrowed(self, stretch: Stretch, put: Callable[[int], Corner], work: Work) -> Stretch:
        """Cut a stretch down to the numbers with which the rest of the box can still meet the demands.

        A single number is left as it is: whether it does is soon seen when it is tried.
        """
        if stretch[0] == stretch[1]:
            return stretch
        work.spend(_NARROWING + abs(stretch[1] - stretch[0]).bit_length())
        for test in (self._holds, self._touches, self._extends, self.reaches, self.stays):
            stretch = narrow(*stretch, lambda number, test=test: test(put(number)))  # type: ignore[misc]
        return stretch

    def _spans(self, corner: Corner) -> Stretch:
        within = self.piece.spans(corner.stride)
        low = span_of_kernel(corner.kernel_size[0], corner.dilation[0])
        high = span_of_kernel(corner.kernel_size[1], corner.dilation[1])
        return max(low, within.low), high if within.high is None else min(high, within.high)

    def _padding(self, span: int) -> int:
        return min(self.box.padding[1], span - 1) if self.box.touching else self.box.padding[1]

    def _extra(self, corner: Corner) -> Stretch:
        low, high = self.box.extra
        return max(low, self.piece.least_extra), min(high, self.case.extra_limit(corner.stride, corner.dilation[1]) - 1)

    def meets(self, corner: Corner) -> bool:
        """Whether nothing rules out at once that a corner meets the demands."""
        tests = (self._holds, self._touches, self._extends, self.reaches, self.stays)
        return all(test(corner) for test in tests)

    def _holds(self, corner: Corner) -> bool:
        low, high = self._spans(corner)
        return low <= high

    def _touches(self, corner: Corner) -> bool:
        return self.box.padding[0] <= self._padding(self._spans(corner)[1])

    def _extends(self, corner: Corner) -> bool:
        low, high = self._extra(corner)
        return low <= high

    def reaches(self, corner: Corner) -> bool:
        """Whether the largest tail of the corner is large enough."""
        most = self.largest(corner)
        return all(most >= demand.tails(corner.stride).start for demand in self.demands)

    def stays(self, corner: Corner) -> bool:
        """Whether the smallest tail of the corner is small enough."""
        least = self.smallest(corner)
        return all(least < demand.tails(corner.stride).stop for demand in self.demands)

    def largest(self, corner: Corner) -> int:
        """A tail that none in the corner exceeds."""
        base = self.piece.base(self._spans(corner)[1], corner.stride)
        return base - 2 * self.box.padding[0] + self._extra(corner)[1]

    def smallest(self, corner: Corner) -> int:
        """A tail that none in the corner is below."""
        low, high = self._spans(corner)
        span = min(max(low, self.box.padding[1] + 1), high) if self.box.touching else low
        return self.piece.base(span, corner.stride) - 2 * self._padding(span) + self._extra(corner)[0]


def _through(stretch: Stretch) -> range:
    return range(stretch[0], stretch[1] + 1)
