"""Solutions that differ only in what does not matter, folded into one row of the table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Case
from tconvcalc.layer import Axis, Layer
from tconvcalc.question import Question
from tconvcalc.values import Size, shifted

Kernels = tuple[Literal["any", "odd", "even"], ...]
"""Which kernels serve along each axis."""


class Row(NamedTuple):
    """One row: the best of the layers in it, all of them as far as they were drawn, and which kernels would do.

    ``kernels`` is None where the kernel matters.
    """

    best: Layer
    layers: tuple[Layer, ...]
    kernels: Kernels | None = None

    @property
    def even(self) -> bool:
        """Whether every output element is covered equally often."""
        return all(axis.overlap.even and not axis.bare for axis in self.best.axes)


def folded(layers: Iterable[Layer], question: Question, limit: int | None) -> tuple[Row, ...]:
    """Fold layers, given best first, into rows: the kernel under SAME, and Keras' ``auto`` with the equal number."""
    rows: dict[object, list[Layer]] = {}
    for layer in layers:
        rows.setdefault(_kind(layer, question), []).append(layer)
    return tuple(_row(each, question) for each in rows.values())[:limit]


_USUAL = {(3, 2, 1), (4, 2, 1), (2, 2, 0)}
"""Kernel, stride and padding of the layers that practice doubles a size with."""


def beside(rows: tuple[Row, ...], shown: int) -> tuple[int, Row] | None:
    """A row to name besides the best one: the first even one, or after an even one the usual layer that is not shown.

    Returns:
        its place in the table, counted from 1, and the row.
    """
    if not rows[0].even:
        return next(((place, row) for place, row in enumerate(rows, 1) if row.even), None)
    usual = _usual(rows)
    return None if any(usual[:shown]) else next(((n, rows[n - 1]) for n, is_ in enumerate(usual, 1) if is_), None)


def _usual(rows: tuple[Row, ...]) -> list[bool]:
    """Which rows are layers that practice doubles a size with."""
    kinds = ({(axis.kernel_size, axis.stride, axis.padding) for axis in row.best.axes} for row in rows)
    return [len(kind) == 1 and kind <= _USUAL for kind in kinds]


def settled(rows: tuple[Row, ...], shown: int) -> bool:
    """Whether further rows could not change what is named besides the best one."""
    return beside(rows, shown) is not None or (rows[0].even and any(_usual(rows)))


def stands_alone(case: Case) -> bool:
    """Whether no two layers of a case are one row: they differ in a number that matters."""
    return case.word is None and case.trims == "number" and case.extra == "number"


def _row(layers: list[Layer], question: Question) -> Row:
    if not _free(layers[0], question):
        return Row(layers[0], tuple(layers))
    return Row(layers[0], tuple(layers), serving(layers[0]))


def _free(layer: Layer, question: Question) -> bool:
    """Whether the kernel was left open and plays no part in the size."""
    open_ = all(axis.kernel_size is None for axis in question.axes)
    return open_ and all(piece.base(1, 1) == piece.base(2, 1) for piece in case_of(layer).pieces)


def case_of(layer: Layer) -> Case:
    """The way of its framework in which a layer pads."""
    cases = FRAMEWORKS[layer.framework].cases
    return next(case for case in cases if (case.word, case.extra == "auto") == (layer.word, layer.auto))


def serving(layer: Layer) -> Kernels | None:
    """Which kernels a layer could have at its sizes and output_padding, per axis; None where the kernel matters."""
    case = case_of(layer)
    if any(piece.base(1, 1) != piece.base(2, 1) for piece in case.pieces):
        return None
    return tuple(_along(case, axis) for axis in layer.axes)


def _along(case: Case, axis: Axis) -> Literal["any", "odd", "even"]:
    if all(piece.parity is None for piece in case.pieces) or axis.dilation % 2 == 0:  # such a span is always odd
        return "any"
    return "odd" if axis.kernel_size % 2 else "even"


def _kind(layer: Layer, question: Question) -> object:
    """What the layers of one row share: the whole geometry, or where the kernel is free all but the kernel."""
    if not _free(layer, question):
        return layer.word, tuple(_geometry(axis) for axis in layer.axes)
    auto = layer.auto or _chosen_so(layer, question)
    own = () if auto else (serving(layer), *(axis.output_padding for axis in layer.axes))
    sizes = tuple((axis.input_size, axis.output_size, axis.stride, axis.dilation) for axis in layer.axes)
    return layer.word, own, sizes


def _chosen_so(layer: Layer, question: Question) -> bool:
    """Whether the framework, left to choose the output_padding, comes to the same sizes, and may choose it."""
    cases = [case for case in FRAMEWORKS[layer.framework].cases if case.word == layer.word and case.extra == "auto"]
    if not cases or any(axis.output_padding is not None for axis in question.axes):
        return False
    return all(axis.output_size == _chosen(cases[0], axis) for axis in layer.axes)


def _chosen(case: Case, axis: Axis) -> Size:
    return shifted(axis.input_size, axis.stride, case.pieces[0].base(1, axis.stride))


def _geometry(axis: Axis) -> Axis:
    return axis._replace(output_padding=None) if axis.padding is None else axis
