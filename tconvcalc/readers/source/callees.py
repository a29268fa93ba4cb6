"""What a call calls, through aliases, ``partial``, subclasses and ``super().__init__``; and which argument is which."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from tconvcalc.readers.source.arithmetic import ABSENT, UNKNOWN, Known
from tconvcalc.readers.source.callables import CALLABLES, KERAS1, Callable
from tconvcalc.readers.source.names import MOST_STEPS, Names
from tconvcalc.readers.source.scopes import Binding, Scope, Where
from tconvcalc.readers.source.targets import owner_of
from tconvcalc.readers.source.values import Values

_RANK = 4  # numbers in the shape of a batch of pictures
_PARTIAL = frozenset({"functools.partial", "functools.partial.partial"})


@dataclass(frozen=True)
class Callee:
    """What is called, with the arguments that a ``partial`` has put before those of the call.

    ``plain`` tells that the class itself is meant, not a subclass that may do something else when it is applied;
    ``drops`` is 1 where the first argument is ``self``.
    """

    row: Callable
    partials: tuple[tuple[ast.Call, Where], ...] = ()
    plain: bool = True
    drops: int = 0


class Callees:
    """Finds out what the calls of one source call."""

    def __init__(self, names: Names) -> None:
        """Resolve with these names."""
        self.names = names

    def of(self, node: ast.expr, where: Where, steps: int = 0) -> Callee | None:
        """What an expression that is called refers to, if it is a transposed convolution."""
        dotted = self.names.dotted(node, where)
        if dotted in CALLABLES:
            return Callee(CALLABLES[dotted])
        if isinstance(node, ast.Attribute) and node.attr == "__init__":
            return self._initialised(node.value, where, steps)
        binding = self.names.only(node, where)
        return self._bound(binding, steps) if binding is not None and steps < MOST_STEPS else None

    def _bound(self, binding: Binding, steps: int) -> Callee | None:
        """What a name that was bound to something else refers to."""
        node = binding.node
        if binding.inner is not None:
            return None if "__init__" in binding.inner.names else self._base(binding.inner, steps)
        if binding.kind == "value" and isinstance(node, ast.Call):
            return self._partial(node, binding.where, steps)
        if binding.kind == "value" and isinstance(node, ast.Attribute):
            return self.of(node, binding.where, steps + 1)
        return None

    def _partial(self, call: ast.Call, where: Where, steps: int) -> Callee | None:
        if self.names.dotted(call.func, where) not in _PARTIAL or not call.args:
            return None
        inner = self.of(call.args[0], where, steps + 1)
        return inner and Callee(inner.row, (*inner.partials, (call, where)), inner.plain, inner.drops)

    def _base(self, scope: Scope, steps: int) -> Callee | None:
        """The one class that a class inherits from."""
        node = scope.node
        if not isinstance(node, ast.ClassDef) or len(node.bases) != 1 or scope.outer is None:
            return None
        inner = self.of(node.bases[0], Where(scope.outer, scope.body), steps + 1)
        return inner and Callee(inner.row, inner.partials, plain=False, drops=inner.drops)

    def _initialised(self, node: ast.expr, where: Where, steps: int) -> Callee | None:
        """``super().__init__(…)`` or ``Base.__init__(self, …)`` in a class that inherits from a callable here."""
        owner = self._enclosing(where.scope)
        if owner is None:
            return None
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super":
            return None if where.scope.find("super") else self._base(owner, steps)
        base = self.of(node, where, steps + 1)
        return base and Callee(base.row, base.partials, plain=False, drops=1)

    @staticmethod
    def _enclosing(scope: Scope) -> Scope | None:
        """The class of the method that this is in."""
        return owner_of(scope.receiver, scope) if scope.receiver else None


@dataclass
class Arguments:
    """The arguments of one call by the name of their parameter; ``open`` tells that there may be more of them."""

    row: Callable
    values: Values
    given: dict[str, tuple[ast.expr, Where]] = field(default_factory=dict)
    open: bool = False

    def value(self, quantity: str) -> Known:
        """What is given for a quantity: its default where nothing is, unknown where that cannot be told."""
        parameter = self.row.parameter(quantity)
        if parameter is None:
            return ABSENT
        if parameter.name in self.given:
            return self.values.value(*self.given[parameter.name])
        default = parameter.default
        known = default is None or isinstance(default, int | str)
        return default if known and not self.open else UNKNOWN  # type: ignore[return-value]


def arguments(callee: Callee, call: ast.Call, where: Where, values: Values) -> Arguments:
    """Tell which argument of a call is which; a call's keyword wins over that of a ``partial``."""
    found = _assigned(callee, callee.row, call, where, values)
    if callee.row.kind == "layer" and _of_keras1(found):
        return _assigned(callee, KERAS1, call, where, values)
    return found


def _of_keras1(found: Arguments) -> bool:
    """Whether a ``Deconvolution2D`` is written as in Keras 1: rows and columns, then the shape of the output."""
    older = any(name in found.given for name in ("nb_row", "nb_col", "output_shape"))
    fourth = found.value("padding")
    return older or (isinstance(fourth, tuple) and len(fourth) == _RANK)


def _assigned(callee: Callee, row: Callable, call: ast.Call, where: Where, values: Values) -> Arguments:
    found = Arguments(row, values)
    names = [one.name for one in row.parameters]
    place = -callee.drops
    for one, there in (*callee.partials, (call, where)):
        for node in one.args[1:] if one is not call else one.args:
            if isinstance(node, ast.Starred):
                found.open, place = True, len(names)
            elif 0 <= place < len(names):
                found.given[names[place]] = (node, there)
            place += 1
        for keyword in one.keywords:
            if keyword.arg is None:
                found.open = True
            else:
                found.given[row.older.get(keyword.arg, keyword.arg)] = (keyword.value, there)
    return found
