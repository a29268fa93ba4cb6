"""From a geometry to the layers of any framework that have it: the same crops at both ends, hence the same numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from tconvcalc.frameworks.base import Case, Framework
from tconvcalc.geometry import full_size, span_of_kernel
from tconvcalc.layer import Axis, Layer
from tconvcalc.values import Ends, Linear, Size, shifted


def equivalents(layer: Layer, framework: Framework) -> Iterator[Layer]:
    """Every layer of a framework that computes the same numbers as this one, those under the same word first.

    Along each axis the input, the kernel, the stride, the dilation and the crops are equal; whether the weights have
    to be turned or moved is a matter of their layout. Nothing is changed but the padding and the output_padding.
    """
    if layer.groups > 1 and not framework.groups:
        return
    for case in sorted(framework.cases, key=lambda case: case.word != layer.word):
        if len(layer.axes) not in case.dims or not allows(case, layer.axes):
            continue
        for axes in product(*(tuple(cropping(case, axis)) for axis in layer.axes)):
            yield replace(layer, framework=framework.name, axes=axes, word=case.word, auto=case.extra == "auto")


def allows(case: Case, axes: Sequence[Axis]) -> bool:
    """Whether the case has these strides and dilations, all axes together."""
    return any(
        all(
            limit.stride.holds(axis.stride) and limit.dilation.holds(axis.dilation)
            for axis, limit in zip(axes, limits, strict=True)
        )
        for limits in case.limits(len(axes))
    )


def cropping(case: Case, axis: Axis) -> Iterator[Axis]:
    """The ways in which a case crops one axis just so: at most one for each way to write its padding."""
    span = span_of_kernel(axis.kernel_size, axis.dilation)
    piece = case.piece(span, axis.stride)
    cropped = difference(full_size(axis.input_size, axis.kernel_size, axis.stride, axis.dilation), axis.output_size)
    padding = _padding(case, axis)
    if cropped is None or case.crop_begin(cropped, padding.begin) != axis.crop_begin:
        return
    if not case.inner and not 0 <= min(padding) <= padding.begin <= case.largest_padding(span):
        return
    bare = shifted(axis.input_size, axis.stride, piece.base(span, axis.stride) - sum(padding))
    extra = difference(axis.output_size, bare)
    if extra in range(piece.least_extra, case.extra_limit(axis.stride, axis.dilation)):
        shown = {"none": None, "number": padding.begin, "ends": case.cropped_by(padding, span)}[case.trims]
        yield axis._replace(padding=shown, output_padding=extra if case.extra == "number" else None)


def _padding(case: Case, axis: Axis) -> Ends:
    """What the case has to trim from the two ends, so far as it can choose that at all."""
    if case.trims == "none":
        return Ends(0, 0)
    if case.inner:
        return Ends(axis.crop_begin, axis.crop_end)
    return Ends(axis.crop_begin, axis.crop_begin if case.trims == "number" else max(0, axis.crop_end))


def difference(size: Size, other: Size) -> int | None:
    """``size - other`` where that is a number, whatever the symbol."""
    if isinstance(size, Linear) and isinstance(other, Linear):
        alike = (size.slope, size.symbol) == (other.slope, other.symbol)
        return size.offset - other.offset if alike else None
    return None if isinstance(size, Linear) or isinstance(other, Linear) else size - other
