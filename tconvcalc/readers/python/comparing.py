"""Values compared, joined, and as the tables of layers take them."""

from __future__ import annotations

from tconvcalc.frameworks.shapes import Dim, Product, Shape
from tconvcalc.readers.python.values import (
    UNKNOWN,
    Builtin,
    Class,
    Function,
    Instance,
    Layer,
    ListValue,
    Missing,
    Model,
    Numbers,
    Reference,
    Tensor,
    Unknown,
    Value,
)

_MOST_NESTED = 8
_MOST_LOOKS = 20_000
_PLAIN = (int, str, float, Dim, Product)  # most of them are numbers


class Fuel:
    """How many more parts are looked at: values share parts, and can have far more of them than memory has room for."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        """Start with all."""
        self.left = _MOST_LOOKS

    def spent(self) -> bool:
        """Look at one more part; whether that is too much."""
        self.left -= 1
        return self.left < 0


def plain(value: Value, depth: int = 0, fuel: Fuel | None = None) -> object:
    """A value as the tables of layers take it: lists as tuples, and what is no plain value as Unknown."""
    if isinstance(value, ListValue):
        value = value.items if value.known else UNKNOWN
    if isinstance(value, tuple):
        fuel = fuel or Fuel()
        if depth >= _MOST_NESTED or len(value) > fuel.left:
            return UNKNOWN
        return tuple(plain(one, depth + 1, fuel) for one in value)
    if fuel is not None:
        fuel.spent()
    return value if value is None or isinstance(value, _PLAIN) else UNKNOWN


def shape_of(value: Value, depth: int = 0, fuel: Fuel | None = None) -> Shape | None:
    """The shape of a tensor, or of a literal array."""
    fuel = fuel or Fuel()
    if isinstance(value, Tensor):
        return value.shape
    if isinstance(value, ListValue):
        value = value.items if value.known else ()
    if not isinstance(value, tuple) or not value or depth > _MOST_NESTED:
        return None
    first: Shape | None = None
    for one in value:
        if fuel.spent():
            return None
        inner = () if isinstance(one, int | float) else shape_of(one, depth + 1, fuel)
        if inner is None or (first is not None and inner != first):
            return None
        first = inner
    return None if first is None else (len(value), *first)


def same(one: Value, two: Value, fuel: Fuel | None = None) -> bool:
    """Whether two values are certainly the same."""
    fuel = fuel or Fuel()
    if one is two:
        return True
    if type(one) is not type(two) or fuel.spent():
        return False
    if isinstance(one, tuple):
        return len(one) == len(two) and all(same(here, there, fuel) for here, there in zip(one, two, strict=True))
    if isinstance(one, Tensor):
        return one.shape is not None and one.shape == two.shape
    return isinstance(one, int | float | str | Reference | Builtin | Product | Numbers) and bool(one == two)


def joined(one: Value, two: Value, fuel: Fuel | None = None) -> Value:
    """What is known of a value that is one or the other."""
    fuel = fuel or Fuel()
    if fuel.spent():
        return Unknown("has too many parts")
    if same(one, two, fuel):
        return one
    if isinstance(one, tuple) and isinstance(two, tuple) and len(one) == len(two):
        return tuple(joined(here, there, fuel) for here, there in zip(one, two, strict=True))
    if isinstance(one, Missing) or isinstance(two, Missing):
        there = two if isinstance(one, Missing) else one
        certain = isinstance(there, Reference | Class | Function | Layer | Model | Instance)
        return there if certain else Unknown("bound in one branch alone")
    tensors = isinstance(one, Tensor) and isinstance(two, Tensor) and one.shape and two.shape
    if tensors and len(one.shape) == len(two.shape):
        pairs = zip(one.shape, two.shape, strict=True)
        return Tensor(tuple(here if here == there else Dim() for here, there in pairs))
    return Unknown("one thing in one branch, another in the other")
