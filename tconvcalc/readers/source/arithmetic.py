"""Arithmetic with whole numbers in which no step can take long: whatever leaves 64 bits is unknown."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Final, TypeAlias

from tconvcalc.values import LARGEST

MOST_PARTS = 64  # of a tuple; no shape has more
_MOST_SHIFT = 62
_MOST_DIVIDED = 1 << 24  # below it, rounding a quotient of floats gives what rounding the exact one gives


class Unknown(Enum):
    """What an expression is worth that cannot be known without running it, and an argument that is not there."""

    UNKNOWN = "unknown"
    ABSENT = "absent"


UNKNOWN: Final = Unknown.UNKNOWN
ABSENT: Final = Unknown.ABSENT


@dataclass(frozen=True)
class Tensor:
    """Something that has a shape; the numbers of it that are not known are unknown."""

    shape: tuple[Known, ...]


Known: TypeAlias = "int | float | Fraction | str | Tensor | tuple[Known, ...] | Unknown | None"
"""What an expression is worth. None is Python's; a fraction is a quotient of which only the rounded value is used."""


def _divide(left: int, right: int) -> Known:
    return Fraction(left, right) if max(abs(left), abs(right)) < _MOST_DIVIDED else UNKNOWN


def _power(base: int, exponent: int) -> Known:
    return base**exponent if 0 <= exponent <= _MOST_SHIFT else UNKNOWN


def _shift(by: Callable[[int, int], int]) -> Callable[[int, int], Known]:
    return lambda left, right: by(left, right) if 0 <= right <= _MOST_SHIFT else UNKNOWN


_STEPS: dict[type[ast.operator], Callable[[int, int], Known]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Div: _divide,
    ast.Pow: _power,
    ast.LShift: _shift(operator.lshift),
    ast.RShift: _shift(operator.rshift),
}


def binary(sign: ast.operator, left: Known, right: Known) -> Known:
    """What two values come to."""
    step = _STEPS.get(type(sign))
    if isinstance(left, int) and isinstance(right, int):
        if step is None or (right == 0 and isinstance(sign, ast.Div | ast.FloorDiv | ast.Mod)):
            return UNKNOWN
        return bounded(step(left, right))
    if isinstance(sign, ast.Add) and isinstance(left, tuple) and isinstance(right, tuple):
        return bounded(left + right)
    if isinstance(sign, ast.Mult) and isinstance(right, tuple):
        left, right = right, left
    if isinstance(sign, ast.Mult) and isinstance(left, tuple) and isinstance(right, int) and right <= MOST_PARTS:
        return bounded(left * right)
    return UNKNOWN


def unary(sign: ast.unaryop, value: Known) -> Known:
    """What a value with a sign comes to."""
    if isinstance(value, int):
        return -value if isinstance(sign, ast.USub) else value if isinstance(sign, ast.UAdd) else UNKNOWN
    return UNKNOWN


def bounded(value: Known) -> Known:
    """The value, unless it is larger than a size can be."""
    if isinstance(value, int) and abs(value) > LARGEST:
        return UNKNOWN
    return UNKNOWN if isinstance(value, tuple) and len(value) > MOST_PARTS else value


def part(value: Known, index: Known) -> Known:
    """One part of a tuple."""
    if isinstance(value, tuple) and isinstance(index, int) and -len(value) <= index < len(value):
        return value[index]
    return UNKNOWN


def stretch(value: Known, begin: Known, end: Known) -> Known:
    """Some parts of a tuple, one after the other."""
    if isinstance(value, tuple) and isinstance(begin, int | None) and isinstance(end, int | None):
        return value[begin:end]
    return UNKNOWN


def _rounding(round_: Callable[[int | Fraction], int]) -> Callable[..., Known]:
    return lambda *values: round_(values[0]) if len(values) == 1 and isinstance(values[0], int | Fraction) else UNKNOWN


def _extreme(choose: Callable[..., int]) -> Callable[..., Known]:
    def chosen(*values: Known) -> Known:
        given = values[0] if len(values) == 1 and isinstance(values[0], tuple) else values
        numbers = [value for value in given if isinstance(value, int)]
        return choose(numbers) if numbers and len(numbers) == len(given) else UNKNOWN

    return chosen


def _as_tuple(*values: Known) -> Known:
    return values[0] if len(values) == 1 and isinstance(values[0], tuple) else UNKNOWN


def _length(*values: Known) -> Known:
    return len(values[0]) if len(values) == 1 and isinstance(values[0], tuple) else UNKNOWN


BUILTINS: dict[str, Callable[..., Known]] = {
    "int": _rounding(int),
    "max": _extreme(max),
    "min": _extreme(min),
    "tuple": _as_tuple,
    "list": _as_tuple,
    "len": _length,
}
"""The built-in functions that are understood."""

ROUNDINGS: dict[str, Callable[..., Known]] = {
    "math.ceil": _rounding(math.ceil),
    "math.floor": _rounding(math.floor),
    "numpy.ceil": _rounding(math.ceil),
    "numpy.floor": _rounding(math.floor),
}
"""The functions of modules that round a quotient."""
