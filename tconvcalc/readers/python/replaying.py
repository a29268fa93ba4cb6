"""A model of inputs and outputs on other inputs: its way is run again."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from functools import partial

from tconvcalc.frameworks.layers_base import Clash, Outcome
from tconvcalc.frameworks.shapes import Shape, written
from tconvcalc.readers.python.machine import Machine
from tconvcalc.readers.python.tensors import apply, as_tensor
from tconvcalc.readers.python.values import Arguments, Layer, ListValue, Model, TabledLayer, Tensor, Value

_MOST_REPLAYED = 512


def replayed(run: Machine, model: Model, given: Sequence[Value], node: ast.AST) -> Value:
    """Run the way from the inputs of a model to its outputs again, on other inputs."""
    inputs = model.cell["inputs"]
    known: dict[Tensor, Tensor] = {}
    for declared, value in zip(inputs, given, strict=False):
        if isinstance(declared, Tensor):
            tensor = as_tensor(value)
            if other_input(declared.shape, tensor.shape):
                apply(run, partial(taken, declared.shape), (tensor,), node)
                return Tensor(None)
            known[declared] = tensor if tensor.shape is not None else declared
    outputs = model.cell["outputs"]
    if isinstance(outputs, Tensor):
        return _again(run, outputs, known, [_MOST_REPLAYED])
    items = outputs.items if isinstance(outputs, ListValue) else outputs
    if isinstance(items, tuple):
        return ListValue(
            [_again(run, one, known, [_MOST_REPLAYED]) if isinstance(one, Tensor) else one for one in items]
        )
    return Tensor(None)


def other_input(declared: Shape | None, shape: Shape | None) -> Clash | None:
    """Whether an input that arrives is one that the model declares."""
    if declared is None or shape is None or len(declared) != len(shape):
        return None
    pairs = zip(declared[1:], shape[1:], strict=True)
    if all(one == two or type(one) is not int or type(two) is not int for one, two in pairs):
        return None
    return Clash("model", f"takes {written(declared[1:])}, and {written(shape[1:])} arrives")


def taken(declared: Shape | None, shapes: Sequence[Shape | None]) -> Outcome:
    """What a model takes in: the shape that arrives, if it is one that the model declares."""
    return other_input(declared, shapes[0]) or shapes[0]


def _again(run: Machine, tensor: Tensor, known: dict[Tensor, Tensor], left: list[int]) -> Tensor:
    """The tensor as it would be from other inputs."""
    todo = [tensor]
    while todo and left[0] > 0:
        left[0] -= 1
        run.spend()
        last = todo[-1]
        if last in known:
            todo.pop()
            continue
        if last.step is None or not last.step.inputs:
            known[last] = last
            todo.pop()
            continue
        missing = [one for one in last.step.inputs if one not in known]
        if missing:
            todo += missing
            continue
        inputs = [known[one] for one in last.step.inputs]
        changed = any(one is not two for one, two in zip(inputs, last.step.inputs, strict=True))
        step = last.step
        if changed and step.layer is not None:
            known[last] = as_tensor(run.call(step.layer, Arguments(_as_given(step.layer, inputs)), step.node))
        elif changed:
            known[last] = apply(run, step.apply, inputs, step.node)
        else:
            known[last] = last
        todo.pop()
    return known.get(tensor, Tensor(None))


def _as_given(layer: Layer, inputs: list[Tensor]) -> list[Value]:
    many = isinstance(layer, TabledLayer) and layer.operation.operands == ("inputs",)
    return [tuple(inputs)] if many else list(inputs)
