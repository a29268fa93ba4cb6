"""Every whole-number solution of one piece of one case, in time that grows with the answers and not with the box.

Stride, then dilation, then kernel are walked, each cut down beforehand to where the rest can still follow; of padding
and output_padding the one is walked and the other is what is left over, judged in whole numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from tconvcalc.frameworks.base import Case, Piece
from tconvcalc.geometry import span_of_kernel
from tconvcalc.solving.budget import spend
from tconvcalc.solving.candidates import Block
from tconvcalc.solving.constraints import FAR, Demand
from tconvcalc.solving.integers import Stretch, ends, narrow
from tconvcalc.values import Span

_SAMPLE = 32  # values walked from each end of a long stretch: between them only divisors matter, which repeat sooner
_NARROWING = 8  # steps that it takes to narrow a stretch
_MOST_PERIOD = 1 << 12  # of a kernel or dilation beyond this, not every divisor is tried
_OPEN_INPUT = 32  # so many times more strides where the input is open: there they must divide what is left


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


@dataclass(frozen=True)
class Problem:
    """One piece of a case, the sizes it has to meet (several axes may share one set of parameters), and the box."""

    case: Case
    piece: Piece
    demands: tuple[Demand, ...]
    box: Box

    def blocks(self, most: int = FAR) -> Iterator[Block]:
        """The blocks that can hold a solution; ``most`` limits how much of a long stretch is walked."""
        for corner in self._corners(most):
            yield from self._block(corner)

    def _corners(self, most: int) -> Iterator[Corner]:
        for stride in self._strides(most):
            for dilation in ends(*self._narrowed(self.box.dilation, partial(self._at, stride)), most):
                for kernels in self._kernels(dilation):
                    put = partial(self._at, stride, dilation)
                    yield from map(put, ends(*self._narrowed(kernels, put), most))

    def possible(self) -> bool:
        """Whether there is any solution for the first demand; a box without upper ends takes no longer."""
        if parts := self.demands[0].parts():
            return any(replace(self, demands=(part,)).possible() for part in parts)
        known = (low for low, high in (self.box.kernel_size, self.box.dilation) if low == high)
        return any(block.possible() for block in self.blocks(_SAMPLE + min(max(known, default=1), _MOST_PERIOD)))

    def _strides(self, most: int) -> Iterable[int]:
        low, high = self.box.stride
        for demand in self.demands:
            low, high = demand.strides(low, high)
        if isinstance(self.demands[0].input_size, Span):
            most *= _OPEN_INPUT
        strides = self._narrowed((low, high), self._at)
        return (stride for stride in ends(*strides, most) if all(demand.allows(stride) for demand in self.demands))

    def _kernels(self, dilation: int) -> list[Stretch]:
        """The kernels, parted where the padding's own upper end begins to hold it back."""
        (low, high), kink = self.box.kernel_size, self.box.padding[1] // dilation + 1
        return [(low, kink), (kink + 1, high)] if self.box.touching and low <= kink < high else [(low, high)]

    def _at(self, stride: int, dilation: int | None = None, kernel_size: int | None = None) -> Corner:
        box = self.box
        return Corner(
            stride,
            box.dilation if dilation is None else (dilation, dilation),
            box.kernel_size if kernel_size is None else (kernel_size, kernel_size),
        )

    def _block(self, corner: Corner) -> Iterator[Block]:
        spend()
        low, high = self._spans(corner)
        if low == high and self.piece.parity in {None, low % 2}:
            base, padding = self.piece.base(low, corner.stride), (self.box.padding[0], self._padding(low))
            kernel_size, dilation = corner.kernel_size[0], corner.dilation[0]
            yield Block(self.demands, kernel_size, corner.stride, dilation, base, padding, self._extra(corner))

    def _narrowed(self, stretch: Stretch, put: Callable[[int], Corner]) -> Stretch:
        """Cut a stretch down to the numbers with which the rest of the box can still meet the demands."""
        spend(_NARROWING + abs(stretch[1] - stretch[0]).bit_length())
        for test in (self._holds, self._touches, self._extends, self._reaches, self._stays):
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

    def _holds(self, corner: Corner) -> bool:
        low, high = self._spans(corner)
        return low <= high

    def _touches(self, corner: Corner) -> bool:
        return self.box.padding[0] <= self._padding(self._spans(corner)[1])

    def _extends(self, corner: Corner) -> bool:
        low, high = self._extra(corner)
        return low <= high

    def _reaches(self, corner: Corner) -> bool:
        """Whether the largest tail of the corner is large enough."""
        base = self.piece.base(self._spans(corner)[1], corner.stride)
        most = base - 2 * self.box.padding[0] + self._extra(corner)[1]
        return all(most >= demand.tails(corner.stride).start for demand in self.demands)

    def _stays(self, corner: Corner) -> bool:
        """Whether the smallest tail of the corner is small enough."""
        low, high = self._spans(corner)
        span = min(max(low, self.box.padding[1] + 1), high) if self.box.touching else low
        least = self.piece.base(span, corner.stride) - 2 * self._padding(span) + self._extra(corner)[0]
        return all(least < demand.tails(corner.stride).stop for demand in self.demands)
