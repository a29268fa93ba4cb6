"""Rows of layers that objects inherit: how they are filled, and whether they are whole."""

from __future__ import annotations

from tconvcalc.readers.python.machine import Machine
from tconvcalc.readers.python.values import UNKNOWN, Instance, Layer, ListValue, Model, Value

BASE = "__base__"
"""Under which name an object keeps what the class makes that it inherits from."""

FILLS = frozenset({"add", "append", "extend", "insert", "pop"})
"""The methods that fill a row."""


def add_module(run: Machine, receiver: Instance | Model, name: Value, layer: Value) -> None:
    """Put a layer at the end of a row, or into an object under a name."""
    row = receiver if isinstance(receiver, Model) else receiver.cell.get(BASE)
    if isinstance(row, Model) and row.kind == "row":
        layers: ListValue = row.cell["layers"]
        run.put(layers.cell, "items", (*layers.items, layer))
    if isinstance(receiver, Instance) and isinstance(name, str):
        run.put(receiver.cell, name, layer)


def filled(receiver: Value, name: str) -> Value:
    """What a method fills: the row that an object inherits, or else itself."""
    base = receiver.cell.get(BASE) if isinstance(receiver, Instance) and name in FILLS else None
    return base if isinstance(base, Model) else receiver


def inherited_row(instance: Instance) -> Value:
    """What a class makes from which an object inherits; of a row of layers only where it is certainly whole."""
    base = instance.cell.get(BASE, UNKNOWN)
    if not isinstance(base, Model) or base.kind != "row":
        return base
    items = base.cell["layers"].items
    parts = [one for name, one in instance.cell.items() if name != BASE and isinstance(one, Layer | Model | Instance)]
    return base if items and all(any(one is each for each in items) for one in parts) else UNKNOWN
