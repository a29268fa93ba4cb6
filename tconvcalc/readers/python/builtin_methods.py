"""The methods of Python's own values: lists, dictionaries, tuples and strings."""

from __future__ import annotations

from collections.abc import Callable

from tconvcalc.readers.python.arithmetic import sequence
from tconvcalc.readers.python.builtin_functions import _product
from tconvcalc.readers.python.machine import MOST_PARTS, Machine
from tconvcalc.readers.python.values import MISSING, UNKNOWN, Arguments, DictValue, ListValue, Value

_CHANGES = frozenset({"append", "extend", "insert", "pop", "remove", "clear", "reverse", "sort"})


def method(run: Machine, receiver: Value, name: str, arguments: Arguments) -> Value:  # noqa: PLR0911 -- a case each, best read one below the other
    """What a method of a list, a dictionary, a tuple or a string is worth."""
    values = arguments.positional
    if isinstance(receiver, ListValue):
        return _of_list(run, receiver, name, values)
    if isinstance(receiver, DictValue):
        return _of_dict(run, receiver, name, arguments)
    if isinstance(receiver, tuple):
        if name in {"as_list", "tolist"}:
            return receiver
        if name == "numel":
            return _product(receiver)
        return _place(receiver, values) if name == "index" and len(values) == 1 else UNKNOWN
    if isinstance(receiver, str) and name in {"lower", "upper", "strip"} and not values:
        return getattr(receiver, name)()
    return UNKNOWN


def _of_list(run: Machine, receiver: ListValue, name: str, values: list[Value]) -> Value:  # noqa: PLR0911 -- a case each, best read one below the other
    items = receiver.items
    if name in {"append", "add_module"} and values:
        return filled(run, receiver, (*items, values[-1]))
    if name == "extend" and values and (more := sequence(values[0])) is not None:
        return filled(run, receiver, (*items, *more))
    if name == "insert" and len(values) > 1 and type(values[0]) is int:
        at = values[0]
        return filled(run, receiver, (*items[:at], values[1], *items[at:]))
    if name == "reverse":
        return filled(run, receiver, tuple(reversed(items)))
    if name == "pop" and items and receiver.known and (not values or type(values[0]) is int):
        at = values[0] if values else -1
        if -len(items) <= at < len(items):
            run.put(receiver.cell, "items", tuple(one for place, one in enumerate(items) if place != at % len(items)))
            return items[at]
    if name in {"copy", "children", "__iter__"}:
        return ListValue(items, open_=not receiver.known)
    if name in _CHANGES:
        run.put(receiver.cell, "open", value=True)
    return UNKNOWN


def filled(run: Machine, receiver: ListValue, items: tuple[Value, ...]) -> None:
    """Let a list have these items, as many of them as are followed."""
    run.put(receiver.cell, "items", items[:MOST_PARTS])
    if len(items) > MOST_PARTS:
        run.put(receiver.cell, "open", value=True)


def _of_dict(run: Machine, receiver: DictValue, name: str, arguments: Arguments) -> Value:  # noqa: PLR0911 -- a case each, best read one below the other
    values, items = arguments.positional, receiver.items
    views: dict[str, Callable[[], tuple[Value, ...]]] = {
        "keys": lambda: tuple(items),
        "values": lambda: tuple(items.values()),
        "items": lambda: tuple(items.items()),
    }
    if name in views and not values:
        return views[name]() if receiver.known else UNKNOWN
    key = values[0] if values else MISSING
    if name == "get" and isinstance(key, int | str):
        if key in items and receiver.known:
            return items[key]
        return (values[1] if len(values) > 1 else None) if receiver.known else UNKNOWN
    if name == "pop" and isinstance(key, int | str) and key in items:
        run.put(receiver.cell, "items", {one: value for one, value in items.items() if one != key})
        return items[key]
    if name == "update" and (isinstance(key, DictValue) or not values):
        more = key.items if isinstance(key, DictValue) else {}
        run.put(receiver.cell, "items", {**items, **more, **arguments.keywords})
        if arguments.open or (isinstance(key, DictValue) and not key.known):
            run.put(receiver.cell, "open", value=True)
        return None
    if name == "copy":
        return DictValue(dict(items), open_=not receiver.known)
    if name in {"update", "setdefault", "clear", "pop", "popitem"}:
        run.put(receiver.cell, "open", value=True)
    return UNKNOWN


def _place(items: tuple[Value, ...], values: list[Value]) -> Value:
    """Where a number or a word stands."""
    plain = values and isinstance(values[0], int | str) and all(isinstance(one, int | str) for one in items)
    return items.index(values[0]) if plain and values[0] in items else UNKNOWN
