"""What stands left of an equals sign: names, attributes and parts that get a value."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from tconvcalc.readers.python import arithmetic, weights
from tconvcalc.readers.python.machine import Machine
from tconvcalc.readers.python.values import (
    MISSING,
    UNKNOWN,
    Class,
    DictValue,
    Instance,
    Layer,
    ListValue,
    Model,
    Scope,
    Tensor,
    Unknown,
    Value,
)

_HARMLESS = frozenset({"weight", "kernel", "bias", "trainable", "name", "_name", "training", "requires_grad"})
_SHAPED = frozenset({"shape", "data"})


def assign(run: Machine, target: ast.expr, value: Value, scope: Scope) -> None:
    """Bind a target to a value."""
    if isinstance(target, ast.Name):
        home = scope.elsewhere.get(target.id, scope)
        run.put(home.cell, target.id, value)
    elif isinstance(target, ast.Tuple | ast.List):
        for one, part in zip(target.elts, _unpacked(value, target.elts), strict=True):
            assign(run, one.value if isinstance(one, ast.Starred) else one, part, scope)
    elif isinstance(target, ast.Attribute):
        _attribute(run, target, value, scope)
    elif isinstance(target, ast.Subscript):
        _part(run, target, value, scope)


def _unpacked(value: Value, targets: Sequence[ast.expr]) -> Sequence[Value]:
    """One value for each target."""
    items = None if isinstance(value, Tensor) else arithmetic.sequence(value)
    starred = next((at for at, one in enumerate(targets) if isinstance(one, ast.Starred)), None)
    if items is None:
        why = value.why if isinstance(value, Unknown) else "is a part of something that is not known"
        return [Tensor(None) if isinstance(value, Tensor) else Unknown(why) for _ in targets]
    if starred is None:
        return items if len(items) == len(targets) else [UNKNOWN for _ in targets]
    after = len(targets) - starred - 1
    if len(items) < len(targets) - 1:
        return [UNKNOWN for _ in targets]
    end = len(items) - after
    return [*items[:starred], ListValue(items[starred:end]), *items[end:]]


def _attribute(run: Machine, target: ast.Attribute, value: Value, scope: Scope) -> None:
    owner = run.evaluate(target.value, scope)
    if isinstance(owner, Instance):
        run.put(owner.cell, target.attr, value)
    elif isinstance(owner, Class):
        run.put(owner.scope.cell, target.attr, value)
    elif isinstance(owner, Model):
        run.put(owner.cell, f".{target.attr}", value)
    elif isinstance(owner, Layer):
        if target.attr not in _HARMLESS:
            run.hooked.add(owner)
        elif target.attr in weights.KERNELS:
            weights.load(run, owner, value)
    elif isinstance(owner, Tensor) and weights.put(run, owner, value):
        return
    elif isinstance(owner, Tensor) and target.attr in _SHAPED and isinstance(target.value, ast.Name):
        assign(run, target.value, Tensor(None), scope)


def _part(run: Machine, target: ast.Subscript, value: Value, scope: Scope) -> None:
    owner, index = run.evaluate(target.value, scope), run.evaluate(target.slice, scope)
    if isinstance(owner, DictValue):
        if isinstance(index, str | int):
            run.put(owner.cell, "items", {**owner.items, index: value})
        else:
            run.put(owner.cell, "open", value=True)
    elif isinstance(owner, ListValue):
        items = owner.items
        if type(index) is int and -len(items) <= index < len(items):
            changed = list(items)
            changed[index] = value
            run.put(owner.cell, "items", tuple(changed))
        else:
            run.put(owner.cell, "open", value=True)
    elif isinstance(owner, Model) and owner.kind == "row":
        run.put(owner.cell["layers"].cell, "open", value=True)
    elif isinstance(owner, Tensor):
        weights.put(run, owner, value)


def delete(run: Machine, target: ast.expr, scope: Scope) -> None:
    """Take a name or an attribute away; a part that goes leaves something that is not known."""
    if isinstance(target, ast.Name):
        run.put(scope.elsewhere.get(target.id, scope).cell, target.id, MISSING)
    elif isinstance(target, ast.Subscript):
        owner = run.evaluate(target.value, scope)
        if isinstance(owner, ListValue | DictValue):
            run.put(owner.cell, "open", value=True)
    elif isinstance(target, ast.Attribute):
        _attribute(run, target, UNKNOWN, scope)
    else:
        for one in getattr(target, "elts", ()):
            delete(run, one, scope)
