"""The ways in which one place of a source can be made wrong: a comparison, a number, a condition, an operator."""

from __future__ import annotations

import ast
from collections.abc import Iterator
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


class Mutant(NamedTuple):
    """One change: the line, what stood there and what stands there now, and the whole source with it."""

    line: int
    before: str
    after: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a source, in the order of its lines; docstrings and annotations are left alone."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        yield from _of(node, tree)


def _of(node: ast.AST, tree: ast.Module) -> Iterator[Mutant]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARED:
        yield _changed(node, tree, "ops", [_COMPARED[type(node.ops[0])](), *node.ops[1:]])
    elif isinstance(node, ast.BinOp) and type(node.op) in _CALCULATED:
        yield _changed(node, tree, "op", _CALCULATED[type(node.op)]())
    elif isinstance(node, ast.BoolOp):
        yield _changed(node, tree, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And())
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        yield _changed(node, tree, "test", ast.UnaryOp(ast.Not(), node.test))
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        yield _changed(node, tree, "value", node.value + 1)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield _changed(node, tree, "value", not node.value)
    elif isinstance(node, ast.Return) and node.value is not None:
        yield _changed(node, tree, "value", ast.Constant(None))


def _changed(node: ast.AST, tree: ast.Module, field: str, new: object) -> Mutant:
    """The source with one field of one node changed, and the tree as it was afterwards."""
    line, old = getattr(node, "lineno", 0), getattr(node, field)
    before = ast.unparse(node).partition("\n")[0]
    setattr(node, field, new)
    after, source = ast.unparse(node).partition("\n")[0], ast.unparse(ast.fix_missing_locations(tree))
    setattr(node, field, old)
    return Mutant(line, before, after, source)
