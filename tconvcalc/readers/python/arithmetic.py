"""Operators on values, in which no step can take long: whatever leaves 64 bits, or grows long, is unknown."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable

from tconvcalc.frameworks.shapes import Dim, Product, product, quotient
from tconvcalc.readers.python.comparing import Fuel, same
from tconvcalc.readers.python.machine import MOST_PARTS
from tconvcalc.readers.python.values import (
    UNKNOWN,
    Bound,
    Class,
    Function,
    Instance,
    Layer,
    ListValue,
    Model,
    Numbers,
    Once,
    Partial,
    Tensor,
    Unknown,
    Value,
)
from tconvcalc.values import LARGEST

_MOST_SHIFT = 62
_OPERATORS: dict[type[ast.operator], Callable[[Value, Value], Value]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.LShift: operator.lshift,
    ast.RShift: operator.rshift,
    ast.BitAnd: operator.and_,
    ast.BitXor: operator.xor,
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Value, Value], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_PLAIN = (int, float, str, type(None))


def bounded(value: Value) -> Value:
    """The value, unless it is larger than a size can be or longer than a shape."""
    if isinstance(value, int) and abs(value) > LARGEST:
        return UNKNOWN
    if isinstance(value, str | tuple) and len(value) > MOST_PARTS:
        return UNKNOWN
    return UNKNOWN if isinstance(value, complex) else value


def binary(sign: ast.operator, left: Value, right: Value) -> Value:
    """What two values come to; tensors are told elsewhere."""
    if isinstance(left, int | float) and isinstance(right, int | float):
        return _numbers(sign, left, right)
    if isinstance(left, Dim | Product) or isinstance(right, Dim | Product):
        return _sizes(sign, left, right)
    if isinstance(left, ListValue) and isinstance(right, ListValue | tuple) and isinstance(sign, ast.Add):
        items = right.items if isinstance(right, ListValue) else right
        known = left.known and (not isinstance(right, ListValue) or right.known)
        whole = left.items + items
        return ListValue(whole[:MOST_PARTS], open_=not known or len(whole) > MOST_PARTS)
    if isinstance(sign, ast.Mult):
        return _repeated(left, right)
    joined = isinstance(left, tuple | str) and type(left) is type(right) and isinstance(sign, ast.Add)
    if isinstance(left, str) and isinstance(sign, ast.Mod):
        return UNKNOWN
    return bounded(left + right) if joined else UNKNOWN


def _numbers(sign: ast.operator, left: float, right: float) -> Value:
    compute = _OPERATORS.get(type(sign))
    if isinstance(sign, ast.Pow | ast.LShift | ast.RShift) and not (0 <= right <= _MOST_SHIFT and abs(left) <= LARGEST):
        return UNKNOWN
    try:
        return UNKNOWN if compute is None else bounded(compute(left, right))
    except (ArithmeticError, TypeError, ValueError):
        return UNKNOWN


def _sizes(sign: ast.operator, left: Value, right: Value) -> Value:
    if not all(isinstance(one, int | Dim | Product) and not isinstance(one, bool) for one in (left, right)):
        return UNKNOWN
    if isinstance(sign, ast.Mult):
        return product((left, right))
    if isinstance(sign, ast.FloorDiv):
        exact = quotient(left, right)
        return Dim() if exact is None else exact
    if isinstance(sign, ast.Sub) and same(left, right):
        return 0
    kept = right == 0 and isinstance(sign, ast.Add | ast.Sub)
    return left if kept else Dim()


def _repeated(left: Value, right: Value) -> Value:
    if isinstance(right, ListValue | tuple | str):
        left, right = right, left
    if type(right) is not int or not isinstance(left, ListValue | tuple | str):
        return UNKNOWN
    items = left.items if isinstance(left, ListValue) else left
    if right > MOST_PARTS or len(items) * max(0, right) > MOST_PARTS:
        return UNKNOWN
    if isinstance(left, ListValue):
        return ListValue(left.items * right, open_=not left.known)
    return left * right


def unary(sign: ast.unaryop, value: Value) -> Value:
    """What a value with a sign comes to."""
    if isinstance(sign, ast.Not):
        known = truth(value)
        return UNKNOWN if known is None else not known
    if isinstance(value, int | float):
        if isinstance(sign, ast.USub):
            return -value
        return +value if isinstance(sign, ast.UAdd) else UNKNOWN
    return value if isinstance(value, Tensor) else UNKNOWN


def truth(value: Value) -> bool | None:
    """Whether a value counts as true, if that is known."""
    if isinstance(value, (*_PLAIN, tuple)):
        return bool(value)
    if isinstance(value, ListValue):
        return bool(value.items) if value.items or value.known else None
    if isinstance(value, Numbers):
        return bool(value.numbers)
    if isinstance(value, Unknown):
        return value.holds
    return True if isinstance(value, Function | Class | Layer | Model | Instance | Bound | Partial) else None


def compared(sign: ast.cmpop, left: Value, right: Value) -> bool | None:
    """Whether a comparison holds, if that is known."""
    if isinstance(sign, ast.Is | ast.IsNot):
        known = _identical(left, right)
        return known if known is None or isinstance(sign, ast.Is) else not known
    if isinstance(sign, ast.Eq | ast.NotEq):
        known = equal(left, right)
        return known if known is None or isinstance(sign, ast.Eq) else not known
    if isinstance(sign, ast.In | ast.NotIn):
        known = _within(left, right)
        return known if known is None or isinstance(sign, ast.In) else not known
    if isinstance(left, int | float) and isinstance(right, int | float):
        return _COMPARISONS[type(sign)](left, right)
    return None


def _identical(left: Value, right: Value) -> bool | None:
    if left is None or right is None:
        other = right if left is None else left
        if other is None:
            return True
        return None if isinstance(other, Unknown) or type(other).__name__ == "Reference" else False
    if isinstance(left, bool) and isinstance(right, bool):
        return left == right
    return None


def equal(left: Value, right: Value, fuel: Fuel | None = None) -> bool | None:  # noqa: PLR0911 -- a case each, best read one below the other
    """Whether two values are equal, if that is known."""
    fuel = fuel or Fuel()
    if fuel.spent():
        return None
    if isinstance(left, ListValue) and isinstance(right, ListValue):
        return equal(left.items, right.items, fuel) if left.known and right.known else None
    if isinstance(left, tuple) and isinstance(right, tuple):
        if len(left) != len(right):
            return False
        each = [equal(one, two, fuel) for one, two in zip(left, right, strict=True)]
        return False if False in each else None if None in each else True
    if isinstance(left, Dim | Product) or isinstance(right, Dim | Product):
        return True if same(left, right) else None
    if isinstance(left, _PLAIN) and isinstance(right, _PLAIN):
        return bool(left == right)
    return None


def _within(left: Value, right: Value) -> bool | None:
    if isinstance(right, str) and isinstance(left, str):
        return left in right
    items = right.items if isinstance(right, ListValue) and right.known else right
    if not isinstance(items, tuple):
        return None
    each = [equal(left, one) for one in items]
    return True if True in each else None if None in each else False


def part(value: Value, index: Value) -> Value:
    """One part of a sequence."""
    items = value.items if isinstance(value, ListValue) and value.known else value
    if isinstance(items, Numbers) and type(index) is int:
        numbers = items.numbers
        return numbers[index] if -len(numbers) <= index < len(numbers) else UNKNOWN
    if isinstance(items, tuple | str) and isinstance(index, int) and -len(items) <= index < len(items):
        return items[index]
    return UNKNOWN


def stretch(value: Value, begin: Value, end: Value, step: Value = None) -> Value:
    """Some parts of a sequence, one after the other."""
    items = value.items if isinstance(value, ListValue) and value.known else value
    if not all(one is None or type(one) is int for one in (begin, end, step)) or step == 0:
        return UNKNOWN
    if isinstance(items, Numbers):
        return Numbers(items.numbers[begin:end:step])
    if not isinstance(items, tuple | str):
        return UNKNOWN
    taken = items[begin:end:step]
    return ListValue(taken) if isinstance(value, ListValue) else taken


def sequence(value: Value) -> tuple[Value, ...] | None:
    """What a loop over a value goes through, if that is known and not too long."""
    if isinstance(value, Numbers):
        return tuple(value.numbers) if len(value.numbers) <= MOST_PARTS else None
    if isinstance(value, ListValue):
        return value.items if value.known else None
    if isinstance(value, tuple):
        return value
    if isinstance(value, Once):
        return value.items
    items = getattr(value, "items", None)
    return tuple(items) if isinstance(items, dict) and value.known else None
