"""What padding and cropping do to a shape, in every way in which frameworks write the amounts."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.frameworks.layers_base import Effect, Given, Outcome
from tconvcalc.frameworks.shapes import Dim, Shape, Size, shrunk
from tconvcalc.frameworks.spatial_effects import _placed, assumed, layout, put
from tconvcalc.frameworks.steps import zero_padded


def padded(dims: int, *, sign: int = 1) -> Effect:
    """Elements added to, or (``sign`` -1) taken from, the begin and the end of each axis."""

    def effect(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
        shape = shapes[0] or assumed(given, dims)
        where = layout(given, shape, dims) if shape else None
        if shape is None or where is None:
            return None
        sizes, total = shape[where.begin : where.end], _added(given, dims)
        if total is None:
            return put(shape, where, [Dim() for _ in sizes])
        return _placed(
            shape, where, [_longer(size, sign * more) for size, more in zip(sizes, total, strict=True)], None
        )

    return effect


def _longer(size: Size, more: int) -> Size:
    """A size with so many more elements at its ends, by the rule of a pad in a chain."""
    rule = zero_padded(more, 0)
    return shrunk(size, rule.stride, rule.window)


def _added(given: Given, dims: int) -> list[int] | None:
    """Both ends of each axis together, from one number, one for each axis, or a begin and an end for each."""
    value = given.get("amount")
    if type(value) is int:
        return [2 * value] * dims
    if not isinstance(value, tuple):
        return None
    if given.get("backwards") is True:  # torch: begin and end of the last axis, then of the one before it
        numbers = [one for one in value if type(one) is int]
        if len(numbers) != len(value) or len(value) != 2 * dims:
            return None
        return [numbers[at] + numbers[at + 1] for at in range(2 * dims - 2, -1, -2)]
    if len(value) != dims:
        return [sum(value)] if dims == 1 and len(value) == 2 and all(type(one) is int for one in value) else None  # noqa: PLR2004 -- said beside it
    each = [_both(one) for one in value]
    return None if None in each else [one for one in each if one is not None]


def _both(one: object) -> int | None:
    if type(one) is int:
        return 2 * one
    if isinstance(one, tuple) and len(one) == 2 and all(type(end) is int for end in one):  # noqa: PLR2004 -- said beside it
        return sum(one)
    return None


def padded_anywhere(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """Pairs of begin and end for the last axes of any shape, the last one first."""
    shape, value = shapes[0], given.get("amount")
    if shape is None or not isinstance(value, tuple) or len(value) % 2 or len(value) > 2 * len(shape):
        return shape and tuple(Dim() for _ in shape)
    sizes = list(shape)
    for at in range(0, len(value), 2):
        begin, end, axis = value[at], value[at + 1], len(shape) - 1 - at // 2
        known = type(begin) is int and type(end) is int
        sizes[axis] = _longer(sizes[axis], begin + end) if known else Dim()
    return tuple(sizes)


def padded_all(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """A pair of begin and end for every axis there is."""
    shape, value = shapes[0], given.get("amount")
    if shape is None or not isinstance(value, tuple) or len(value) != len(shape):
        return shape and tuple(Dim() for _ in shape)
    both = [_both(pair) if isinstance(pair, tuple) else None for pair in value]
    return tuple(Dim() if more is None else _longer(size, more) for size, more in zip(shape, both, strict=True))
