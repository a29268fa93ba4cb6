"""A size that is asked for where a layer is applied, so that its output meets what comes beside it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from tconvcalc.claims import Claim
from tconvcalc.readers.python.layers import reaching
from tconvcalc.readers.python.records import Meeting, TransposedLayer
from tconvcalc.readers.python.syntax import Nodes, walk
from tconvcalc.readers.python.values import Tensor
from tconvcalc.readers.python.ways import claim_of

_MOST_NAMED = 40  # characters of a name in a help
_TWO = 2  # meet: one that asks, and one beside it


class Asking(NamedTuple):
    """A call that can ask, what it would say, how that is told, the layer that it applies, and what is claimed then."""

    call: ast.Call
    keyword: ast.keyword
    text: str
    layer: TransposedLayer
    claim: Claim


def askings(meeting: Meeting, nodes: Nodes) -> Iterator[Asking]:
    """What can be asked of each layer right before the meeting."""
    operands = _operands(meeting.node)
    if len(operands) != len(meeting.inputs):
        return
    for at, tensor in enumerate(meeting.inputs):
        call = tensor.step.node if tensor.step else None
        asked = _asked(tensor, meeting.inputs[at - 1]) if len(operands) == _TWO else None
        beside = operands[at - 1]
        if asked and isinstance(call, ast.Call) and isinstance(beside, ast.Name) and len(beside.id) <= _MOST_NAMED:
            layer, claim = asked
            text = layer.row.asks.format(beside.id)
            if _known(beside.id, call, meeting.node, nodes):
                yield Asking(call, _keyword(text, call), text, layer, claim)


def _operands(node: ast.AST) -> list[ast.expr]:
    """What meets, as it is written."""
    if isinstance(node, ast.BinOp):
        return [node.left, node.right]
    first = node.args[0] if isinstance(node, ast.Call) and node.args else None
    return first.elts if isinstance(first, ast.List | ast.Tuple) else []


def _asked(tensor: Tensor, beside: Tensor) -> tuple[TransposedLayer, Claim] | None:
    """The layer that made a tensor, asked for the sizes beside it; None where it cannot give them."""
    step = tensor.step
    if step is None or not isinstance(step.layer, TransposedLayer) or beside.shape is None:
        return None
    size, read = reaching(step.layer, step.inputs[0].shape, beside.shape), claim_of(step)
    if size is None or read is None or not step.layer.row.asks:
        return None
    given = {name: one for name, one in read.given.items() if name != "output_padding"}
    return step.layer, replace(read, given={**given, "output_size": size})


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
