"""The same layer in another framework's words, where both come down to one geometry."""

from __future__ import annotations

from dataclasses import replace

from tconvcalc.frameworks.base import Case
from tconvcalc.frameworks.keras import KERAS
from tconvcalc.geometry import span_of_kernel
from tconvcalc.layer import Axis, Layer
from tconvcalc.values import Linear, Size, Span, shifted


def keras_twin(layer: Layer) -> Layer | None:
    """The Keras layer with exactly the geometry of this TensorFlow one, where there is one.

    Both crop alike under the same word, so the same sizes make the same geometry. Keras' own choice of
    output_padding is the first of its cases, hence the first that is tried.
    """
    for case in KERAS.cases:
        if case.word != layer.word or not _allowed(case, layer):
            continue
        auto = case.extra == "auto"
        extras = [_extra(case, axis) for axis in layer.axes]
        if None not in extras:
            pairs = zip(layer.axes, extras, strict=True)
            axes = tuple(axis._replace(output_padding=None if auto else extra) for axis, extra in pairs)
            return replace(layer, framework=KERAS.name, auto=auto, axes=axes)
    return None


def _allowed(case: Case, layer: Layer) -> bool:
    """Whether the case has the layer's strides and dilations, all axes together."""
    return any(
        all(
            _within(axis.stride, limits.stride) and _within(axis.dilation, limits.dilation)
            for axis, limits in zip(layer.axes, some, strict=True)
        )
        for some in case.limits(len(layer.axes))
    )


def _extra(case: Case, axis: Axis) -> int | None:
    """The output_padding with which the case yields the axis' own output size, None where it never does."""
    span, stride = span_of_kernel(axis.kernel_size, axis.dilation), axis.stride
    piece = next(
        piece
        for piece in case.pieces  # one of them covers every kernel
        if _within(span, piece.spans(stride)) and piece.parity in (None, span % 2)
    )
    extra = _beyond(axis.output_size, shifted(axis.input_size, stride, piece.base(span, stride)))
    return extra if extra in range(piece.least_extra, case.extra_limit(stride, axis.dilation)) else None


def _beyond(size: Size, base: Size) -> int | None:
    """``size - base`` where that is a number, whatever the symbol."""
    if isinstance(size, Linear) and isinstance(base, Linear):
        alike = (size.slope, size.symbol) == (base.slope, base.symbol)
        return size.offset - base.offset if alike else None
    return None if isinstance(size, Linear) or isinstance(base, Linear) else size - base


def _within(number: int, span: Span) -> bool:
    return span.low <= number and (span.high is None or number <= span.high)
