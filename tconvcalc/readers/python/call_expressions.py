"""Calls as they are written: what is called, with which arguments."""

from __future__ import annotations

import ast

from tconvcalc.readers.python import arithmetic
from tconvcalc.readers.python.machine import MOST_PARTS, Machine
from tconvcalc.readers.python.syntax import EXPECTS, last_name
from tconvcalc.readers.python.values import (
    Arguments,
    Bound,
    DictValue,
    Function,
    ListValue,
    Model,
    Scope,
    Super,
    Tensor,
    Unknown,
    Value,
)


def elements(run: Machine, nodes: list[ast.expr], scope: Scope) -> tuple[list[Value], bool]:
    """The values of expressions one after the other, and whether they are all that there are."""
    found: list[Value] = []
    known = True
    for node in nodes:
        if isinstance(node, ast.Starred):
            inner = run.evaluate(node.value, scope)
            if isinstance(inner, Model) and inner.kind == "row":
                inner = inner.cell["layers"]
            items = arithmetic.sequence(inner)
            known = known and items is not None
            found += items if items is not None else inner.items if isinstance(inner, ListValue) else ()
        elif len(found) > MOST_PARTS:
            run.evaluate(node, scope)
            known = False
        else:
            found.append(run.evaluate(node, scope))
    return found, known


def call_expression(run: Machine, node: ast.Call, scope: Scope) -> Value:
    """A call: the value that comes back; what was called is noted."""
    if isinstance(node.func, ast.Name) and node.func.id == "super" and scope.home("super") is None:
        return _super(run, node, scope)
    function = run.evaluate(node.func, scope)
    arguments = arguments_of(run, node, scope)
    if last_name(node.func) in EXPECTS:
        _failing(arguments)
    value = run.call(function, arguments, node)
    run.records.note(node, function)
    if isinstance(function, Bound) and isinstance(function.receiver, Tensor):
        _in_place(run, node, function, scope)
    return value


def _failing(arguments: Arguments) -> None:
    """Note that what is handed to something that expects a failure is meant to fail."""
    for one in arguments.positional:
        if isinstance(one, Function) and isinstance(one.node, ast.Lambda):
            one.fails = True


def _in_place(run: Machine, node: ast.Call, function: Bound, scope: Scope) -> None:
    """Forget a tensor that a method changes in place."""
    name = function.function
    changes = isinstance(name, str) and name.endswith("_") and not name.endswith("__") and name not in run.words.methods
    if changes and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
        run.assign(ast.Name(node.func.value.id, ast.Store()), Tensor(None), scope)


def arguments_of(run: Machine, node: ast.Call, scope: Scope) -> Arguments:
    """The arguments of a call."""
    positional, known = elements(run, node.args, scope)
    found = Arguments(positional, {}, open=not known)
    if not known:  # what comes after it may be anything
        first = next((place for place, one in enumerate(node.args) if isinstance(one, ast.Starred)), MOST_PARTS)
        found.raw = [*positional[:first], Unknown("are some layers"), *positional[first:]]
        found.positional = positional[:first]
    for keyword in node.keywords:
        value = run.evaluate(keyword.value, scope)
        if keyword.arg is not None:
            found.keywords[keyword.arg] = value
        elif isinstance(value, DictValue):
            found.keywords |= {key: one for key, one in value.items.items() if isinstance(key, str)}
            found.open = found.open or not value.known
        else:
            found.open = True
    return found


def _super(run: Machine, node: ast.Call, scope: Scope) -> Value:
    for one in node.args:
        run.evaluate(one, scope)
    at: Scope | None = scope
    while at is not None and (at.function is None or at.function.owner is None):
        at = at.outer
    if at is None or at.function is None or at.function.owner is None:
        return Unknown("super outside of a class")
    return Super(at.function.owner, at.receiver)
