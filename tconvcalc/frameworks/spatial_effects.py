"""What layers do along the spatial axes of a shape: convolutions, poolings, upsampling, padding, cropping.

Every rule is one of the two normal forms: ``(size - c)//stride + 1`` where a layer shrinks, ``(size - 1)*stride + e``
where it grows. Source of the constants: the Shape sections of the frameworks' documentation; measured on torch 2.13
and keras 3.15.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import NamedTuple

from tconvcalc.frameworks.layers_base import Clash, Effect, Given, Outcome
from tconvcalc.frameworks.shapes import Dim, Shape, Size, divides, grown, product, quotient, shrunk
from tconvcalc.frameworks.signature import REQUIRED, ends_of_pairs
from tconvcalc.frameworks.steps import Shrink, every, windows

_FIRST = frozenset({"channels_first", "th", "NCHW", "NCW", "NCL", "NCDHW"})
_LAST = frozenset({"channels_last", "tf", "NHWC", "NWC", "NLC", "NDHWC"})

_OLDER = frozenset({"nb_row", "nb_col", "border_mode", "subsample"})
"""Keywords of a first version, in which the places mean other things."""


class Layout(NamedTuple):
    """Where in a shape its channels and its spatial axes are."""

    channel: int
    begin: int
    end: int


def layout(given: Given, shape: Shape, dims: int) -> Layout | None:
    """Where things are in a shape for a layer of so many spatial axes; None where that is not known."""
    first = channels_first(given)
    if first is None:
        return None
    missing = dims + 2 - len(shape)
    if missing not in ({0, 1} if given.get("unbatched") is True else {0}):
        return None
    batch = 1 - missing
    return Layout(batch, batch + 1, len(shape)) if first else Layout(len(shape) - 1, batch, len(shape) - 1)


def channels_first(given: Given) -> bool | None:
    """Whether the channels come before the spatial axes."""
    said = given.get("data_format")
    return given.first if said in (None, REQUIRED) else said_first(said)


def said_first(data_format: object) -> bool | None:
    """Whether a data format that is written has the channels before the spatial axes."""
    return True if data_format in _FIRST else False if data_format in _LAST else None


def put(shape: Shape, where: Layout, sizes: Sequence[Size], channels: Size | None = None) -> Shape:
    """The shape with other spatial sizes, and other channels where some are given."""
    changed = [*shape[: where.begin], *sizes, *shape[where.end :]]
    if channels is not None:
        changed[where.channel] = channels
    return tuple(changed)


def assumed(given: Given, dims: int) -> Shape | None:
    """The shape of an operand of which nothing is known but its rank."""
    return tuple(Dim() for _ in range(dims + 2)) if channels_first(given) is not None else None


def convolution(dims: int) -> Effect:
    """A convolution with so many spatial axes."""

    def effect(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
        shape = shapes[0] or assumed(given, dims)
        where = layout(given, shape, dims) if shape else None
        if shape is None or where is None:
            return None
        wants, arrives = given.number("in_channels"), shape[where.channel]
        if wants is not None and isinstance(arrives, int) and wants != arrives:
            return Clash("channels", f"takes {wants} channels, and {arrives} arrive", help=f"in_channels {arrives}")
        made: Size | None = given.number("out_channels")
        if made is None and isinstance(multiplier := given.get("multiplier"), int):
            made = product((arrives, multiplier))
        return _placed(shape, where, _windows(given, shape[where.begin : where.end], dims), made or Dim())

    return effect


def pooling(dims: int) -> Effect:
    """A pooling with so many spatial axes."""

    def effect(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
        shape = shapes[0] or assumed(given, dims)
        where = layout(given, shape, dims) if shape else None
        if shape is None or where is None or given.get("return_indices") not in (False, REQUIRED):
            return None
        return _placed(shape, where, _windows(given, shape[where.begin : where.end], dims), None)

    return effect


def _placed(shape: Shape, where: Layout, sizes: Sequence[Size], channels: Size | None) -> Outcome:
    for before, after in zip(shape[where.begin : where.end], sizes, strict=True):
        if isinstance(after, int) and after < 1:
            return Clash("empty", f"makes {after} of {before}: nothing is left")
    return put(shape, where, sizes, channels)


def _windows(given: Given, sizes: Sequence[Size], dims: int) -> tuple[Size, ...]:
    """The sizes behind windows that slide along each axis."""
    rules = window_rules(given, dims)
    if rules is None:
        return tuple(Dim() for _ in sizes)
    return tuple(shrunk(size, rule.stride, rule.window) for size, rule in zip(sizes, rules, strict=True))


def window_rules(given: Given, dims: int) -> list[Shrink] | None:
    """The windows along each axis, None where a parameter of them is not known."""
    if not _OLDER.isdisjoint(given.values):
        return None
    kernel = given.numbers("kernel_size", dims)
    stride = kernel if given.get("stride") is None else given.numbers("stride", dims)
    dilation = (1,) * dims if given.get("dilation") is REQUIRED else given.numbers("dilation", dims)
    ends = _ends(given, dims)
    if kernel is None or stride is None or dilation is None or ends is None or min(*kernel, *stride, *dilation) < 1:
        return None
    ceil = given.get("ceil_mode") is True
    if not ceil and given.get("ceil_mode") not in (False, REQUIRED):
        return None
    if isinstance(ends, str):
        return [every(step) for step in stride]
    axes = zip(kernel, stride, dilation, ends, strict=True)
    return [windows(size, step, hole, *pads, ceil=ceil) for size, step, hole, pads in axes]


def _ends(given: Given, dims: int) -> list[tuple[int, int]] | str | None:
    """How far each axis is padded at its begin and its end, or ``same``."""
    word = given.word("padding")
    if word == "valid":
        return [(0, 0)] * dims
    if word is not None:
        return "same" if word in {"same", "causal"} else None
    pairs = ends_of_pairs(given.get("padding"), dims)
    if pairs is not None:
        return None if min(map(min, pairs)) < 0 else [(pair.begin, pair.end) for pair in pairs]
    numbers = given.numbers("padding", dims)
    return None if numbers is None or min(numbers) < 0 else [(each, each) for each in numbers]


def scaled(dims: int | None) -> Effect:
    """Repetition of every element, or resizing to a stated size."""

    def effect(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
        shape = shapes[0] or (assumed(given, dims) if dims else None)
        if shape is None:
            return None
        where = layout(given, shape, dims or len(shape) - 2)
        if where is None:
            return None
        axes = where.end - where.begin
        stated = given.numbers("output_size", axes)
        if stated is not None:
            return put(shape, where, stated)
        factor = given.get("factor")
        each = factor if isinstance(factor, tuple) else (factor,)
        each = each * axes if len(each) == 1 else each
        if len(each) != axes or given.get("output_size") not in (None, REQUIRED):
            return put(shape, where, [Dim() for _ in range(axes)])
        return put(
            shape, where, [_times(size, by) for size, by in zip(shape[where.begin : where.end], each, strict=True)]
        )

    return effect


def _times(size: Size, by: object) -> Size:
    if type(by) is int and by > 0:
        return grown(size, by, by)
    return floor(size * by) if isinstance(by, float) and isinstance(size, int) and 0 < by < 1 << 16 else Dim()


def resized(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """A resizing of pictures whose batch may be missing to a stated height and width."""
    shape, size = shapes[0], given.numbers("output_size", 2)
    where = layout(given, shape, 2) if shape else None
    if shape is None or where is None:
        return None
    return put(shape, where, size or (Dim(), Dim()))


def shuffled(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """Channels moved into space."""
    return _moved(given, shapes, grow=True)


def unshuffled(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """Space moved into channels."""
    return _moved(given, shapes, grow=False)


def _moved(given: Given, shapes: Sequence[Shape | None], *, grow: bool) -> Outcome:
    shape, factor = shapes[0], given.number("factor")
    where = layout(given, shape, 2) if shape else None
    if shape is None or where is None or factor is None or factor < 1:
        return None
    channels, sizes, area = shape[where.channel], shape[where.begin : where.end], factor * factor
    if grow:
        left = quotient(channels, area)
        if left is None and isinstance(channels, int):
            return Clash("channels", f"takes channels divisible by {area}, and {channels} arrive")
        return put(shape, where, [grown(size, factor, factor) for size in sizes], left or Dim())
    if not all(divides(factor, size) for size in sizes):
        return Clash("empty", f"takes sizes divisible by {factor}, and {'x'.join(map(str, sizes))} arrives")
    return put(shape, where, [quotient(size, factor) or Dim() for size in sizes], product((channels, area)))


def adaptive(dims: int) -> Effect:
    """A pooling to a stated size."""

    def effect(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
        shape = shapes[0] or assumed(given, dims)
        where = layout(given, shape, dims) if shape else None
        if shape is None or where is None:
            return None
        value = given.get("output_size")
        each = value if isinstance(value, tuple) else (value,) * dims
        each = each if len(each) == dims else (REQUIRED,) * dims
        sizes = zip(each, shape[where.begin : where.end], strict=True)
        return put(shape, where, [size if one is None else one if type(one) is int else Dim() for one, size in sizes])

    return effect


def pooled_away(dims: int) -> Effect:
    """A pooling over everything, after which the spatial axes are gone, unless they are kept."""

    def effect(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
        shape = shapes[0] or assumed(given, dims)
        where = layout(given, shape, dims) if shape else None
        if shape is None or where is None or given.get("keepdims") not in (False, True):
            return None
        return put(shape, where, [1] * dims if given.get("keepdims") else [])

    return effect


def unpooled(dims: int) -> Effect:
    """The size before a pooling: a stated one, or the least that the pooling comes from."""

    def effect(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
        shape = shapes[0] or assumed(given, dims)
        where = layout(given, shape, dims) if shape else None
        if shape is None or where is None:
            return None
        sizes, stated = shape[where.begin : where.end], given.get("output_size")
        if isinstance(stated, tuple) and len(stated) >= dims:
            return put(shape, where, [one if type(one) is int else Dim() for one in stated[-dims:]])
        kernel = given.numbers("kernel_size", dims)
        stride = kernel if given.get("stride") is None else given.numbers("stride", dims)
        padding = given.numbers("padding", dims)
        if kernel is None or stride is None or padding is None or stated not in (None, REQUIRED):
            return put(shape, where, [Dim() for _ in sizes])
        rules = zip(sizes, stride, kernel, padding, strict=True)
        return put(shape, where, [grown(size, step, span - 2 * ends) for size, step, span, ends in rules])

    return effect
