"""The ways in which one place of a source can be made wrong: a comparison, a number, a condition, a part left out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import islice
from types import CodeType
from typing import NamedTuple

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_CALCULATED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}
_TYPES = {"annotation", "returns"}


class Mutant(NamedTuple):
    """One change: the line, what stood there and what stands there now, and the whole source with it.

    ``code`` is that source compiled, with the lines of the original; ``lines`` are those of the statement.
    """

    line: int
    lines: range
    before: str
    after: str
    source: str
    code: CodeType
    imported: bool
    """Whether the line runs when its module is imported, and not in a function."""


class Change(NamedTuple):
    """New values for some fields of one node."""

    node: ast.AST
    imported: bool
    new: dict[str, object]


def count(source: str) -> int:
    """How many mutants a source has."""
    return sum(1 for _ in _changes(ast.parse(source)))


def mutant(source: str, path: str, number: int) -> Mutant:
    """One of the mutants of a source, counted from 0; docstrings and what is there for types is left alone."""
    tree = ast.parse(source)
    node, imported, new = next(islice(_changes(tree), number, None))
    line = getattr(node, "lineno", 0)
    lines = _lines(tree, line)
    before = ast.unparse(node).partition("\n")[0]
    vars(node).update(new)
    after = ast.unparse(ast.fix_missing_locations(node)).partition("\n")[0]
    ast.fix_missing_locations(tree)
    code = compile(tree, path, "exec", dont_inherit=True)
    return Mutant(line, lines, before, after, ast.unparse(tree), code, imported)


def _lines(tree: ast.Module, line: int) -> range:
    """The lines of the innermost statement around a line, without those of the statements in it."""
    around = [
        one for one in ast.walk(tree) if isinstance(one, ast.stmt) and one.lineno <= line <= (one.end_lineno or 0)
    ]
    if not around:
        return range(line, line + 1)  # of a decorator
    inner = max(around, key=lambda one: one.lineno)
    body = min((one.lineno for one in getattr(inner, "body", [])), default=(inner.end_lineno or 0) + 1)
    return range(inner.lineno, max(body, line + 1))


def _changes(tree: ast.Module) -> Iterator[Change]:
    for node, imported in _walked(tree, imported=True):
        yield from (Change(node, imported, new) for new in (_wrong(node), _shorter(node, imported=imported)) if new)


def _walked(node: ast.AST, *, imported: bool) -> Iterator[tuple[ast.AST, bool]]:
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return
    yield node, imported
    inner = imported and not isinstance(node, ast.FunctionDef | ast.Lambda)
    for field, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and field not in _TYPES:
                yield from _walked(child, imported=inner)


def _wrong(node: ast.AST) -> dict[str, object]:
    new: dict[str, object] = {}
    match node:
        case ast.Compare(ops=[first, *others]) if type(first) in _COMPARED:
            new = {"ops": [_COMPARED[type(first)](), *others]}
        case ast.BinOp(op=operator) if type(operator) in _CALCULATED:
            new = {"op": _CALCULATED[type(operator)]()}
        case ast.BoolOp(op=operator):
            new = {"op": ast.Or() if isinstance(operator, ast.And) else ast.And()}
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            new = {"test": ast.UnaryOp(ast.Not(), test)}
        case ast.Constant(value=bool(value)):
            new = {"value": not value}
        case ast.Constant(value=int(value)):
            new = {"value": value + 1}
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) != "None":
            new = {"value": ast.Constant(None)}
    return new


def _shorter(node: ast.AST, *, imported: bool) -> dict[str, object]:
    """A collection without its last element, and a call without its last keyword."""
    match node:
        case ast.Set(elts=[_, *_, _] as elements) | ast.List(elts=[_, *_, _] as elements):
            return {"elts": elements[:-1]}
        case ast.Tuple(elts=[_, *_, _] as elements, ctx=ast.Load()) if imported:
            return {"elts": elements[:-1]}
        case ast.Dict(keys=[_, *_, _] as keys, values=values):
            return {"keys": keys[:-1], "values": values[:-1]}
        case ast.Call(keywords=[*others, ast.keyword(arg=name)]) if name != "strict":  # of zip, which guards alone
            return {"keywords": others}
    return {}
