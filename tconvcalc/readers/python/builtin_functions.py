"""Python's own functions and the methods of its own values, as far as they are understood."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable

from tconvcalc.frameworks.shapes import Dim, Product, product
from tconvcalc.readers.python.arithmetic import bounded, sequence, truth
from tconvcalc.readers.python.batches import Repeated
from tconvcalc.readers.python.machine import Machine
from tconvcalc.readers.python.values import (
    UNKNOWN,
    Arguments,
    Class,
    DictValue,
    Instance,
    ListValue,
    Model,
    Numbers,
    Once,
    Tensor,
    Unknown,
    Value,
)

_MOST_DIGITS = 100  # that a number is rounded to


def call(run: Machine, name: str, arguments: Arguments, node: ast.AST) -> Value:
    """What a call of a built-in function is worth."""
    special = _SPECIAL.get(name)
    if special is not None:
        return special(run, arguments, node)
    if name in {"zip", "enumerate", "map", "sorted"} and not arguments.open:
        return _KEYED[name](run, arguments, node)
    function = FUNCTIONS.get(name)
    if function is None or arguments.open or arguments.keywords:
        return UNKNOWN
    return computed(function, arguments.positional)


def computed(function: Callable[..., Value], values: list[Value]) -> Value:
    """What a function of plain values comes to; unknown where it does not take these."""
    try:
        return bounded(function(*values))
    except (TypeError, ValueError, ArithmeticError):
        return UNKNOWN


def _items(value: Value) -> tuple[Value, ...]:
    items = sequence(value)
    if items is None:
        raise TypeError
    return items


def _numbers(*values: Value) -> list[float]:
    given = _items(values[0]) if len(values) == 1 else values
    if not given or any(not isinstance(value, int | float) for value in given):
        raise TypeError
    return list(given)


def _length(value: Value) -> Value:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Numbers):
        return len(value.numbers)
    if isinstance(value, Tensor):
        return UNKNOWN if not value.shape else value.shape[0]
    if isinstance(value, Model) and "layers" in value.cell:
        value = value.cell["layers"]
    return len(_items(value))


def _whole(value: Value) -> Value:
    if isinstance(value, Dim | Product):
        return value
    return int(value) if isinstance(value, int | float) else UNKNOWN


def _range(*numbers: Value) -> Value:
    return Numbers(range(*numbers)) if all(type(one) is int for one in numbers) else UNKNOWN


def _list(values: Value = ()) -> Value:
    return ListValue(_items(values))


def _tuple(values: Value = ()) -> Value:
    return _items(values)


def _number(function: Callable[..., Value]) -> Callable[..., Value]:
    def checked(*values: Value) -> Value:
        if any(not isinstance(value, int | float) for value in values):
            raise TypeError
        return function(*values)

    return checked


def _product(values: Value) -> Value:
    sizes = _items(values)
    whole = all(isinstance(one, int | Dim | Product) and (not isinstance(one, int) or one >= 0) for one in sizes)
    return product(sizes) if whole else UNKNOWN


FUNCTIONS: dict[str, Callable[..., Value]] = {
    "int": _whole,
    "float": _number(float),
    "abs": _number(abs),
    "round": _number(lambda number, *digits: round(number, *digits) if abs(sum(digits)) <= _MOST_DIGITS else UNKNOWN),
    "divmod": _number(divmod),
    "pow": _number(lambda base, power: base**power if 0 <= power <= 62 and abs(base) < 1 << 32 else UNKNOWN),  # noqa: PLR2004 -- said beside it
    "max": lambda *values: max(_numbers(*values)),
    "min": lambda *values: min(_numbers(*values)),
    "sum": lambda values: sum(_numbers(values)) if _items(values) else 0,
    "len": _length,
    "range": _range,
    "list": _list,
    "tuple": _tuple,
    "iter": lambda value: value if isinstance(value, Repeated) else UNKNOWN,
    "next": lambda value: value.item if isinstance(value, Repeated) else UNKNOWN,
    "reversed": lambda value: Once(tuple(reversed(_items(value)))),
    "bool": lambda value: UNKNOWN if truth(value) is None else truth(value),
    "any": lambda value: any(_known_truths(value)),
    "all": lambda value: all(_known_truths(value)),
    "str": lambda value: str(value) if isinstance(value, int | str) else UNKNOWN,
}
"""The built-in functions that are understood, and those of ``math``."""

MATH: dict[str, Callable[..., Value]] = {
    **{
        name: _number(getattr(math, name)) for name in ("ceil", "floor", "sqrt", "log2", "log", "log10", "exp", "trunc")
    },
    "pow": _number(lambda base, power: float(base) ** power if abs(power) < 64 and abs(base) < 1 << 32 else UNKNOWN),  # noqa: PLR2004 -- said beside it
    "prod": _product,
}
"""The functions of ``math`` (and of ``numpy``, on single numbers) that are understood."""


def _known_truths(value: Value) -> list[bool]:
    each = [truth(one) for one in _items(value)]
    if None in each:
        raise TypeError
    return [one is True for one in each]


def _zip(_run: Machine, arguments: Arguments, _node: ast.AST) -> Value:
    columns = [sequence(value) for value in arguments.positional]
    strict = arguments.keywords.get("strict", False)
    if not columns or any(column is None for column in columns) or not isinstance(strict, int):
        return Unknown("goes through something that is not known")
    return computed(
        lambda: Once(tuple(zip(*(column for column in columns if column is not None), strict=bool(strict)))), []
    )


def _enumerate(_run: Machine, arguments: Arguments, _node: ast.AST) -> Value:
    if arguments.positional and isinstance(arguments.positional[0], Repeated):
        return Repeated((UNKNOWN, arguments.positional[0].item))
    items = sequence(arguments.positional[0]) if arguments.positional else None
    start = arguments.positional[1] if len(arguments.positional) > 1 else arguments.keywords.get("start", 0)
    if items is None or type(start) is not int:
        return Unknown("goes through something that is not known")
    return Once(tuple(enumerate(items, start)))


def _map(run: Machine, arguments: Arguments, node: ast.AST) -> Value:
    if len(arguments.positional) != 2:  # noqa: PLR2004  (a function, and what it is applied to)
        return UNKNOWN
    function, items = arguments.positional[0], sequence(arguments.positional[1])
    if items is None:
        return UNKNOWN
    return Once(tuple(run.call(function, Arguments([one]), node) for one in items))


def _sorted(_run: Machine, arguments: Arguments, _node: ast.AST) -> Value:
    items = sequence(arguments.positional[0]) if len(arguments.positional) == 1 else None
    down = arguments.keywords.get("reverse", False)
    if items is None or not isinstance(down, int) or not arguments.keywords.keys() <= {"reverse"}:
        return UNKNOWN
    if any(not isinstance(one, int | float) for one in items):
        return UNKNOWN
    return ListValue(sorted(items, reverse=bool(down)))


_KEYED: dict[str, Callable[[Machine, Arguments, ast.AST], Value]] = {
    "zip": _zip,
    "enumerate": _enumerate,
    "map": _map,
    "sorted": _sorted,
}


def _getattr(run: Machine, arguments: Arguments, _node: ast.AST) -> Value:
    from_, name = (*arguments.positional, UNKNOWN, UNKNOWN)[:2]
    return run.attribute(from_, name) if isinstance(name, str) else UNKNOWN


def _setattr(run: Machine, arguments: Arguments, _node: ast.AST) -> Value:
    to, name, value = (*arguments.positional, UNKNOWN, UNKNOWN, UNKNOWN)[:3]
    if isinstance(to, Class) and isinstance(name, str):
        run.put(to.scope.cell, name, value)
    elif isinstance(to, Instance | Model):
        if isinstance(name, str):
            run.put(to.cell, name, value)
        elif isinstance(to, Instance):
            for key in to.cell:
                run.put(to.cell, key, UNKNOWN)
        else:
            run.hooked.add(to)
    return None


def _hasattr(run: Machine, arguments: Arguments, _node: ast.AST) -> Value:  # noqa: ARG001 -- of one form with its neighbours
    from_, name = (*arguments.positional, UNKNOWN, UNKNOWN)[:2]
    known = isinstance(from_, Instance) and isinstance(name, str) and name in from_.cell
    return True if known else UNKNOWN


def _isinstance(_run: Machine, arguments: Arguments, _node: ast.AST) -> Value:
    value, kinds = (*arguments.positional, UNKNOWN, UNKNOWN)[:2]
    names = {getattr(one, "name", "") for one in (kinds if isinstance(kinds, tuple) else (kinds,))}
    own = {int: "int", bool: "bool", float: "float", str: "str", tuple: "tuple", ListValue: "list", DictValue: "dict"}
    name = own.get(type(value))
    if name is None or not names <= set(own.values()):
        if isinstance(value, Instance) and isinstance(kinds, Class):
            return True if kinds in value.kind.family() else UNKNOWN
        return False if value is None and names <= set(own.values()) else UNKNOWN
    return name in names or (name == "bool" and "int" in names)


def _dict(_run: Machine, arguments: Arguments, _node: ast.AST) -> Value:
    if not arguments.positional:
        return DictValue(dict(arguments.keywords), open_=arguments.open)
    return dict_of(arguments.positional[0], arguments.keywords)


def dict_of(value: Value, keywords: dict[str, Value]) -> Value:
    """A dictionary made of another one, or of pairs."""
    if isinstance(value, DictValue):
        return DictValue({**value.items, **keywords}, open_=not value.known)
    pairs = sequence(value)
    if pairs is None or any(not isinstance(pair, tuple) or len(pair) != 2 for pair in pairs):  # noqa: PLR2004
        return DictValue(dict(keywords), open_=True)
    known = all(isinstance(key, int | str) for key, _ in pairs)
    return DictValue({key: one for key, one in pairs if isinstance(key, int | str)} | keywords, open_=not known)


def _globals(_run: Machine, _arguments: Arguments, _node: ast.AST) -> Value:
    return UNKNOWN


def _exec(run: Machine, _arguments: Arguments, _node: ast.AST) -> Value:
    run.reflective = True
    return UNKNOWN


_SPECIAL: dict[str, Callable[[Machine, Arguments, ast.AST], Value]] = {
    "getattr": _getattr,
    "setattr": _setattr,
    "hasattr": _hasattr,
    "isinstance": _isinstance,
    "dict": _dict,
    "exec": _exec,
    "globals": _globals,
    "locals": _globals,
    "vars": _globals,
    "print": lambda _run, _arguments, _node: None,
}
NAMES = frozenset(
    {*FUNCTIONS, *_KEYED, *_SPECIAL, "super", "dict", "object", "staticmethod", "classmethod", "property"}
)
"""The built-in names that are understood."""
