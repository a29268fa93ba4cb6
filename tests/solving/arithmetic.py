"""Reads back the equations and lines that the program prints, without running them as code."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from math import ceil
from typing import Any

Number = int | Fraction
OPERATORS: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: Fraction,
    ast.Mod: operator.mod,
    ast.LtE: operator.le,
    ast.Lt: operator.lt,
    ast.Eq: operator.eq,
}
FUNCTIONS: dict[str, Callable[..., Any]] = {"ceil": ceil, "max": max, "min": min}


def value(text: str, known: Mapping[str, Number]) -> Number:
    """The value of a formula of our own, with these numbers for its names."""
    found: Number = _node(ast.parse(text, mode="eval").body, known)
    return found


def holds(text: str, known: Mapping[str, Number]) -> bool:
    """Whether a line of our own is true: an equation, a chain of comparisons, ``is odd``, ``is 1 or 2``, ``a or b``."""
    subject, says, choice = text.partition(" is ")
    if says and choice in {"odd", "even"}:
        return value(subject, known) % 2 == (choice == "odd")
    if says:
        return value(subject, known) in {int(number) for number in re.findall(r"\d+", choice)}
    if " or " in text:
        return any(holds(part, known) for part in text.split(" or "))
    node = ast.parse(text.replace(" = ", " == "), mode="eval").body
    assert isinstance(node, ast.Compare)
    sides = [_node(side, known) for side in (node.left, *node.comparators)]
    pairs = zip(node.ops, sides, sides[1:], strict=False)
    return all(OPERATORS[type(sign)](left, right) for sign, left, right in pairs)


def names(text: str) -> set[str]:
    """The quantities and symbols in a line of our own."""
    parts = text.partition(" is ")[0].replace(" = ", " == ").split(" or ")
    tree = (node for part in parts for node in ast.walk(ast.parse(part, mode="eval")))
    return {node.id for node in tree if isinstance(node, ast.Name)} - FUNCTIONS.keys()


def applies(where: str, known: dict[str, int]) -> bool:
    """Whether the condition behind a line holds."""
    span = known["dilation"] * (known["kernel_size"] - 1) + 1
    tests = {
        "": True,
        "kernel_size >= stride": span >= known["stride"],
        "kernel_size < stride": span < known["stride"],
        "the kernel spans an odd number": span % 2 == 1,
        "the kernel spans an even number": span % 2 == 0,
    }
    return tests[where]


def told(rules: list[tuple[str, str]], known: dict[str, Any]) -> list[bool]:
    """Which of the lines that apply hold; an output_padding that the framework chose is in none of its lines."""
    usable = [rule for rule, where in rules if applies(where, known)]
    usable = [rule for rule in usable if all(known[name] is not None for name in names(rule))]
    return [holds(rule, known) for rule in usable]


def _node(node: ast.expr, known: Mapping[str, Number]) -> Any:  # noqa: ANN401  (a number of any kind)
    if isinstance(node, ast.Constant) and isinstance(node.value, int):
        return node.value
    if isinstance(node, ast.Name):
        return known[node.id]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_node(node.operand, known)
    if isinstance(node, ast.BinOp):
        return OPERATORS[type(node.op)](_node(node.left, known), _node(node.right, known))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return FUNCTIONS[node.func.id](*(_node(argument, known) for argument in node.args))
    raise AssertionError(ast.dump(node))
