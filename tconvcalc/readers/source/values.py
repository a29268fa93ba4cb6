"""What an expression is worth, as far as it can be told without running it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from tconvcalc.readers.source import arithmetic, makers
from tconvcalc.readers.source.arithmetic import ABSENT, UNKNOWN, Known, Tensor
from tconvcalc.readers.source.names import MOST_BINDINGS, MOST_STEPS, Names, certain
from tconvcalc.readers.source.scopes import Binding, Where


class Values:
    """Evaluates the expressions of one source; each binding once."""

    def __init__(self, names: Names) -> None:
        """Evaluate with these names."""
        self.names = names
        self._known: dict[int, Known] = {}
        self._results: dict[int, Known] = {}

    def value(self, node: ast.expr | None, where: Where, steps: int = 0) -> Known:
        """What an expression is worth; whatever is not understood is unknown."""
        look = self._LOOKS.get(type(node))
        return look(self, node, where, steps + 1) if look and steps < MOST_STEPS else UNKNOWN

    def values(self, nodes: Sequence[ast.expr], where: Where, steps: int = 0) -> tuple[Known, ...] | None:
        """What each of a few expressions is worth; None where there are too many, or not known how many."""
        found: list[Known] = []
        for node in nodes[: arithmetic.MOST_PARTS + 1]:
            if isinstance(node, ast.Starred):
                inner = self.value(node.value, where, steps)
                if not isinstance(inner, tuple):
                    return None
                found += inner
            else:
                found.append(self.value(node, where, steps))
        return tuple(found) if len(found) <= arithmetic.MOST_PARTS else None

    def keyword(self, call: ast.Call, name: str, where: Where, steps: int = 0) -> Known:
        """What a keyword of a call is worth."""
        return self.value(next((one.value for one in call.keywords if one.arg == name), None), where, steps)

    def _constant(self, node: ast.Constant, _where: Where, _steps: int) -> Known:
        value = node.value
        if (
            value is None
            or isinstance(value, float)
            or (isinstance(value, str) and len(value) <= arithmetic.MOST_PARTS)
        ):
            return value
        return arithmetic.bounded(value) if isinstance(value, int) and not isinstance(value, bool) else UNKNOWN

    def _bound(self, node: ast.Name | ast.Attribute, where: Where, steps: int) -> Known:
        """What every binding of a name agrees on, if one of them has certainly been made."""
        bindings = self.names.bindings(node, where)
        if not 1 <= len(bindings) <= MOST_BINDINGS or not any(certain(one, where) for one in bindings):
            return UNKNOWN
        first, *others = (self._binding(one, steps) for one in bindings)
        return first if all(other == first for other in others) else UNKNOWN

    def _binding(self, binding: Binding, steps: int) -> Known:
        node = binding.node
        if binding.kind != "value" or not isinstance(node, ast.expr):
            return UNKNOWN
        if id(node) not in self._known:
            self._known[id(node)] = UNKNOWN  # so that a name that is made from itself is unknown
            self._known[id(node)] = self.value(node, binding.where, steps)
        return self._known[id(node)]

    def _attribute(self, node: ast.Attribute, where: Where, steps: int) -> Known:
        if node.attr == "shape" and isinstance(tensor := self.value(node.value, where, steps), Tensor):
            return tensor.shape
        return self._bound(node, where, steps)

    def _parts(self, node: ast.Tuple | ast.List, where: Where, steps: int) -> Known:
        values = self.values(node.elts, where, steps)
        return UNKNOWN if values is None else values

    def _binary(self, node: ast.BinOp, where: Where, steps: int) -> Known:
        return arithmetic.binary(node.op, self.value(node.left, where, steps), self.value(node.right, where, steps))

    def _unary(self, node: ast.UnaryOp, where: Where, steps: int) -> Known:
        return arithmetic.unary(node.op, self.value(node.operand, where, steps))

    def _choice(self, node: ast.IfExp, where: Where, steps: int) -> Known:
        value, other = self.value(node.body, where, steps), self.value(node.orelse, where, steps)
        return value if value == other else UNKNOWN

    def _part(self, node: ast.Subscript, where: Where, steps: int) -> Known:
        value, index = self.value(node.value, where, steps), node.slice
        if not isinstance(index, ast.Slice):
            return arithmetic.part(value, self.value(index, where, steps))
        if index.step is not None:
            return UNKNOWN
        begin, end = (None if one is None else self.value(one, where, steps) for one in (index.lower, index.upper))
        return arithmetic.stretch(value, begin, end)

    def _call(self, node: ast.Call, where: Where, steps: int) -> Known:
        if id(node) not in self._results:  # an argument may be asked for twice; of nested calls that is very often
            self._results[id(node)] = self._called(node, where, steps)
        return self._results[id(node)]

    def _called(self, node: ast.Call, where: Where, steps: int) -> Known:
        function = node.func
        if (dotted := self.names.dotted(function, where)) is not None:
            return self._imported(dotted, node, where, steps)
        if isinstance(function, ast.Name):
            return self._builtin(function.id, node, where, steps)
        if isinstance(function, ast.Attribute):
            return makers.of_method(
                self.value(function.value, where, steps), function.attr, self._given(node, where, steps)
            )
        return UNKNOWN

    def _builtin(self, name: str, node: ast.Call, where: Where, steps: int) -> Known:
        built_in = arithmetic.BUILTINS.get(name)
        if built_in is None or self.names.survey.star or where.scope.find(name) or node.keywords:
            return UNKNOWN
        values = self.values(node.args, where, steps)
        return UNKNOWN if values is None else built_in(*values)

    def _imported(self, dotted: str, node: ast.Call, where: Where, steps: int) -> Known:
        if dotted in arithmetic.ROUNDINGS:
            values = self.values(node.args, where, steps)
            return UNKNOWN if values is None else arithmetic.ROUNDINGS[dotted](*values)
        if dotted in makers.MAKERS:
            return makers.MAKERS[dotted](self._given(node, where, steps))
        return UNKNOWN

    def _given(self, node: ast.Call, where: Where, steps: int) -> makers.Given:
        """The arguments of a call, each evaluated when it is asked for."""
        keywords = {one.arg: one.value for one in node.keywords}
        positional = None if any(isinstance(one, ast.Starred) for one in node.args) else node.args

        def argument(name: str, place: int) -> Known:
            if name in keywords:
                return self.value(keywords[name], where, steps)
            if None in keywords or positional is None:
                return UNKNOWN
            return self.value(positional[place], where, steps) if 0 <= place < len(positional) else ABSENT

        return makers.Given(argument, lambda: self.values(node.args, where, steps))

    _LOOKS: ClassVar[dict[type[ast.AST | None], Callable[..., Any]]] = {
        ast.Constant: _constant,
        ast.Name: _bound,
        ast.Attribute: _attribute,
        ast.Tuple: _parts,
        ast.List: _parts,
        ast.BinOp: _binary,
        ast.UnaryOp: _unary,
        ast.IfExp: _choice,
        ast.Subscript: _part,
        ast.Call: _call,
    }
