"""A tensor that is cut into several: into so many parts, or into parts of stated sizes."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from functools import partial

from tconvcalc.frameworks.shapes import Dim, Shape, Size
from tconvcalc.readers.python.comparing import plain
from tconvcalc.readers.python.machine import Machine
from tconvcalc.readers.python.tensors import apply
from tconvcalc.readers.python.values import MISSING, UNKNOWN, Arguments, Tensor, Value

_MOST = 64
_SPLITS = ("num_or_size_splits", "num_or_sections", "indices_or_sections", "chunks")
_SIZES = ("split_size_or_sections", "split_size")
_TENSORS = ("input", "value", "x", "ary", "tensor")
_AXES = ("dim", "axis")


def parts(run: Machine, arguments: Arguments, node: ast.AST, *, sized: bool) -> Value:
    """All parts of a tensor; ``sized`` tells that a single number is the size of each, not how many there are."""
    tensor = _argument(arguments, 0, _TENSORS)
    stated = plain(_argument(arguments, 1, (*_SPLITS, *_SIZES)))
    axis = _argument(arguments, 2, _AXES)
    axis = 0 if axis is MISSING else axis
    shape = tensor.shape if isinstance(tensor, Tensor) else None
    if shape is None or arguments.open or type(axis) is not int or not -len(shape) <= axis < len(shape):
        return UNKNOWN
    sizes = _sizes(shape[axis], stated, sized=sized)
    if sizes is None:
        return UNKNOWN
    return tuple(apply(run, partial(_part, axis, size), (tensor,), node, name="cut") for size in sizes)


def _argument(arguments: Arguments, place: int, names: Sequence[str]) -> Value:
    if place < len(arguments.positional):
        return arguments.positional[place]
    return next((arguments.keywords[name] for name in names if name in arguments.keywords), MISSING)


def _sizes(whole: Size, stated: Value, *, sized: bool) -> list[Size] | None:
    """The sizes of the parts; None where they are not known."""
    if isinstance(stated, tuple) and sized:
        known = all(type(one) is int and one >= 0 for one in stated) and len(stated) <= _MOST
        return list(stated) if known and sum(stated) == whole else None
    if type(stated) is not int or stated < 1:
        return None
    if sized:
        return _pieces(whole, stated) if isinstance(whole, int) else None
    if stated > _MOST or (isinstance(whole, int) and whole % stated):
        return None
    return [whole // stated if isinstance(whole, int) else Dim() for _ in range(stated)]


def _pieces(whole: int, size: int) -> list[Size] | None:
    """As many of a size as there are, and what is left."""
    many, left = divmod(whole, size)
    return [*[size] * many, *[left] * bool(left)] if many < _MOST else None


def _part(axis: int, size: Size, shapes: Sequence[Shape | None]) -> Shape | None:
    shape = shapes[0]
    return shape and tuple(size if at == axis % len(shape) else one for at, one in enumerate(shape))
