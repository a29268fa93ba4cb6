"""What the expressions of a source are worth."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from tconvcalc.readers.python import arithmetic, classes, namespaces, tensors
from tconvcalc.readers.python.builtin_functions import NAMES
from tconvcalc.readers.python.call_expressions import call_expression, elements
from tconvcalc.readers.python.comparing import joined
from tconvcalc.readers.python.comprehensions import comprehension
from tconvcalc.readers.python.machine import MOST_DEPTH, Change, Exhausted, Machine
from tconvcalc.readers.python.values import (
    UNKNOWN,
    Builtin,
    Class,
    DictValue,
    Function,
    Instance,
    ListValue,
    Model,
    Once,
    Scope,
    Tensor,
    Unknown,
    Value,
)

_MOST_CHARACTERS = 256


def evaluate(run: Machine, node: ast.expr, scope: Scope) -> Value:
    """What an expression is worth; whatever is not understood is unknown."""
    run.left -= 1  # `spend`, without the call that every node would cost
    if run.left < 0:
        raise Exhausted
    kind = node.__class__
    if kind is ast.Name:
        return _name(run, node, scope)  # type: ignore[arg-type]
    if kind is ast.Constant:
        return _constant(run, node, scope)  # type: ignore[arg-type]
    handler = _HANDLERS.get(kind)
    if handler is None:
        return _parts_alone(run, node, scope)
    if run.depth >= MOST_DEPTH:
        return Unknown("is nested too deeply")
    run.depth += 1
    try:
        return handler(run, node, scope)
    finally:
        run.depth -= 1


def _parts_alone(run: Machine, node: ast.expr, scope: Scope) -> Value:
    """Something of which only the parts are of interest: what is yielded, or put into a set."""
    for child in [one for one in ast.iter_child_nodes(node) if isinstance(one, ast.expr)]:
        run.evaluate(child, scope)
    return UNKNOWN


def _constant(_run: Machine, node: ast.Constant, _scope: Scope) -> Value:
    value = node.value
    if value is Ellipsis:
        return Ellipsis
    if isinstance(value, bytes | complex) or (isinstance(value, str) and len(value) > _MOST_CHARACTERS):
        return UNKNOWN
    return arithmetic.bounded(value)


def _name(run: Machine, node: ast.Name, scope: Scope) -> Value:
    home = scope.home(node.id)
    if home is None or node.id not in home.cell:
        known = node.id in NAMES and not run.star
        return Builtin(node.id) if known else Unknown(_unbound(run, node.id))
    value = home.cell[node.id]
    if isinstance(value, Once):
        run.put(home.cell, node.id, Unknown("has been gone through"))
    return value


def _unbound(run: Machine, name: str) -> str:
    return f"{name} {'may come in by a star import' if run.star else 'is bound nowhere in this file'}"


def _attribute(run: Machine, node: ast.Attribute, scope: Scope) -> Value:
    return classes.attribute(run, run.evaluate(node.value, scope), node.attr)


def _tuple(run: Machine, node: ast.Tuple, scope: Scope) -> Value:
    found, known = elements(run, node.elts, scope)
    return tuple(found) if known else UNKNOWN


def _list(run: Machine, node: ast.List, scope: Scope) -> Value:
    found, known = elements(run, node.elts, scope)
    return ListValue(found, open_=not known)


def _dict(run: Machine, node: ast.Dict, scope: Scope) -> Value:
    items: dict[Any, Value] = {}
    known = True
    for key_node, value_node in zip(node.keys, node.values, strict=True):
        value = run.evaluate(value_node, scope)
        key = UNKNOWN if key_node is None else run.evaluate(key_node, scope)
        if key_node is None and isinstance(value, DictValue):
            items |= value.items
            known = known and value.known
        elif isinstance(key, str | int):
            items[key] = value
        else:
            known = False
    return DictValue(items, open_=not known)


def _binary(run: Machine, node: ast.BinOp, scope: Scope) -> Value:
    left, right = run.evaluate(node.left, scope), run.evaluate(node.right, scope)
    if isinstance(left, Tensor) or isinstance(right, Tensor):
        if isinstance(node.op, ast.MatMult):
            return Tensor(None)
        return tensors.summed(run, left, right, node)
    return arithmetic.binary(node.op, left, right)


def _unary(run: Machine, node: ast.UnaryOp, scope: Scope) -> Value:
    return arithmetic.unary(node.op, run.evaluate(node.operand, scope))


def _both(run: Machine, node: ast.BoolOp, scope: Scope) -> Value:
    """``and`` and ``or``: the first value that decides."""
    decides = isinstance(node.op, ast.Or)
    value: Value = UNKNOWN
    unsure = False
    for one in node.values:
        if unsure:
            value, changes = _way(run, one, scope)
            run.merge(changes, [])
        else:
            value = run.evaluate(one, scope)
        known = arithmetic.truth(value)
        if known is decides and not unsure:
            return value
        unsure = unsure or known is None
        if known is decides:
            return Unknown("one of several values", holds=decides)
    return UNKNOWN if unsure else value


def _comparison(run: Machine, node: ast.Compare, scope: Scope) -> Value:
    left = run.evaluate(node.left, scope)
    whole: bool | None = True
    for sign, other in zip(node.ops, node.comparators, strict=True):
        right = run.evaluate(other, scope)
        known = arithmetic.compared(sign, left, right)
        whole = False if whole is False or known is False else None if known is None else whole
        left = right
    return UNKNOWN if whole is None else whole


def _choice(run: Machine, node: ast.IfExp, scope: Scope) -> Value:
    known = arithmetic.truth(run.evaluate(node.test, scope))
    if known is not None:
        return run.evaluate(node.body if known else node.orelse, scope)
    ways = [_way(run, node.body, scope), _way(run, node.orelse, scope)]
    run.merge(*(changes for _, changes in ways))
    return joined(*(value for value, _ in ways))


def _way(run: Machine, node: ast.expr, scope: Scope) -> tuple[Value, list[Change]]:
    """What an expression is worth that may not be evaluated at all, and what it would change."""
    value: list[Value] = []
    _, changes = run.speculate(lambda: value.append(run.evaluate(node, scope)))
    return value[0], changes


def _subscript(run: Machine, node: ast.Subscript, scope: Scope) -> Value:
    value, index = run.evaluate(node.value, scope), index_of(run, node.slice, scope)
    if isinstance(value, Tensor):
        return tensors.indexed(value, index, node)
    if isinstance(value, Instance) and isinstance(index, str):
        return value.cell.get(index, UNKNOWN) if namespaces.holds_keys(value.kind) else UNKNOWN
    if isinstance(value, DictValue):
        return value.items.get(index, UNKNOWN) if value.known and isinstance(index, str | int) else UNKNOWN
    if isinstance(value, Model) and value.kind == "row":
        value = value.cell["layers"]
        if isinstance(index, slice):
            return UNKNOWN
    if isinstance(index, slice):
        return arithmetic.stretch(value, index.start, index.stop, index.step)
    return arithmetic.part(value, index)


def index_of(run: Machine, node: ast.expr, scope: Scope) -> Value:
    """What stands between brackets; slices as Python's own."""
    if isinstance(node, ast.Slice):
        ends = (None if one is None else run.evaluate(one, scope) for one in (node.lower, node.upper, node.step))
        return slice(*ends)
    if isinstance(node, ast.Tuple):
        return tuple(index_of(run, one, scope) for one in node.elts)
    return run.evaluate(node, scope)


def _lambda(run: Machine, node: ast.Lambda, scope: Scope) -> Value:
    return function_of(run, node, scope)


def function_of(
    run: Machine, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, scope: Scope, owner: Class | None = None
) -> Function:
    """A function with its defaults."""
    defaults = tuple(run.evaluate(one, scope) for one in node.args.defaults)
    only = tuple(_default(run, one, scope) for one in node.args.kw_defaults)
    function = Function(node, scope, defaults, only, owner=owner)
    run.records.functions.setdefault(node, function)
    return function


def _default(run: Machine, node: ast.expr | None, scope: Scope) -> Value:
    return UNKNOWN if node is None else run.evaluate(node, scope)


def _walrus(run: Machine, node: ast.NamedExpr, scope: Scope) -> Value:
    value = run.evaluate(node.value, scope)
    home: Scope = scope
    while home.kind == "comprehension" and home.outer is not None:
        home = home.outer
    run.assign(node.target, value, home)
    return value


def _formatted(run: Machine, node: ast.JoinedStr, scope: Scope) -> Value:
    parts: list[str] = []
    for one in node.values:
        if isinstance(one, ast.Constant):
            parts.append(str(one.value))
            continue
        value = run.evaluate(one.value, scope) if isinstance(one, ast.FormattedValue) else UNKNOWN
        plain = isinstance(one, ast.FormattedValue) and one.format_spec is None and one.conversion == -1
        if not plain or not isinstance(value, int | str) or isinstance(value, bool):
            return UNKNOWN
        parts.append(str(value))
    text = "".join(parts)
    return text if len(text) <= _MOST_CHARACTERS else UNKNOWN


def _starred(run: Machine, node: ast.Starred, scope: Scope) -> Value:
    run.evaluate(node.value, scope)
    return UNKNOWN


def _awaited(run: Machine, node: ast.Await, scope: Scope) -> Value:
    return run.evaluate(node.value, scope)


_HANDLERS: dict[type[ast.expr], Callable[[Machine, Any, Scope], Value]] = {
    ast.Attribute: _attribute,
    ast.Tuple: _tuple,
    ast.List: _list,
    ast.Dict: _dict,
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.BoolOp: _both,
    ast.Compare: _comparison,
    ast.IfExp: _choice,
    ast.Subscript: _subscript,
    ast.Call: call_expression,
    ast.Lambda: _lambda,
    ast.ListComp: comprehension,
    ast.SetComp: comprehension,
    ast.GeneratorExp: comprehension,
    ast.DictComp: comprehension,
    ast.NamedExpr: _walrus,
    ast.JoinedStr: _formatted,
    ast.Starred: _starred,
    ast.Await: _awaited,
}
