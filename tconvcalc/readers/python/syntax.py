"""Every node of a tree, faster than the standard library goes through it, and those of a source by their kind."""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Any

_NO_NODES = frozenset({
    *("arg", "asname", "attr", "conversion", "ctx", "id", "is_async", "kind", "kwd_attrs", "level", "module", "name"),
    *("op", "ops", "rest", "simple", "str", "tag", "type_comment", "type_ignores"),
})  # fmt: skip
"""Fields in which no node stands, but for operators and contexts, which their owner tells, and names of types."""

_PLAIN = {ast.Constant: "value", ast.MatchSingleton: "value", ast.Global: "names", ast.Nonlocal: "names"}
"""Fields in which other kinds of nodes have nodes, and these have none."""

_NAMED = {getattr(ast, "TypeAlias", None): {"name"}}
"""Where a name is a node, which it is in ``type X = ...`` of Python 3.12."""

_SIMPLE = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Expr, ast.Return)
"""Statements that others are not in."""


EXPECTS = frozenset({"raises", "assertRaises", "assertRaisesRegex", "suppress", "assertRaisesRegexp"})
"""What is told that something fails, as a context or with what it calls."""


class _Fields(dict[type, tuple[str, ...]]):
    """The fields of each kind of node in which other nodes can stand; a kind is looked at when it is first met."""

    def __missing__(self, kind: type[ast.AST]) -> tuple[str, ...]:
        without = (_NO_NODES | {_PLAIN.get(kind, "")}) - _NAMED.get(kind, set())
        self[kind] = found = tuple(name for name in kind._fields if name not in without)
        return found


_FIELDS = _Fields({type(None): ()})


def walk(node: ast.AST) -> list[ast.AST]:
    """Every node below one, itself first, in the order of ``ast.walk``; operators and contexts are left out."""
    found = [node]
    for one in found:
        for name in _FIELDS[one.__class__]:
            value = getattr(one, name)
            if value.__class__ is list:
                found += value
            elif value is not None:
                found.append(value)
    return found if None not in found else [one for one in found if one is not None]


class Nodes(defaultdict[type, list[Any]]):
    """All nodes of a source by their kind, from one look at all of it."""

    def __init__(self, tree: ast.Module) -> None:
        """Look at this tree."""
        super().__init__(list)
        for one in walk(tree):
            self[one.__class__].append(one)

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """The functions that have names."""
        yield from self[ast.FunctionDef]
        yield from self[ast.AsyncFunctionDef]

    def statement(self, node: ast.expr) -> ast.stmt | None:
        """The simple statement that an expression stands in, if it is in one."""
        at = bisect_right(self._begins, (node.lineno, node.col_offset)) - 1
        return self._simple[at] if at >= 0 and _ends(self._simple[at]) >= _ends(node) else None

    @cached_property
    def _simple(self) -> list[ast.stmt]:
        return sorted((one for kind in _SIMPLE for one in self[kind]), key=_begins)

    @cached_property
    def _begins(self) -> list[tuple[int, int]]:
        return [_begins(one) for one in self._simple]


def _begins(node: ast.stmt) -> tuple[int, int]:
    return node.lineno, node.col_offset


def _ends(node: ast.stmt | ast.expr) -> tuple[int, int]:
    return node.end_lineno or node.lineno, node.end_col_offset or 0


def receiver_of(node: ast.AST) -> str:
    """The first parameter of a function."""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return ""
    names = [*node.args.posonlyargs, *node.args.args]
    return names[0].arg if names else ""


def last_name(node: ast.expr) -> str:
    """The last part of a dotted name."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
