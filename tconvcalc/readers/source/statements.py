"""What each kind of statement binds, and in which scope and block its parts stand."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from tconvcalc.readers.source.scopes import Binding, Block, Where
from tconvcalc.readers.source.targets import Binder

Inner = Iterable[tuple[ast.AST, Where]]
"""The parts of a node, and where each of them is evaluated."""


def children(node: ast.AST, *without: str) -> Iterable[ast.AST]:
    """Every node right below a node, except in these fields."""
    for name in node._fields:
        value = getattr(node, name, None)
        if name in without:
            continue
        if isinstance(value, ast.AST):
            yield value
        elif isinstance(value, list):
            yield from (one for one in value if isinstance(one, ast.AST))


def branches(node: ast.AST, where: Where, *names: str) -> Inner:
    """The rest of a statement where it stands, and each of its branches as a block of its own."""
    yield from ((child, where) for child in children(node, *names))
    for name in names:
        inner = Where(where.scope, Block(where.block))
        yield from ((child, inner) for child in getattr(node, name))


def loop(node: ast.For | ast.AsyncFor, where: Where, binder: Binder) -> Inner:
    """Bind what a loop goes through: nothing is known of it."""
    binder.assign(node.target, None, where)
    return branches(node, where, "body", "orelse")


def condition(node: ast.If | ast.While, where: Where, _binder: Binder) -> Inner:
    """Take each branch as a block of its own."""
    return branches(node, where, "body", "orelse")


def attempt(node: ast.Try, where: Where, _binder: Binder) -> Inner:
    """Take what may be broken off as a block; the end always runs."""
    return branches(node, where, "body", "orelse")


def branch(node: ast.ExceptHandler | ast.match_case, where: Where, binder: Binder) -> Inner:
    """Bind the name of an exception, and take the branch as a block of its own."""
    binder.opaque(getattr(node, "name", None), where)
    return branches(node, where, "body")


def capture(node: ast.AST, where: Where, binder: Binder) -> Inner:
    """Bind the name that a pattern captures."""
    binder.opaque(getattr(node, "name", None) or getattr(node, "rest", None), where)
    return [(child, where) for child in children(node)]


def context(node: ast.With | ast.AsyncWith, where: Where, binder: Binder) -> Inner:
    """Bind what a context manager gives."""
    for item in node.items:
        if item.optional_vars is not None:
            binder.assign(item.optional_vars, None, where)
    return [(child, where) for child in children(node)]


def assignment(node: ast.Assign, where: Where, binder: Binder) -> Inner:
    """Bind every target to the value."""
    for target in node.targets:
        binder.assign(target, node.value, where)
    return [(child, where) for child in children(node)]


def annotated(node: ast.AnnAssign, where: Where, binder: Binder) -> Inner:
    """Bind the target, if it gets a value at all."""
    if node.value is not None:
        # The annotated attribute of a class may be a field: its value is the default of a parameter.
        binder.assign(node.target, None if where.scope.kind == "class" else node.value, where)
    return [(child, where) for child in children(node)]


def changed(node: ast.AugAssign | ast.NamedExpr, where: Where, binder: Binder) -> Inner:
    """Forget what is changed, or bound within an expression."""
    scope = where.scope
    while scope.kind == "comprehension" and scope.outer is not None:
        scope = scope.outer
    binder.assign(node.target, None, Where(scope, where.block))
    return [(child, where) for child in children(node)]


def deletion(node: ast.Delete, where: Where, binder: Binder) -> Inner:
    """Forget what is deleted."""
    for target in node.targets:
        binder.assign(target, None, where)
    return [(child, where) for child in children(node)]


def imported(node: ast.Import, where: Where, binder: Binder) -> Inner:
    """Bind the names of modules."""
    for name in node.names:
        dotted = name.name if name.asname else name.name.partition(".")[0]
        binder.bind(name.asname or dotted, Binding("import", where, dotted=dotted))
    return ()


def imported_from(node: ast.ImportFrom, where: Where, binder: Binder) -> Inner:
    """Bind what comes out of a module."""
    module = "." * node.level + (node.module or "")
    for name in node.names:
        if name.name == "*":
            binder.survey.star = True
        else:
            binder.bind(name.asname or name.name, Binding("import", where, dotted=f"{module}.{name.name}"))
    return ()


def elsewhere(node: ast.Global | ast.Nonlocal, where: Where, binder: Binder) -> Inner:
    """Note names that belong to another scope."""
    binder.declare(node, where)
    return ()


def called(node: ast.Call, where: Where, binder: Binder) -> Inner:
    """Note what a call changes."""
    binder.call(node, where)
    return [(child, where) for child in children(node)]
