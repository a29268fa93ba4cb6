"""Loops, turn by turn where these are known, else once for any turn; and branches that may be taken."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import partial

from tconvcalc.readers.python import arithmetic
from tconvcalc.readers.python.comparing import same
from tconvcalc.readers.python.machine import Change, Machine
from tconvcalc.readers.python.values import UNKNOWN, Instance, ListValue, Model, Scope, Tensor, Unknown, Value

_MOST_TURNS = 64


def branches(run: Machine, ways: list[Callable[[], str | None]]) -> str | None:
    """Run every way, and go on with what those have in common that do not end."""
    ends = [run.speculate(way) for way in ways]
    open_ = [changes for flow, changes in ends if flow not in {"return", "raise"}]
    if not open_:
        return next((flow for flow, _ in ends if flow == "return"), "raise")
    run.merge(*open_)
    flows = {flow for flow, _ in ends if flow not in {"return", "raise"}}
    if flows == {None} or len(flows) == 1:
        return flows.pop()
    if "break" in flows:
        run.unsure_of_loop = True
    return None


def loop(run: Machine, node: ast.For | ast.AsyncFor, scope: Scope) -> str | None:
    """Run a loop over something."""
    value = run.evaluate(node.iter, scope)
    if isinstance(value, Model) and value.kind == "row":
        value = value.cell["layers"]
    items = arithmetic.sequence(value)
    if items is None or len(items) > _MOST_TURNS:
        why = value.why if isinstance(value, Unknown) else ""
        item = Unknown(why or "is a turn of a loop that is not known")
        return _widened(run, node, scope, lambda: run.assign(node.target, item, scope))
    outer, run.unsure_of_loop = run.unsure_of_loop, False
    try:
        before: list[Change] | None = None
        for item in items:
            run.assign(node.target, item, scope)
            flow, changes = run.speculate(partial(run.execute, node.body, scope))
            run.merge(changes)
            if before is not None and _same_again(before, changes) and _only_told(run, node):
                return run.execute(node.orelse, scope)
            before = changes
            if run.unsure_of_loop:
                _forget(run, node, scope)
                return None
            if flow in {"return", "raise"}:
                return flow
            if flow == "break":
                return None
    finally:
        run.unsure_of_loop = outer
    return run.execute(node.orelse, scope)


def _only_told(run: Machine, node: ast.For | ast.AsyncFor) -> bool:
    """Whether a loop does not look at what it goes through, but to print it."""
    if id(node) not in run.counting:
        names = {one.id for one in ast.walk(node.target) if isinstance(one, ast.Name)}
        run.counting[id(node)] = not any(_looks(one, names) for one in node.body)
    return run.counting[id(node)]


def _looks(node: ast.AST, names: set[str]) -> bool:
    todo: list[ast.AST] = [node]
    while todo:
        one = todo.pop()
        if isinstance(one, ast.Name) and one.id in names:
            return True
        told = isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == "print"
        if not told and not isinstance(one, ast.JoinedStr):
            todo += ast.iter_child_nodes(one)
    return False


def _same_again(before: list[Change], now: list[Change]) -> bool:
    """Whether a turn did what the one before did, so that all that follow do it too."""
    return len(before) == len(now) and all(
        one.cell is two.cell and one.key == two.key and _alike(one.after, two.after)
        for one, two in zip(before, now, strict=True)
    )


def _alike(one: Value, two: Value) -> bool:
    if isinstance(one, Tensor) and isinstance(two, Tensor):
        return one.shape == two.shape
    return same(one, two) or (isinstance(one, Unknown) and isinstance(two, Unknown))


def while_loop(run: Machine, node: ast.While, scope: Scope) -> str | None:
    """Run a loop as long as something holds."""
    outer, run.unsure_of_loop = run.unsure_of_loop, False
    try:
        for _ in range(_MOST_TURNS):
            known = arithmetic.truth(run.evaluate(node.test, scope))
            if known is False:
                return run.execute(node.orelse, scope)
            if known is None:
                break
            flow = run.execute(node.body, scope)
            if flow in {"return", "raise"}:
                return flow
            if flow == "break":
                return None
            if run.unsure_of_loop:
                break
    finally:
        run.unsure_of_loop = outer
    return _widened(run, node, scope, lambda: None)


def _widened(
    run: Machine, node: ast.For | ast.AsyncFor | ast.While, scope: Scope, begin: Callable[[], None]
) -> str | None:
    """Run the body of a loop once, for any of its turns; nothing that it changes is known after it."""
    _forget(run, node, scope)
    begin()

    def turn() -> str | None:
        flow = run.execute(node.body, scope)
        return flow if flow in {"return", "raise"} else None

    branches(run, [turn, lambda: None])
    _forget(run, node, scope)
    run.execute(node.orelse, scope)
    return None


def _forget(run: Machine, node: ast.stmt, scope: Scope) -> None:
    """Forget everything that a loop assigns, or fills."""
    why = "is changed in a loop that is not known"
    for one in assigned(run, node):
        if isinstance(one, ast.Call):
            value = run.evaluate(one.func.value, scope) if isinstance(one.func, ast.Attribute) else UNKNOWN
            if isinstance(value, ListValue):
                run.put(value.cell, "open", value=True)
            elif isinstance(value, Model) and value.kind == "row":
                run.put(value.cell["layers"].cell, "open", value=True)
        elif isinstance(one, ast.Attribute):
            owner = run.evaluate(one.value, scope)
            if isinstance(owner, Instance) and not isinstance(owner.cell.get(one.attr), Model):
                run.put(owner.cell, one.attr, Unknown(why))
        elif isinstance(one, ast.Name):
            run.assign(one, Unknown(why), scope)


def assigned(run: Machine, node: ast.stmt) -> list[ast.expr]:
    """The names and attributes that a statement assigns, and the calls that fill something."""
    if id(node) not in run.assigned:
        run.assigned[id(node)] = list(_assigned(node))
    return run.assigned[id(node)]


def _assigned(node: ast.stmt) -> Iterator[ast.expr]:
    for one in ast.walk(node):
        if isinstance(one, ast.Name | ast.Attribute) and isinstance(one.ctx, ast.Store):
            yield one
        elif isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and isinstance(one.func.value, ast.Name):
            if one.func.attr in {"append", "extend", "insert", "add", "add_module"}:
                yield one
        elif isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute):
            inner = one.func.value
            if one.func.attr in {"append", "extend", "insert", "add"} and isinstance(inner, ast.Attribute):
                yield one
