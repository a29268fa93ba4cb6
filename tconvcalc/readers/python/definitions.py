"""Statements that bring names into being: imports, functions, classes."""

from __future__ import annotations

import ast

from tconvcalc.readers.python.expressions import function_of
from tconvcalc.readers.python.machine import Machine
from tconvcalc.readers.python.syntax import last_name
from tconvcalc.readers.python.values import Class, Function, Partial, Reference, Scope, Unknown, Value

_DECORATES = frozenset({"staticmethod", "classmethod", "property"})
_EXPECTS = frozenset({"xfail", "expectedFailure"})


def import_(run: Machine, node: ast.Import, scope: Scope) -> None:
    """Bind the names of modules."""
    for name in node.names:
        dotted = name.name if name.asname else name.name.partition(".")[0]
        value = run.reference(dotted)
        bound = name.asname or dotted
        run.put(scope.elsewhere.get(bound, scope).cell, bound, value)


def import_from(run: Machine, node: ast.ImportFrom, scope: Scope) -> None:
    """Bind what comes out of a module."""
    module = "." * node.level + (f"{node.module}." if node.module else "")
    for name in node.names:
        if name.name == "*":
            run.star = True
            for other in run.others:
                if other.startswith(module) and "." not in other[len(module) :]:
                    run.put(scope.cell, other[len(module) :], run.reference(other))
        else:
            value = run.reference(f"{module}{name.name}")
            bound = name.asname or name.name
            run.put(scope.elsewhere.get(bound, scope).cell, bound, value)


def elsewhere(_run: Machine, node: ast.Global | ast.Nonlocal, scope: Scope) -> None:
    """Note names that belong to a scope further out."""
    for name in node.names:
        home = scope.outer
        if isinstance(node, ast.Global):
            home = scope
            while home.outer is not None:
                home = home.outer
        else:
            while home is not None and (name not in home.cell or home.kind == "class"):
                home = home.outer
        if home is not None and home is not scope:
            scope.elsewhere[name] = home


def function_(run: Machine, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope) -> None:
    """Bind a function, as its decorators leave it."""
    function: Value = function_of(run, node, scope)
    for decorator in reversed(node.decorator_list):
        function = _decorated(run, decorator, function, scope)
    run.put(scope.elsewhere.get(node.name, scope).cell, node.name, function)


def _decorated(run: Machine, decorator: ast.expr, function: Value, scope: Scope) -> Value:
    """What a decorator makes of a function; those of libraries are taken to leave it alone."""
    name = (
        decorator.id
        if isinstance(decorator, ast.Name)
        else decorator.attr
        if isinstance(decorator, ast.Attribute)
        else ""
    )
    if name in _DECORATES and isinstance(function, Function):
        function.kind = name
        return function
    if name in {"setter", "getter"}:
        return function
    value = run.evaluate(decorator, scope)
    inner = decorator.func if isinstance(decorator, ast.Call) else decorator
    if isinstance(function, Function) and last_name(inner) in _EXPECTS:
        function.fails = True
    if isinstance(value, Function | Class):
        from tconvcalc.readers.python.values import Arguments  # noqa: PLC0415

        return run.call(value, Arguments([function]), decorator)
    known = isinstance(value, Reference | Partial) or isinstance(run.evaluate(inner, scope), Reference)
    return function if known else Unknown("is made by a decorator that is not known")


def class_(run: Machine, node: ast.ClassDef, scope: Scope) -> None:
    """Bind a class, whose body is run."""
    bases = tuple(run.evaluate(one, scope) for one in node.bases)
    inner = Scope("class", scope)
    kind = Class(node, bases, inner)
    run.records.classes[node] = kind
    run.execute(node.body, inner)
    kind.fields = {
        one.target.id for one in node.body if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)
    }
    for value in inner.cell.values():
        if isinstance(value, Function) and value.owner is None:
            value.owner = kind
    for decorator in node.decorator_list:
        value = run.evaluate(decorator, scope)
        named = decorator.func if isinstance(decorator, ast.Call) else decorator
        if not isinstance(value, Reference) and not isinstance(run.evaluate(named, scope), Reference):
            kind.known = False
    value = kind if kind.known else Unknown("is a class that a decorator may have changed")
    run.put(scope.elsewhere.get(node.name, scope).cell, node.name, value)
