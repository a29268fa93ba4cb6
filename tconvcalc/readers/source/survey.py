"""One pass over a source, without recursion: every scope with its names, every call with the place it stands at."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any, NamedTuple

from tconvcalc.readers.source import statements
from tconvcalc.readers.source.scopes import Binding, Block, Scope, ScopeKind, Site, Survey, Where
from tconvcalc.readers.source.statements import Inner, children
from tconvcalc.readers.source.targets import Binder

_Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
_Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp
_SKIPPED = (ast.Constant, ast.expr_context, ast.operator, ast.unaryop, ast.cmpop, ast.boolop)


class Step(NamedTuple):
    """A node still to be looked at."""

    node: ast.AST
    where: Where
    statement: ast.stmt


def survey(tree: ast.Module) -> Survey:
    """Collect the scopes and the calls of a source."""
    where = Where(Scope("module", body := Block()), body)
    found = Survey(where.scope)
    binder = Binder(found)
    todo = [Step(node, where, node) for node in reversed(tree.body)]
    while todo:
        node, where, statement = todo.pop()
        if isinstance(node, ast.Call):
            found.calls.append(Site(node, where, statement))
        handler = _HANDLERS.get(type(node))
        inner = handler(node, where, binder) if handler else ((child, where) for child in children(node))
        steps = [
            Step(child, there, child if isinstance(child, ast.stmt) else statement)
            for child, there in inner
            if not isinstance(child, _SKIPPED)
        ]
        todo += reversed(steps)
    binder.settle()
    return found


def _inner(kind: ScopeKind, node: ast.AST, where: Where) -> Where:
    body = Block(where.block)
    return Where(Scope(kind, body, where.scope, node), body)


def _class(node: ast.ClassDef, where: Where, binder: Binder) -> Inner:
    inside = _inner("class", node, where)
    binder.survey.classes.append(inside.scope)
    binder.bind(node.name, Binding("class", where, node, inner=inside.scope))
    yield from ((child, where) for child in children(node, "body"))
    yield from ((child, inside) for child in node.body)


def _function(node: _Function, where: Where, binder: Binder) -> Inner:
    inside = _inner("function", node, where)
    arguments = node.args
    names = [one.arg for one in (*arguments.posonlyargs, *arguments.args)]
    if not isinstance(node, ast.Lambda):
        binder.bind(node.name, Binding("function", where, node))
        yield from ((child, where) for child in children(node, "body", "args"))
        static = any(isinstance(one, ast.Name) and one.id == "staticmethod" for one in node.decorator_list)
        if where.scope.kind == "class" and names and not static:
            inside.scope.receiver, inside.scope.owner = names[0], where.scope
    others = [one.arg for one in (arguments.vararg, arguments.kwarg, *arguments.kwonlyargs) if one]
    for name in (*names, *others):
        binder.opaque(name, inside)
    yield from ((child, where) for child in children(arguments))
    body = node.body if isinstance(node.body, list) else [node.body]
    yield from ((child, inside) for child in body)


def _comprehension(node: _Comprehension, where: Where, binder: Binder) -> Inner:
    inside = _inner("comprehension", node, where)
    for generator in node.generators:
        binder.assign(generator.target, None, inside)
    return [(child, inside) for child in children(node)]


_HANDLERS: dict[type[ast.AST], Callable[[Any, Where, Binder], Inner]] = {
    ast.Import: statements.imported,
    ast.ImportFrom: statements.imported_from,
    ast.Assign: statements.assignment,
    ast.AnnAssign: statements.annotated,
    ast.AugAssign: statements.changed,
    ast.NamedExpr: statements.changed,
    ast.Delete: statements.deletion,
    ast.Global: statements.elsewhere,
    ast.Nonlocal: statements.elsewhere,
    ast.For: statements.loop,
    ast.AsyncFor: statements.loop,
    ast.While: statements.condition,
    ast.If: statements.condition,
    ast.Try: statements.attempt,
    ast.TryStar: statements.attempt,
    ast.ExceptHandler: statements.branch,
    ast.match_case: statements.branch,
    ast.MatchAs: statements.capture,
    ast.MatchStar: statements.capture,
    ast.MatchMapping: statements.capture,
    ast.With: statements.context,
    ast.AsyncWith: statements.context,
    ast.Call: statements.called,
    ast.ClassDef: _class,
    ast.FunctionDef: _function,
    ast.AsyncFunctionDef: _function,
    ast.Lambda: _function,
    ast.ListComp: _comprehension,
    ast.SetComp: _comprehension,
    ast.GeneratorExp: _comprehension,
    ast.DictComp: _comprehension,
}
