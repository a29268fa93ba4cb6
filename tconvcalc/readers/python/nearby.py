"""The changes of a layer that are tried: nearby values of what it was given, and how far each is."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from tconvcalc.claims import Claim
from tconvcalc.readers.python.values import Layer, TabledLayer
from tconvcalc.readers.python.ways import Apply

_SWAPPED = {"same": "valid", "valid": "same"}

Changes = dict[str, Any]
"""What is tried instead of what a call says: quantity -> value."""


class Change(NamedTuple):
    """A change of one layer or several: how far it is, the nearest of them, what each is given and does, the words."""

    distance: int
    order: int
    layer: Layer
    values: dict[ast.AST, Changes]
    text: str
    apply: Mapping[ast.AST, Apply]


def nearby(read: Claim) -> Iterator[tuple[int, str, tuple[Any, ...]]]:
    """Every nearby value of every quantity of a transposed convolution: distance, quantity, value."""
    given = read.given
    if given.get("output_padding", (None,))[0] == "auto":
        yield from ((2, "output_padding", (number,)) for number in (0, 1))
    else:
        yield from _numbered(given, "output_padding", 1, least=0)
    word = given.get("padding", (None,))[0]
    if isinstance(word, str) and word in _SWAPPED:
        yield 1, "padding", (_SWAPPED[word],)
    else:
        yield from _numbered(given, "padding", 2, least=0)
    yield from _numbered(given, "kernel_size", 2, least=1)
    yield from _numbered(given, "stride", 3, least=1)


def _numbered(given: dict[str, Any], name: str, cost: int, *, least: int) -> Iterator[tuple[int, str, tuple[Any, ...]]]:
    values = given.get(name, (None,))
    if not all(type(one) is int for one in values):
        return
    for far in (1, 2, 3):
        for sign in (1, -1):
            new = tuple(one + sign * far for one in values)
            if min(new) >= least:
                yield cost * far, name, new[:1] if len(set(new)) == 1 else new


def tabled(order: int, layer: TabledLayer) -> Iterator[Change]:
    """Nearby values of a convolution, a pooling or the like."""
    given = layer.given
    names = {one.quantity: one.name for one in layer.operation.parameters}
    for name, cost, least in (
        ("padding", 2, 0),
        ("kernel_size", 2, 1),
        ("stride", 3, 1),
        ("factor", 3, 1),
        ("amount", 3, 0),
    ):
        for distance, new in _values(given.values.get(name), cost, least):
            if name in names:
                yield _of_table(distance, order, layer, name, new, names[name])
    if given.get("ceil_mode") in (False, True):
        yield _of_table(3, order, layer, "ceil_mode", not given.get("ceil_mode"), "ceil_mode")


def _of_table(distance: int, order: int, layer: TabledLayer, name: str, new: object, spelled: str) -> Change:  # noqa: PLR0913, PLR0917 -- each is a thing of its own
    given = layer.given._replace(values={**layer.given.values, name: new})
    shown = f'"{new}"' if isinstance(new, str) else str(new)
    apply = {layer.node: partial(layer.operation.effect, given)}
    return Change(distance, order, layer, {layer.node: {name: new}}, f"{spelled}={shown}", apply)


def _values(value: object, cost: int, least: int) -> Iterator[tuple[int, object]]:
    if isinstance(value, str) and value.lower() in _SWAPPED:
        other = _SWAPPED[value.lower()]
        yield 1, other.upper() if value.isupper() else other
        return
    values = [one for one in (value if isinstance(value, tuple) else (value,)) if type(one) is int]
    if isinstance(value, tuple) and len(values) < len(value):
        return
    for far in (1, 2):
        for sign in (1, -1):
            new = tuple(one + sign * far for one in values)
            if new and min(new) >= least:
                yield cost * far, new if isinstance(value, tuple) else new[0]
