"""The values that a source is followed on: Python's own where they are known, and stand-ins for everything else.

Numbers, strings, ``None`` and tuples stand for themselves. What can be changed in place keeps its content in ``cell``,
a dictionary, so that every change is written down in one way and can be taken back.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from tconvcalc.frameworks.layers_base import Given, Operation, Outcome
from tconvcalc.frameworks.shapes import Shape

Value: TypeAlias = Any
"""What an expression is worth."""


class Unknown:
    """A value that cannot be known without running the source, and why; ``holds`` tells whether it counts as true."""

    __slots__ = ("holds", "why")

    def __init__(self, why: str = "", *, holds: bool | None = None) -> None:
        """Remember the reason."""
        self.why = why
        self.holds = holds


UNKNOWN: Final = Unknown()


class Missing:
    """Marks what is not there."""

    __slots__ = ()


MISSING: Final = Missing()


class Cell(dict[Any, Value]):
    """Content that can change: two cells are the same only where they are one, whatever is in them."""

    __slots__ = ()
    __eq__ = object.__eq__
    __hash__ = object.__hash__  # type: ignore[assignment]  # a dictionary has none


class Content(Cell):
    """What is in a list or a dictionary: ``items``, and whether there may be more (``open``)."""

    __slots__ = ()


class Cells:
    """Something whose content can change: everything in it stands in ``cell``."""

    __slots__ = ("cell",)

    def __init__(self, **cell: Value) -> None:
        """Start with this content."""
        self.cell = Cell(cell)


class ListValue(Cells):
    """A list; ``open`` tells that there may be other things in it."""

    __slots__ = ()

    def __init__(self, items: Sequence[Value], *, open_: bool = False) -> None:
        """Start with these items."""
        self.cell = Content(items=tuple(items), open=open_)

    @property
    def items(self) -> tuple[Value, ...]:
        """What is in it, as far as it is known."""
        return tuple(self.cell["items"])  # which is one

    @property
    def known(self) -> bool:
        """Whether that is all."""
        return self.cell["open"] is False


class DictValue(Cells):
    """A dictionary with keys that are known; ``open`` tells that there may be others."""

    __slots__ = ()

    def __init__(self, items: dict[Any, Value], *, open_: bool = False) -> None:
        """Start with these items."""
        self.cell = Content(items=items, open=open_)

    @property
    def items(self) -> dict[Any, Value]:
        """What is in it, as far as it is known; never changed in place."""
        items: dict[Any, Value] = self.cell["items"]
        return items

    @property
    def known(self) -> bool:
        """Whether that is all."""
        return self.cell["open"] is False


@dataclass(frozen=True)
class Reference:
    """Something that comes from an import, by its canonical dotted name."""

    dotted: str


@dataclass(frozen=True)
class Builtin:
    """A built-in function, by its name."""

    name: str


class Scope:
    """The names of a module, of one call of a function, or of the body of a class."""

    __slots__ = ("cell", "elsewhere", "function", "kind", "outer", "receiver", "returned")

    def __init__(self, kind: str, outer: Scope | None = None, function: Function | None = None) -> None:
        """Start without names."""
        self.kind = kind
        self.cell = Cell()
        self.outer = outer
        self.function = function
        self.elsewhere: dict[str, Scope] = {}
        self.returned: Value = MISSING
        self.receiver: Value = MISSING

    def home(self, name: str) -> Scope | None:
        """The scope in which a name is seen from here."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.elsewhere:
                return scope.elsewhere[name]
            if name in scope.cell and (scope.kind != "class" or scope is self):
                return scope
            scope = scope.outer
        return None


@dataclass(eq=False)
class Function:
    """A function or a lambda of the source, with the names around it and its defaults; ``fails``: it is meant to."""

    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    scope: Scope
    defaults: tuple[Value, ...] = ()
    keyword_defaults: tuple[Value, ...] = ()
    kind: str = ""
    owner: Class | None = None
    fails: bool = False


@dataclass(eq=False)
class Class:
    """A class of the source."""

    node: ast.ClassDef
    bases: tuple[Value, ...]
    scope: Scope
    known: bool = True
    fields: set[str] = field(default_factory=set)

    def family(self, depth: int = 0) -> list[Class]:
        """The class and what it inherits from in this source, in the order in which attributes are looked up."""
        found: list[Class] = [self]
        for base in self.bases if depth < 16 else ():  # noqa: PLR2004 -- said beside it
            if isinstance(base, Class):
                more = base.family(depth + 1)
                found = [one for one in found if one not in more] + more  # what two inherit comes after both
        return found

    def references(self) -> list[str]:
        """The classes from imports that it inherits from."""
        return [base.dotted for one in self.family() for base in one.bases if isinstance(base, Reference)]

    def find(self, name: str) -> Value:
        """An attribute of the class."""
        return next((one.scope.cell[name] for one in self.family() if name in one.scope.cell), MISSING)


class Instance(Cells):
    """An object of a class of the source; ``hidden`` are the attributes that others may have changed."""

    __slots__ = ("hidden", "kind")

    def __init__(self, kind: Class, hidden: frozenset[str] = frozenset()) -> None:
        """Start without attributes."""
        super().__init__()
        self.kind = kind
        self.hidden = hidden


@dataclass(eq=False)
class Bound:
    """A function with its first argument; a method of a value that is no object of the source has its name alone."""

    function: Function | str
    receiver: Value


@dataclass(eq=False)
class Partial:
    """A callable with some of its arguments."""

    function: Value
    arguments: tuple[Value, ...]
    keywords: dict[str, Value]
    node: ast.AST


@dataclass(eq=False)
class Super:
    """What comes after a class in the family of an object."""

    after: Class
    receiver: Value


@dataclass(eq=False)
class Tensor:
    """Something with a shape, None where even its rank is open, and the step that made it."""

    shape: Shape | None
    step: Step | None = None


@dataclass(eq=False)
class Step:
    """One step on the way of a tensor: what made which shapes into its own, and where."""

    apply: Callable[[Sequence[Shape | None]], Outcome]
    inputs: tuple[Tensor, ...]
    node: ast.AST
    layer: Layer | None = None
    name: str = ""
    batch: bool = False


@dataclass(eq=False)
class Layer:
    """A layer that is built and can be applied, and the shape that it states for its input."""

    node: ast.AST
    name: str
    given: Given
    stated: Shape | None = field(default=None, kw_only=True)


@dataclass(eq=False)
class TabledLayer(Layer):
    """A row of a framework's table of other layers, with what it was given."""

    operation: Operation


class Model(Cells):
    """A row of layers (``layers`` is a list), or what leads from inputs to outputs (``inputs``, ``outputs``)."""

    __slots__ = ("kind", "name", "node")

    def __init__(self, kind: str, node: ast.AST, name: str, **cell: Value) -> None:
        """Start with this content."""
        super().__init__(loss=MISSING, stated=None, **cell)
        self.kind = kind
        self.node = node
        self.name = name


@dataclass(eq=False)
class Once:
    """An iterator of which every item is known; a name that has one gives it away."""

    items: tuple[Value, ...]


@dataclass(frozen=True)
class Numbers:
    """A ``range``, which may be long."""

    numbers: range


@dataclass
class Arguments:
    """The arguments of one call; ``open`` tells that there may be more, ``raw`` has all that is written, in order."""

    positional: list[Value] = field(default_factory=list)
    keywords: dict[str, Value] = field(default_factory=dict)
    open: bool = False
    raw: list[Value] = field(default_factory=list)
