"""What is meant to fail: handlers of exceptions, expected failures, and assertions about shapes."""

from __future__ import annotations

import ast

from tconvcalc.frameworks.layers_base import Clash
from tconvcalc.readers.python.comparing import joined
from tconvcalc.readers.python.machine import Machine
from tconvcalc.readers.python.syntax import EXPECTS, last_name, walk
from tconvcalc.readers.python.tensors import apply
from tconvcalc.readers.python.values import (
    MISSING,
    UNKNOWN,
    Class,
    Function,
    Instance,
    Scope,
    Tensor,
    Unknown,
    Value,
)

_FAILS = frozenset(
    [
        "Exception",
        "BaseException",
        "RuntimeError",
        "ValueError",
        "TypeError",
        "AssertionError",
        "IndexError",
        "InvalidArgumentError",
        "OpError",
    ]
)


_SHAPES = frozenset({"shape", "size", "output_shape", "get_shape", "int_shape"})


def context(run: Machine, node: ast.With | ast.AsyncWith, scope: Scope) -> str | None:
    """Run what stands under a context manager, which may expect a failure."""
    fails = False
    for item in node.items:
        called = item.context_expr.func if isinstance(item.context_expr, ast.Call) else item.context_expr
        value = run.evaluate(item.context_expr, scope)
        fails = (
            fails
            or last_name(called) in EXPECTS
            or _handed(item.context_expr, value, scope)
            or _own(run, called, scope)
        )
        if item.optional_vars is not None:
            run.assign(item.optional_vars, UNKNOWN, scope)
    run.muted += fails
    flow = run.execute(node.body, scope)
    run.muted -= fails
    return None if fails else flow


def _handed(node: ast.expr, value: Value, scope: Scope) -> bool:
    """Whether a context is something under a name of which it is not known what it expects."""
    return isinstance(node, ast.Name) and isinstance(value, Unknown) and scope.home(node.id) is not None


def _own(run: Machine, called: ast.expr, scope: Scope) -> bool:
    """Whether a context of the source itself catches what fails in it."""
    value = run.evaluate(called, scope)
    if isinstance(value, Class | Instance):
        value = (value if isinstance(value, Class) else value.kind).find("__exit__")
        nodes = walk(value.node) if isinstance(value, Function) else ()
        return any(isinstance(one, ast.Return) and _is_true(one.value) for one in nodes)
    nodes = walk(value.node) if isinstance(value, Function) else ()
    return any(isinstance(one, ast.ExceptHandler) and _catches(one) for one in nodes)


def _is_true(value: ast.expr | None) -> bool:
    """Whether what is handed back may count as true."""
    return value is not None and not (isinstance(value, ast.Constant) and not value.value)


def attempt(run: Machine, node: ast.Try, scope: Scope) -> str | None:
    """Run the body; where what goes wrong in it is caught, it may be meant to fail."""
    caught = any(_catches(one) for one in node.handlers)
    run.muted += caught
    flow = run.execute(node.body, scope)
    run.muted -= caught
    for handler in node.handlers:
        _handler(run, handler, scope, caught=caught)
    if flow is None:
        flow = run.execute(node.orelse, scope)
    end = run.execute(node.finalbody, scope)
    return end or (None if caught and flow == "raise" else flow)


def _catches(handler: ast.ExceptHandler) -> bool:
    """Whether a handler takes what a framework raises, and goes on as if nothing was wrong."""
    if any(isinstance(one, ast.Raise) for one in walk(handler)):
        return False
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = {one.attr if isinstance(one, ast.Attribute) else getattr(one, "id", "") for one in kinds if one is not None}
    return handler.type is None or bool(names & _FAILS)


def _handler(run: Machine, handler: ast.ExceptHandler, scope: Scope, *, caught: bool) -> None:
    """Run what comes after a failure, and take back whatever it changes."""

    def way() -> str | None:
        if handler.name:
            run.put(scope.cell, handler.name, UNKNOWN)
        return run.execute(handler.body, scope)

    before = scope.returned
    run.muted += caught
    flow, changes = run.speculate(way)
    run.muted -= caught
    scope.returned = before
    if flow in {"continue", "break"}:  # a failure that returns is taken not to happen
        run.leave(flow, changes)
    if caught or handler.type is not None:
        changed = [
            one for one in changes if one.cell is scope.cell and isinstance(one.after, int | float | str | tuple)
        ]
        for one in changed:
            now = one.cell.get(one.key, MISSING)
            run.put(one.cell, one.key, joined(now, one.after))


def assertion(run: Machine, node: ast.Assert, scope: Scope) -> str | None:
    """Note where an assertion about shapes cannot hold."""
    value = run.evaluate(node.test, scope)
    if value is False and _about_shapes(node.test):
        fact = _told(run, node.test, scope)
        clash = Clash("assert", f"this cannot hold: {fact}" if fact else "this cannot hold")
        apply(run, lambda _shapes: clash, _tensors_of(run, node.test, scope), node)
    return None


def _about_shapes(test: ast.expr) -> bool:
    return any(isinstance(one, ast.Attribute) and one.attr in _SHAPES for one in walk(test))


def _told(run: Machine, test: ast.expr, scope: Scope) -> str:
    """The two sides of a comparison with their values."""
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return ""
    left, right = (run.evaluate(one, scope) for one in (test.left, test.comparators[0]))
    plain = all(isinstance(one, int | tuple) for one in (left, right))
    return f"{_written(left)} on the left, {_written(right)} on the right" if plain else ""


def _written(value: Value) -> str:
    if isinstance(value, tuple):
        return "x".join(str(one) if isinstance(one, int) else "?" for one in value)
    return str(value)


def _tensors_of(run: Machine, test: ast.expr, scope: Scope) -> list[Value]:
    """The tensors whose shapes an assertion reads."""
    run.muted += 1
    read = [one.value for one in walk(test) if isinstance(one, ast.Attribute) and one.attr in _SHAPES]
    values = [run.evaluate(one, scope) for one in read]
    run.muted -= 1
    return [value for value in values if isinstance(value, Tensor)]
