"""Data that is gone through batch by batch: how many there are is not known, but what each looks like is."""

from __future__ import annotations

import ast
from typing import Final

from tconvcalc.frameworks.shapes import Dim, Size
from tconvcalc.readers.python.machine import Machine
from tconvcalc.readers.python.values import MISSING, UNKNOWN, Arguments, Bound, Function, Instance, Tensor, Value

_READS: Final = "__getitem__"


class Repeated:
    """Something to go through of which every turn is like the others."""

    __slots__ = ("item",)

    def __init__(self, item: Value) -> None:
        """Give this at every turn."""
        self.item = item


def dataset(arguments: Arguments) -> Value:
    """Tensors whose first axis is gone through together."""
    shapes = [one.shape if isinstance(one, Tensor) else None for one in arguments.positional]
    if arguments.open or arguments.keywords or not shapes:
        return UNKNOWN
    return Repeated(tuple(Tensor(shape[1:]) if shape else Tensor(None) for shape in shapes))


def loader(run: Machine, arguments: Arguments, node: ast.AST) -> Value:
    """Batches of a dataset, unless the caller puts them together itself."""
    data = arguments.positional[0] if arguments.positional else arguments.keywords.get("dataset", MISSING)
    if arguments.open or "collate_fn" in arguments.keywords or arguments.keywords.get("batch_size", 1) is None:
        return UNKNOWN
    item = _item(run, data, node)
    return UNKNOWN if item is MISSING else Repeated(_batched(item, Dim()))


def _item(run: Machine, data: Value, node: ast.AST) -> Value:
    if isinstance(data, Repeated):
        return data.item
    if isinstance(data, Tensor):
        return Tensor(data.shape[1:]) if data.shape else Tensor(None)
    reading = data.kind.find(_READS) if isinstance(data, Instance) else MISSING
    return run.call(Bound(reading, data), Arguments([UNKNOWN]), node) if isinstance(reading, Function) else MISSING


def _batched(item: Value, size: Size) -> Value:
    if isinstance(item, tuple):
        return tuple(_batched(one, size) for one in item)
    if isinstance(item, Tensor):
        return Tensor(None if item.shape is None else (size, *item.shape))
    return UNKNOWN
