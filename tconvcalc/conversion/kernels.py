"""Other kernels that compute the same numbers: with zero taps at the ends, with the holes or the groups written out.

None of them changes the input, the output or a value. A zero tap in front of a kernel moves everything behind it by
one dilation, so that as much more is cropped at the begin; one behind it is cropped at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tconvcalc.frameworks.base import Case
from tconvcalc.geometry import span_of_kernel
from tconvcalc.layer import Axis, Layer
from tconvcalc.values import Ends


def with_taps(axis: Axis, taps: Ends) -> Axis:
    """The axis with so many zeros in front of the kernel's taps and behind them."""
    return axis._replace(
        kernel_size=axis.kernel_size + sum(taps),
        crop_begin=axis.crop_begin + axis.dilation * taps.begin,
        crop_end=axis.crop_end + axis.dilation * taps.end,
    )


def dense(layer: Layer) -> Layer:
    """The layer with the holes of its kernel written out: dilation 1, and a kernel as long as its span."""
    axes = (
        axis._replace(kernel_size=span_of_kernel(axis.kernel_size, axis.dilation), dilation=1) for axis in layer.axes
    )
    return replace(layer, axes=tuple(axes))


def blocks(layer: Layer) -> Layer:
    """The layer with its groups written out: one kernel that is zero between channels of different groups."""
    return replace(layer, groups=1)


def taps_to_try(case: Case, axis: Axis) -> Iterator[Ends]:
    """The zero taps with which a case may come to crop an axis just so, the fewest first.

    Each further tap changes the difference of the two crops by one dilation. What a case can crop depends on that
    difference alone, once neither crop is more negative than it can be: a word wants 0 or 1, one number for both ends
    as much as its output_padding may make up. So the differences nearest to these are tried, each with as many taps
    on both ends as make up for negative crops, and one more.
    """
    hole, begin, end = axis.dilation, axis.crop_begin, axis.crop_end
    limit, reach = case.extra_limit(axis.stride, hole), case.largest_padding(span_of_kernel(axis.kernel_size, hole))
    # behind the kernel also as many as a padding beyond its reach wants
    least = Ends(max(0, -(begin // hole)), max(0, -((end + limit - 1) // hole), -((reach - begin) // hole)))
    apart = end - begin
    wanted = {0, 1, 1 - limit, apart + (least.end - least.begin) * hole}
    steps = {(want - apart) // hole + more for want in wanted for more in (0, 1)}
    found = {
        Ends(both + max(0, -step), both + max(0, step))
        for step in steps
        for both in {0, 1, *(max(0, each - max(0, sign * step)) for each, sign in zip(least, (-1, 1), strict=True))}
    }
    yield from sorted(found | {least}, key=lambda taps: (sum(taps), taps.end))
