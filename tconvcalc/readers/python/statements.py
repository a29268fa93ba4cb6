"""What the statements of a source do, one after the other."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import partial
from typing import Any

from tconvcalc.readers.python import arithmetic, targets
from tconvcalc.readers.python.builtin_methods import filled
from tconvcalc.readers.python.comparing import joined
from tconvcalc.readers.python.definitions import class_, elsewhere, function_, import_, import_from
from tconvcalc.readers.python.failures import assertion, attempt, context
from tconvcalc.readers.python.loops import branches, loop, while_loop
from tconvcalc.readers.python.machine import Machine
from tconvcalc.readers.python.syntax import walk
from tconvcalc.readers.python.values import (
    UNKNOWN,
    ListValue,
    Missing,
    Scope,
    Tensor,
)


def execute(run: Machine, body: list[ast.stmt], scope: Scope) -> str | None:
    """Run statements until one of them ends the block; how it ends."""
    for node in body:
        run.spend()
        handler = _HANDLERS.get(type(node))
        flow = handler(run, node, scope) if handler else None
        if flow is not None:
            return flow
    return None


def _expression(run: Machine, node: ast.Expr, scope: Scope) -> None:
    run.evaluate(node.value, scope)


def _assignment(run: Machine, node: ast.Assign, scope: Scope) -> None:
    value = run.evaluate(node.value, scope)
    for target in node.targets:
        run.assign(target, value, scope)


def _annotated(run: Machine, node: ast.AnnAssign, scope: Scope) -> None:
    if node.value is not None:
        run.assign(node.target, run.evaluate(node.value, scope), scope)


def _changed(run: Machine, node: ast.AugAssign, scope: Scope) -> None:
    read = {ast.Name: ast.Name, ast.Attribute: ast.Attribute, ast.Subscript: ast.Subscript}
    before = run.evaluate(node.target, scope) if type(node.target) in read else UNKNOWN
    value = run.evaluate(node.value, scope)
    if isinstance(before, ListValue) and isinstance(node.op, ast.Add):
        more = arithmetic.sequence(value)
        filled(run, before, (*before.items, *(more or ())))
        if more is None:
            run.put(before.cell, "open", value=True)
        return
    both = ast.BinOp(node.target, node.op, node.value)
    if isinstance(before, Tensor) or isinstance(value, Tensor):
        from tconvcalc.readers.python.tensors import summed  # noqa: PLC0415

        run.assign(node.target, summed(run, before, value, ast.copy_location(both, node)), scope)
    else:
        run.assign(node.target, arithmetic.binary(node.op, before, value), scope)


def _deletion(run: Machine, node: ast.Delete, scope: Scope) -> None:
    for target in node.targets:
        targets.delete(run, target, scope)


def _return(run: Machine, node: ast.Return, scope: Scope) -> str:
    value = None if node.value is None else run.evaluate(node.value, scope)
    home: Scope = scope
    home.returned = value if isinstance(home.returned, Missing) else joined(home.returned, value)
    return "return"


def _raise(run: Machine, node: ast.Raise, scope: Scope) -> str:
    if node.exc is not None:
        run.evaluate(node.exc, scope)
    return "raise"


def _condition(run: Machine, node: ast.If, scope: Scope) -> str | None:
    test = run.evaluate(node.test, scope)
    known = _main(node.test) or arithmetic.truth(test)
    if known is not None:
        return run.execute(node.body if known else node.orelse, scope)
    return branches(run, [partial(run.execute, node.body, scope), partial(run.execute, node.orelse, scope)])


def _main(test: ast.expr) -> bool | None:
    """Whether this asks if the source is run as a program."""
    named = isinstance(test, ast.Compare) and isinstance(test.left, ast.Name) and test.left.id == "__name__"
    return True if named and isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.Eq) else None


def _match(run: Machine, node: ast.Match, scope: Scope) -> str | None:
    run.evaluate(node.subject, scope)

    def way(case: ast.match_case) -> str | None:
        for one in walk(case.pattern):
            name = getattr(one, "name", None) or getattr(one, "rest", None)
            if isinstance(name, str):
                run.put(scope.cell, name, UNKNOWN)
        if case.guard is not None:
            run.evaluate(case.guard, scope)
        return run.execute(case.body, scope)

    return branches(run, [*(partial(way, case) for case in node.cases), lambda: None])


_HANDLERS: dict[type[ast.stmt], Callable[[Machine, Any, Scope], str | None]] = {
    ast.Expr: _expression,
    ast.Assign: _assignment,
    ast.AnnAssign: _annotated,
    ast.AugAssign: _changed,
    ast.Delete: _deletion,
    ast.Import: import_,
    ast.ImportFrom: import_from,
    ast.Global: elsewhere,
    ast.Nonlocal: elsewhere,
    ast.FunctionDef: function_,
    ast.AsyncFunctionDef: function_,
    ast.ClassDef: class_,
    ast.Return: _return,
    ast.Raise: _raise,
    ast.If: _condition,
    ast.For: loop,
    ast.AsyncFor: loop,
    ast.While: while_loop,
    ast.With: context,
    ast.AsyncWith: context,
    ast.Try: attempt,
    ast.TryStar: attempt,
    ast.Match: _match,
    ast.Assert: assertion,
    ast.Break: lambda _run, _node, _scope: "break",
    ast.Continue: lambda _run, _node, _scope: "continue",
}
