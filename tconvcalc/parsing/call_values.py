"""What an argument of a call says when it is read and not run: a literal, whole numbers computed, a shape."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from typing import Any

from tconvcalc.values import LARGEST

UNKNOWN = object()
"""What is no literal."""

_DEEPEST = 40
_LONGEST = 8  # of a tuple that is repeated
_OPERATORS: dict[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
}
_SHAPED = {"ones", "zeros", "empty", "rand", "randn", "normal", "random_normal", "truncated_normal", "uniform"}
_SHAPED |= {"reshape", "view", "standard_normal", "random", "placeholder", "Input"}


def value_of(node: ast.expr, depth: int = 0) -> Any:  # noqa: ANN401 -- any Python value
    """A literal, a tuple of them, or a sum or product of whole numbers; else what says that it is not known."""
    if isinstance(node, ast.Constant):
        return node.value
    if depth > _DEEPEST:
        return UNKNOWN
    if isinstance(node, ast.Tuple | ast.List):
        return tuple(value_of(each, depth + 1) for each in node.elts)
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        return _computed(type(node.op), value_of(node.left, depth + 1), value_of(node.right, depth + 1))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = value_of(node.operand, depth + 1)
        return -inner if whole(inner) else UNKNOWN
    return UNKNOWN


def _computed(kind: type[ast.operator], left: object, right: object) -> object:
    """A sum, a product or a whole quotient, and a tuple so many times."""
    if whole(left) and whole(right) and not (kind is ast.FloorDiv and right == 0):
        return _OPERATORS[kind](left, right)  # type: ignore[arg-type] # whole says so
    if kind is ast.Mult and isinstance(left, tuple) and whole(right) and len(left) * right <= _LONGEST:  # type: ignore[operator]
        return left * right  # type: ignore[operator] # as above
    return UNKNOWN


def whole(value: object) -> bool:
    """Whether it is a whole number of a size that may be computed with."""
    return type(value) is int and abs(value) <= LARGEST


def shape_of(node: ast.expr | None) -> tuple[int | None, ...]:
    """The shape of a tensor that is made on the spot, None for what is not known of it; empty where nothing is.

    ``torch.randn(1, 3, 8, 8)``, ``tf.ones([1, 8, 8, 3])`` and ``np.arange(9).reshape(1, 1, 3, 3)`` tell theirs.
    """
    if not isinstance(node, ast.Call) or ast.unparse(node.func).rpartition(".")[2] not in _SHAPED:
        return ()
    each = [value_of(argument) for argument in (*node.args, *(one.value for one in node.keywords))]
    tuples = [one for one in each if isinstance(one, tuple)]
    numbers = tuples[0] if tuples else tuple(each)
    return tuple(one if whole(one) and one > 0 else None for one in numbers)
