"""Shapes of which some sizes are not known: what can still be computed with them.

A size is a number, an unknown that is equal to itself alone, or a product of such unknowns and a number. That is enough
to flatten a batch of unknown size and to bring it back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tconvcalc.values import LARGEST


class Dim:
    """A size that is not known. Two of them are equal only where they are the same one."""

    __slots__ = ()


@dataclass(frozen=True)
class Product:
    """A number times sizes that are not known, these in one fixed order."""

    number: int
    dims: tuple[Dim, ...]


Size: TypeAlias = int | Dim | Product
Shape: TypeAlias = tuple[Size, ...]


def product(sizes: Sequence[Size]) -> Size:
    """All sizes times each other; too large a number is not known."""
    number, dims = 1, list[Dim]()
    for size in sizes:
        if isinstance(size, int):
            number *= size
        else:
            own, more = _parts(size)
            number *= own
            dims += more
    if not 0 <= number <= LARGEST:
        return Dim()
    if not dims or not number:
        return number
    return dims[0] if number == 1 and len(dims) == 1 else Product(number, tuple(sorted(dims, key=id)))


def quotient(size: Size, by: Size) -> Size | None:
    """How often ``by`` fits into a size; None where it does not, or where that is not known."""
    (number, dims), (other, less) = _parts(size), _parts(by)
    if not other or number % other:
        return None
    left = list(dims)
    for dim in less:
        if dim not in left:
            return None
        left.remove(dim)
    return product((number // other, *left))


def divides(by: int, size: Size) -> bool:
    """Whether a size may be a multiple of a number, as far as it is known."""
    return not isinstance(size, int) or (by > 0 and size % by == 0)


def _parts(size: Size) -> tuple[int, tuple[Dim, ...]]:
    if isinstance(size, int):
        return size, ()
    return (1, (size,)) if isinstance(size, Dim) else (size.number, size.dims)


def shrunk(size: Size, stride: int, least: int) -> Size:
    """The size behind a layer that makes ``(size - least)//stride + 1`` of it."""
    if isinstance(size, int):
        return (size - least) // stride + 1
    return size if stride == 1 == least else Dim()


def grown(size: Size, stride: int, end: int) -> Size:
    """The size behind a layer that makes ``(size - 1)*stride + end`` of it."""
    if isinstance(size, int):
        return (size - 1) * stride + end
    return size if stride == 1 == end else Dim()


def written(shape: Shape) -> str:
    """A shape as people write it: ``1x3x32x32``, ``?`` for what is not known."""
    return "x".join(str(size) if isinstance(size, int) else "?" for size in shape) or "a single number"
