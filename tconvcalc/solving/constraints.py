"""What the two sizes of an axis demand of a layer, whatever its kernel.

Every case of every framework gives ``output_size = (input_size - 1)*stride + tail``, where the tail comes from kernel,
dilation and padding alone. So the sizes ask, for each stride, for certain tails: always an arithmetic progression.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, cast

from tconvcalc.solving.integers import Stretch
from tconvcalc.values import Linear, Size, Span, shifted

FAR = 1 << 136
"""Beyond every size that a layer of sizes, strides and dilations up to 2**63 can have: an open end to count with."""


class Demand(NamedTuple):
    """The sizes of one axis, at most one of them open.

    Of a padding given in two ends, ``trim`` is what it cuts off in all and ``begin`` what it cuts at the begin.
    """

    input_size: Size | Span
    output_size: Size | Span
    trim: int = 0
    begin: int = 0

    def strides(self, low: int, high: int) -> Stretch:
        """The strides of [low, high] that a symbolic size allows: ``n -> 2*n`` holds for every n at stride 2 alone."""
        before, after = self.input_size, self.output_size
        if isinstance(before, Linear) and isinstance(after, Linear):
            only, rest = divmod(after.slope, before.slope)
            return (1, 0) if rest else (max(low, only), min(high, only))
        if isinstance(after, Linear) and isinstance(before, Span):
            return low, min(high, after.slope)
        if Linear in {type(before), type(after)} and Span not in {type(before), type(after)}:
            return 1, 0  # no stride takes every n to one number, or one number to every n
        return low, high

    @lru_cache(maxsize=64)  # noqa: B019 -- a few small tuples: each is asked for at every kernel of a stride
    def tails(self, stride: int) -> range:
        """The tails with which this stride, if it divides the slope of a symbolic output, satisfies the sizes."""
        before, after = self.input_size, self.output_size
        if isinstance(after, Linear):
            return self._symbolic_tails(stride, after)
        if isinstance(before, Linear):
            return range(-FAR, FAR)
        inputs, outputs = (size if isinstance(size, Span) else Span(size, size) for size in (before, after))
        least = (FAR if inputs.high is None else inputs.high) - 1
        if inputs.low == inputs.high:
            high = FAR if outputs.high is None else outputs.high
            return range(outputs.low - least * stride + self.trim, high - least * stride + self.trim + 1)
        most = outputs.low - (inputs.low - 1) * stride + self.trim
        return range(outputs.low - least * stride + self.trim, most + 1, stride)

    def _symbolic_tails(self, stride: int, after: Linear) -> range:
        if isinstance(self.input_size, Linear):
            tail = after.offset - (self.input_size.offset - 1) * stride + self.trim
            return range(tail, tail + 1)
        return range(after.offset - FAR * stride + self.trim, FAR, stride)

    def sizes(self, stride: int, tail: int) -> tuple[Size, Size]:
        """The input and output size that go with one of the tails."""
        before, after, rest = self.input_size, self.output_size, tail - self.trim
        if not isinstance(before, Span):
            return before, shifted(before, stride, rest)
        if isinstance(after, Linear):
            return Linear(after.slope // stride, (after.offset - rest) // stride + 1, after.symbol), after
        whole = cast("int", after)  # at most one size is open
        return (whole - rest) // stride + 1, whole
