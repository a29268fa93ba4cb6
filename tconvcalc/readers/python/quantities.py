"""What was read of one call, as the values that a claim holds: one for all axes or one for each, None where unknown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tconvcalc.frameworks.signature import AXES
from tconvcalc.frameworks.spatial_effects import said_first
from tconvcalc.parsing.quantities import MANNERS, words_of
from tconvcalc.question import Value
from tconvcalc.readers.python.values import MISSING as ABSENT
from tconvcalc.readers.python.values import Value as Known
from tconvcalc.values import Ends


class Layout(NamedTuple):
    """Whether the channels of an input come before its spatial axes; None where that is not known."""

    dims: int
    first: bool | None

    def spatial(self, shape: Sequence[Known] | None) -> tuple[Known, ...] | None:
        """The spatial part of something that has a number for the batch, the channels and every spatial axis."""
        if shape is None or len(shape) != self.dims + 2 or self.first is None:
            return None
        return tuple(shape[2:] if self.first else shape[1:-1])

    def channels(self, shape: Sequence[Known] | None) -> int | None:
        """The number of channels in it."""
        if shape is None or len(shape) != self.dims + 2 or self.first is None:
            return None
        return count(shape[1 if self.first else -1])


def layout(data_format: Known, dims: int, *, default: bool | None) -> Layout:
    """Read a data format; ``default`` is whether channels come first where it is left out."""
    if data_format in (ABSENT, None):
        return Layout(dims, default)
    return Layout(dims, said_first(data_format))


def count(value: Known) -> int | None:
    """A number of channels or groups."""
    return value if type(value) is int and value > 0 else None


def spread(quantity: str, value: Known) -> tuple[Value, ...]:
    """The value of a quantity as it is written: whether a layer can have it is judged elsewhere."""
    if isinstance(value, tuple) and value:
        return tuple(_number(quantity, one) for one in value)
    return (_number(quantity, value),)


def strides(quantity: str, value: Known, where: Layout | None) -> tuple[Value, ...]:
    """A stride or dilation of ``tf.nn``: one number, one for each spatial axis, or one for every axis there is."""
    if isinstance(value, tuple) and (where is None or len(value) == where.dims + 2):
        value = where.spatial(value) if where else None
    return spread(quantity, value)


def sizes(quantity: str, shape: Sequence[Known] | None) -> dict[str, tuple[Value, ...]]:
    """The sizes along the spatial axes, if any of them is known."""
    known = tuple(_number(quantity, one) for one in shape or ())
    return {quantity: known} if any(one is not None for one in known) else {}


def padding(value: Known) -> tuple[Value, ...]:
    """A padding: a word, in small letters if it is one that is known, or numbers."""
    if isinstance(value, str):
        return (value.lower() if value.lower() in words_of("padding") else value,)
    return spread("padding", value)


def explicit(value: Known, where: Layout | None) -> tuple[Value, ...]:
    """The padding of ``tf.nn``: a word, or a begin and an end for every axis."""
    pairs = where.spatial(value) if where and isinstance(value, tuple) else None
    if pairs:
        return tuple(_ends(pair) for pair in pairs)
    return padding(None if isinstance(value, tuple) else value)


def rank(*shapes: Sequence[Known] | None) -> int | None:
    """How many spatial axes there are, by the first shape that is known."""
    return next((len(shape) - 2 for shape in shapes if shape is not None and len(shape) - 2 in AXES), None)


def _ends(pair: Known) -> Value:
    if isinstance(pair, tuple) and len(pair) == len(Ends._fields):
        begin, end = (_number("padding", one) for one in pair)
        if isinstance(begin, int) and isinstance(end, int):
            return Ends(begin, end)
    return None


def _number(quantity: str, value: Known) -> int | None:
    return value if type(value) is int and value <= MANNERS[quantity].high else None
