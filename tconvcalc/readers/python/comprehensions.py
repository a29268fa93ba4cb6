"""Comprehensions and generator expressions over something of which the parts are known."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from tconvcalc.readers.python import arithmetic
from tconvcalc.readers.python.machine import MOST_PARTS, Machine
from tconvcalc.readers.python.values import (
    UNKNOWN,
    DictValue,
    ListValue,
    Model,
    Once,
    Scope,
    Unknown,
    Value,
)

_TURNING = 2  # steps that a turn costs, beside what is evaluated in it

_Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp


def comprehension(run: Machine, node: _Comprehension, scope: Scope) -> Value:
    """A list, a dictionary or a generator that is made of others."""
    inner = Scope("comprehension", scope)
    found: list[Value] = []
    pairs: dict[Any, Value] = {}

    def result() -> None:
        if isinstance(node, ast.DictComp):
            key, value = run.evaluate(node.key, inner), run.evaluate(node.value, inner)
            if isinstance(key, str | int):
                pairs[key] = value
        else:
            found.append(run.evaluate(node.elt, inner))

    known = _generated(run, node.generators, inner, result)
    if isinstance(node, ast.DictComp):
        return DictValue(pairs, open_=not known)
    if isinstance(node, ast.SetComp):
        return UNKNOWN
    if len(found) > MOST_PARTS:
        return Unknown("is too long a list")
    if isinstance(node, ast.GeneratorExp):
        return Once(tuple(found)) if known else UNKNOWN
    return ListValue(found, open_=not known)


def _generated(run: Machine, generators: list[ast.comprehension], scope: Scope, result: Callable[[], None]) -> bool:
    """Run through generators; whether it is known what they give."""
    if not generators:
        result()
        return True
    first, *others = generators
    items = _iterated(run.evaluate(first.iter, scope))
    known = items is not None
    for item in items if items is not None else (Unknown("is a turn of a loop that is not known"),):
        run.spend(_TURNING)
        run.assign(first.target, item, scope)
        tests = [arithmetic.truth(run.evaluate(test, scope)) for test in first.ifs]
        if False in tests:
            continue
        known = _generated(run, others, scope, result) and known and None not in tests
    return known


def _iterated(value: Value) -> tuple[Value, ...] | None:
    if isinstance(value, Model) and value.kind == "row":
        value = value.cell["layers"]
    return arithmetic.sequence(value)
