"""The layer of the same size that everybody writes, where it computes other numbers: shifted by what it crops."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tconvcalc.frameworks.base import Case, Framework
from tconvcalc.frameworks.equivalence import allows, cropping
from tconvcalc.layer import Axis, Layer


def look_alike(layer: Layer, target: Framework) -> Layer | None:
    """The target's layer of equal kernel, stride, dilation and size that shares the crop out otherwise, if it has one.

    Sources: the recipe ``padding = (kernel_size - 1)//2, output_padding = stride - 1`` for TensorFlow's SAME in
    PyTorch; keras-team/keras#22876, where the shift went unnoticed because the sizes were right.
    """
    if layer.groups > 1 and not target.groups:
        return None
    found = (_of_case(case, layer, target) for case in target.cases if case.trims == "number" or case.halves)
    return next(filter(None, found), None)


def _of_case(case: Case, layer: Layer, target: Framework) -> Layer | None:
    if len(layer.axes) not in case.dims or not allows(case, layer.axes):
        return None
    axes = [next(_shared_otherwise(case, axis), None) for axis in layer.axes]
    known = tuple(axis for axis in axes if axis)
    if len(known) < len(axes) or all(_crops(one) == _crops(own) for one, own in zip(known, layer.axes, strict=True)):
        return None
    return replace(layer, framework=target.name, axes=known, word=case.word, auto=case.extra == "auto")


def _shared_otherwise(case: Case, axis: Axis) -> Iterator[Axis]:
    """The axis with what is cropped in all shared as a word does, or by one padding and the output_padding it needs."""
    cropped = axis.crop_begin + axis.crop_end
    begin = case.crop_begin(cropped, max(0, -(-cropped // 2)))
    return cropping(case, axis._replace(crop_begin=begin, crop_end=cropped - begin))


def _crops(axis: Axis) -> tuple[int, int]:
    return axis.crop_begin, axis.crop_end
