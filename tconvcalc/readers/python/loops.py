"""Loops, turn by turn where these are known, else once for any turn; and branches that may be taken."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeAlias

from tconvcalc.readers.python import arithmetic
from tconvcalc.readers.python.batches import Repeated
from tconvcalc.readers.python.comparing import same
from tconvcalc.readers.python.machine import Change, Exits, Machine
from tconvcalc.readers.python.syntax import walk
from tconvcalc.readers.python.values import UNKNOWN, Instance, ListValue, Model, Scope, Tensor, Unknown, Value

_MOST_TURNS = 64
_LAST = (None, "continue", "break", "return", "raise")  # what comes after several ways: the one that goes furthest

_Loop: TypeAlias = ast.For | ast.AsyncFor | ast.While


def branches(run: Machine, ways: list[Callable[[], str | None]]) -> str | None:
    """Run every way, and go on with what those have in common that do not end; the others are noted."""
    ends = [run.speculate(way) for way in ways]
    flows = {flow for flow, _ in ends}
    last = next(flow for flow in _LAST if flow in flows)
    for flow, changes in ends:
        if flow not in {last, None, "raise"}:
            run.leave(flow, changes)
    run.merge(*(changes for flow, changes in ends if flow == last))
    return last


def loop(run: Machine, node: ast.For | ast.AsyncFor, scope: Scope) -> str | None:
    """Run a loop over something."""
    value = run.evaluate(node.iter, scope)
    if isinstance(value, Model) and value.kind == "row":
        value = value.cell["layers"]
    items = arithmetic.sequence(value)
    if items is None or len(items) > _MOST_TURNS:
        why = value.why if isinstance(value, Unknown) else ""
        item = value.item if isinstance(value, Repeated) else Unknown(why or "is a turn of a loop that is not known")
        return _widened(run, node, scope, lambda: run.assign(node.target, item, scope))
    return _whole(run, node, scope, lambda: _turns(run, node, scope, items))


def _turns(run: Machine, node: ast.For | ast.AsyncFor, scope: Scope, items: Sequence[Value]) -> str | None:
    """Run one turn after the other."""
    before: list[Change] | None = None
    for item in items:
        run.assign(node.target, item, scope)
        flow, changes = run.speculate(partial(_turn, run, node, scope))
        run.merge(changes)
        if flow is not None:
            return flow
        if before is not None and _same_again(before, changes) and _only_told(run, node):
            return None
        before = changes
    return None


def _turn(run: Machine, node: _Loop, scope: Scope) -> str | None:
    """Run the body of a loop once."""
    exits = Exits("continue", run.mark())
    run.exits.append(exits)
    flow = run.execute(node.body, scope)
    run.exits.pop()
    flow = run.settled(exits, flow)
    return None if flow == "continue" else flow


def _whole(run: Machine, node: _Loop, scope: Scope, turns: Callable[[], str | None]) -> str | None:
    """Run all turns of a loop, and what comes after them unless it was left."""
    exits = Exits("break", run.mark())
    run.exits.append(exits)
    flow = turns()
    run.exits.pop()
    if flow is not None:
        flow = run.settled(exits, flow)
        return None if flow == "break" else flow
    if not exits.early:
        return run.execute(node.orelse, scope)
    changes = run.taken_back(exits.mark)

    def ended() -> str | None:
        run.merge(changes)
        return run.execute(node.orelse, scope)

    return branches(run, [ended, lambda: run.merge(*exits.early)])


def _only_told(run: Machine, node: ast.For | ast.AsyncFor) -> bool:
    """Whether a loop does not look at what it goes through, but to print it."""
    if node not in run.counting:
        names = {one.id for one in walk(node.target) if isinstance(one, ast.Name)}
        run.counting[node] = not any(_looks(one, names) for one in node.body)
    return run.counting[node]


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

    def turns() -> str | None:
        for _ in range(_MOST_TURNS):
            known = arithmetic.truth(run.evaluate(node.test, scope))
            if known is False:
                return None
            if known is None:
                break
            flow = _turn(run, node, scope)
            if flow is not None:
                return flow
        _any_turns(run, node, scope, lambda: None)
        return None

    return _whole(run, node, scope, turns)


def _widened(run: Machine, node: ast.For | ast.AsyncFor, scope: Scope, begin: Callable[[], None]) -> str | None:
    """Run a loop of which it is not known how often it turns."""
    return _whole(run, node, scope, partial(_any_turns, run, node, scope, begin))


def _any_turns(run: Machine, node: _Loop, scope: Scope, begin: Callable[[], None]) -> None:
    """Run the body of a loop once, for any of its turns; nothing that it changes is known after it."""
    _forget(run, node, scope)
    begin()
    branches(run, [partial(_turn, run, node, scope), lambda: None])
    _forget(run, node, scope)


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
        else:
            run.assign(one, Unknown(why), scope)


def assigned(run: Machine, node: ast.stmt) -> list[ast.expr]:
    """The names and attributes that a statement assigns, and the calls that fill something."""
    if node not in run.assigned:
        run.assigned[node] = list(_assigned(node))
    return run.assigned[node]


def _assigned(node: ast.stmt) -> Iterator[ast.expr]:
    for one in walk(node):
        if isinstance(one, ast.Name | ast.Attribute) and isinstance(one.ctx, ast.Store):
            yield one
        elif isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and isinstance(one.func.value, ast.Name):
            if one.func.attr in {"append", "extend", "insert", "add", "add_module"}:
                yield one
        elif isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute):
            inner = one.func.value
            if one.func.attr in {"append", "extend", "insert", "add"} and isinstance(inner, ast.Attribute):
                yield one
