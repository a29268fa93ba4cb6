"""A size that is asked for where a layer is applied, so that its output meets what comes beside it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tconvcalc.readers.python.layers import reaches
from tconvcalc.readers.python.records import Meeting
from tconvcalc.readers.python.syntax import Nodes, walk
from tconvcalc.readers.python.values import Tensor

_MOST_NAMED = 40  # characters of a name in a help
_TWO = 2  # meet: one that asks, and one beside it


def askings(meeting: Meeting, nodes: Nodes) -> Iterator[tuple[ast.Call, ast.keyword, str]]:
    """The call that can ask, what it would say, and how that is told, for each layer right before the meeting."""
    operands = _operands(meeting.node)
    if len(operands) != len(meeting.inputs):
        return
    for at, tensor in enumerate(meeting.inputs):
        call = tensor.step.node if tensor.step else None
        asks = _asks(tensor, meeting.inputs[at - 1]) if len(operands) == _TWO else ""
        beside = operands[at - 1]
        if asks and isinstance(call, ast.Call) and isinstance(beside, ast.Name) and len(beside.id) <= _MOST_NAMED:
            text = asks.format(beside.id)
            if _known(beside.id, call, meeting.node, nodes):
                yield call, _keyword(text, call), text


def _operands(node: ast.AST) -> list[ast.expr]:
    """What meets, as it is written."""
    if isinstance(node, ast.BinOp):
        return [node.left, node.right]
    first = node.args[0] if isinstance(node, ast.Call) and node.args else None
    return first.elts if isinstance(first, ast.List | ast.Tuple) else []


def _asks(tensor: Tensor, beside: Tensor) -> str:
    """How the layer that made a tensor is asked for the sizes beside it; empty where it cannot give them."""
    layer = tensor.step.layer if tensor.step else None
    if layer is None or layer.transposed is None or beside.shape is None or tensor.step is None:
        return ""
    return layer.transposed.asks if reaches(layer.record, tensor.step.inputs[0].shape, beside.shape) else ""


def _known(name: str, call: ast.Call, meeting: ast.AST, nodes: Nodes) -> bool:
    """Whether a name is the same at the call as where it meets: both in one function, and it is bound before both."""
    around = [(function, below) for function in nodes.functions() if _holds(below := walk(function), meeting)]
    function, below = min(around, key=lambda pair: len(pair[1]), default=(None, []))
    if function is None or not _holds(below, call):
        return False
    names = [one for one in below if isinstance(one, ast.Name) and one.id == name]
    bound = [one.lineno for one in names if isinstance(one.ctx, ast.Store)]
    arguments = function.args
    given = any(one.arg == name for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs))
    before = given or any(line < call.lineno for line in bound)
    return before and not any(call.lineno <= line <= getattr(meeting, "lineno", 0) for line in bound)


def _holds(nodes: list[ast.AST], node: ast.AST) -> bool:
    return any(one is node for one in nodes)


def _keyword(text: str, call: ast.Call) -> ast.keyword:
    """What is asked for as a part of the call."""
    made = ast.parse(f"f({text})", mode="eval").body
    keyword: ast.keyword = made.keywords[0]  # type: ignore[attr-defined]
    for one in walk(keyword):
        ast.copy_location(one, call)
    return keyword
