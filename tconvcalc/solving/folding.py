"""Solutions that differ only in what does not matter, folded into one row of the table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tconvcalc.layer import Axis, Layer
from tconvcalc.question import Question


class Row(NamedTuple):
    """One row: the best of the layers in it, all of them as far as they were drawn, and whether any kernel would do."""

    best: Layer
    layers: tuple[Layer, ...]
    any_kernel: bool


def folded(layers: Iterable[Layer], question: Question, limit: int | None) -> tuple[Row, ...]:
    """Fold layers, given best first, into rows: the kernel under SAME, and Keras' ``auto`` with the equal number."""
    free = all(axis.kernel_size is None for axis in question.axes)
    rows: dict[object, list[Layer]] = {}
    for layer in layers:
        rows.setdefault(_kind(layer, free=free), []).append(layer)
    made = (Row(each[0], tuple(each), free and each[0].word == "same") for each in rows.values())
    return tuple(made)[:limit]


def _kind(layer: Layer, *, free: bool) -> object:
    """What the layers of one row share: the whole geometry, or under SAME with a free kernel all but the kernel."""
    if layer.word == "same" and free:
        return layer.word, tuple((axis.input_size, axis.output_size, axis.stride, axis.dilation) for axis in layer.axes)
    return layer.word, tuple(_geometry(axis) for axis in layer.axes)


def _geometry(axis: Axis) -> Axis:
    return axis._replace(output_padding=None) if axis.padding is None else axis
