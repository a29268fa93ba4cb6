"""Rows of layers, models of inputs and outputs, and what is done with them."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import partial
from typing import Any

from tconvcalc.frameworks.layers_base import Given
from tconvcalc.frameworks.meeting_effects import together
from tconvcalc.frameworks.shapes import Dim
from tconvcalc.readers.python import inherited_rows, modules, weights
from tconvcalc.readers.python.comparing import plain
from tconvcalc.readers.python.machine import Machine
from tconvcalc.readers.python.replaying import other_input, replayed, taken
from tconvcalc.readers.python.tensors import apply, as_tensor
from tconvcalc.readers.python.values import (
    MISSING,
    UNKNOWN,
    Arguments,
    DictValue,
    Instance,
    Layer,
    ListValue,
    Model,
    Tensor,
    Unknown,
    Value,
)

_TARGET = together("target")


def row(run: Machine, arguments: Arguments, node: ast.AST, dotted: str) -> Model:
    """A row of layers, from a list, a dictionary, or one argument for each."""
    values = arguments.raw or list(arguments.positional)
    if "layers" in arguments.keywords:
        values = [arguments.keywords["layers"]]
    known = not arguments.open or bool(arguments.raw)
    if len(values) == 1 and isinstance(values[0], ListValue | DictValue | tuple):
        first = values[0]
        known = known and (isinstance(first, tuple) or first.known)
        items = first.items if isinstance(first, ListValue | DictValue) else first
        values = list(items.values()) if isinstance(items, dict) else list(items)
    model = Model("row", node, dotted, layers=ListValue(values, open_=not known))
    run.records.models.append(model)
    return model


def graph(run: Machine, arguments: Arguments, node: ast.AST, dotted: str) -> Value:
    """A model of inputs and outputs."""
    values = arguments.positional
    keywords = arguments.keywords
    inputs = values[0] if values else keywords.get("inputs", keywords.get("input", UNKNOWN))
    outputs = values[1] if len(values) > 1 else keywords.get("outputs", keywords.get("output", UNKNOWN))
    if isinstance(inputs, Unknown) and isinstance(outputs, Unknown):
        return Unknown("a model of something that is not known")
    model = Model("graph", node, dotted, inputs=_listed(inputs), outputs=outputs)
    run.records.models.append(model)
    return model


def _listed(value: Value) -> tuple[Value, ...]:
    if isinstance(value, ListValue):
        return value.items
    return value if isinstance(value, tuple) else (value,)


def apply_model(run: Machine, model: Model, arguments: Arguments, node: ast.AST) -> Value:
    """What a model makes of its arguments."""
    run.put(model.cell, "applied", value=True)
    values = [*arguments.positional, *(v for name, v in arguments.keywords.items() if name not in {"training", "mask"})]
    first = values[0] if values else UNKNOWN
    if model in run.hooked:
        return Tensor(None)
    if model.kind == "row":
        first = _past_input(run, model, first, node)
        run.records.fed.setdefault(model, []).append(as_tensor(first).shape)
        return _through(run, _rest(model), first, node)
    given = _listed(first) if len(model.cell["inputs"]) > 1 else (first,)
    return replayed(run, model, given, node)


def _past_input(run: Machine, model: Model, value: Value, node: ast.AST) -> Value:
    """The input of a row that declares what it takes."""
    items = model.cell["layers"].items
    declared = items[0] if items and isinstance(items[0], Tensor) else None
    if declared is None:
        return value
    tensor = as_tensor(value)
    if other_input(declared.shape, tensor.shape):
        return apply(run, partial(taken, declared.shape), (tensor,), node)
    return declared if tensor.shape is None else value


def _through(run: Machine, layers: ListValue, value: Value, node: ast.AST) -> Value:
    if not layers.known:
        for layer in layers.items:
            run.call(layer, Arguments([UNKNOWN]), node)
        return Tensor(None)
    for layer in layers.items:
        value = run.call(layer, Arguments([value]), node)
    return value


def feed_stated(run: Machine, model: Model) -> None:
    """Run a row of layers whose first layer states its input, if nothing has run it yet."""
    if model.kind != "row" or model.cell.get("applied") is True or not model.cell["layers"].items:
        return
    first = model.cell["layers"].items[0]
    shape = model.cell.get("stated")
    if isinstance(first, Layer):
        shape = shape or first.stated
    value: Value = Tensor(shape) if shape else first if isinstance(first, Tensor) else MISSING
    if value is not MISSING and as_tensor(value).shape is not None:
        run.put(model.cell, "output", _through(run, _rest(model), value, model.node))


def _rest(model: Model) -> ListValue:
    """The layers behind the input that a row declares."""
    layers: ListValue = model.cell["layers"]
    first = layers.items[0] if layers.items else None
    return ListValue(layers.items[1:], open_=not layers.known) if isinstance(first, Tensor) else layers


def method(run: Machine, receiver: Value, name: str, arguments: Arguments, node: ast.AST) -> Value:
    """What a method of a model, of a layer or of an object is worth."""
    if isinstance(receiver, Instance) and modules.runs(run, receiver, name):
        return modules.method(run, receiver, name, arguments, node)
    if name in _SAME:
        return receiver
    if name == "add_module" and len(arguments.positional) > 1 and isinstance(receiver, Instance | Model):
        return inherited_rows.add_module(run, receiver, *arguments.positional[:2])
    if name in _HOOKS or (name in _PARTS and (run.reflective or run.patched & _CHANGEABLE)):
        run.hooked.add(receiver)
    receiver = inherited_rows.filled(receiver, name)
    if isinstance(receiver, Model):
        handler = _MODEL.get(name)
        return handler(run, receiver, arguments, node) if handler else _of_list(run, receiver, name, arguments)
    return weights.method(run, receiver, name, arguments) if isinstance(receiver, Layer) else UNKNOWN


def _of_list(run: Machine, model: Model, name: str, arguments: Arguments) -> Value:
    if model.kind == "row" and name in inherited_rows.FILLS:
        layers: ListValue = model.cell["layers"]
        if name == "append" and arguments.positional:
            run.put(layers.cell, "items", (*layers.items, arguments.positional[0]))
        else:
            run.put(layers.cell, "open", value=True)
    return UNKNOWN


_HOOKS = frozenset({"register_forward_pre_hook", "register_forward_hook"})
_PARTS = frozenset({"modules", "named_modules", "children", "named_children"})
_CHANGEABLE = frozenset(
    {
        "kernel_size",
        "stride",
        "padding",
        "output_padding",
        "dilation",
        "groups",
        "ceil_mode",
        "scale_factor",
        "size",
        "forward",
    }
)
"""What a loop over the parts of a model can set so that they give other sizes."""

_SAME = frozenset(
    [
        "to",
        "cuda",
        "cpu",
        "eval",
        "train",
        "half",
        "float",
        "double",
        "apply",
        "requires_grad_",
        "share_memory",
        "init_weights",
        "compile_model",
        "type",
    ]
)


def _add(run: Machine, model: Model, arguments: Arguments, _node: ast.AST) -> Value:
    if model.kind == "row":
        layers: ListValue = model.cell["layers"]
        if len(arguments.positional) != 1 or model.cell.get("escaped") is True:
            run.put(layers.cell, "open", value=True)
        run.put(layers.cell, "items", (*layers.items, *arguments.positional[:1]))
    return None


def _compile(run: Machine, model: Model, arguments: Arguments, _node: ast.AST) -> Value:
    values = arguments.positional
    run.put(model.cell, "loss", arguments.keywords.get("loss", values[1] if len(values) > 1 else MISSING))
    return None


def _fit(run: Machine, model: Model, arguments: Arguments, node: ast.AST) -> Value:
    values, keywords = arguments.positional, arguments.keywords
    x = values[0] if values else keywords.get("x", UNKNOWN)
    y = values[1] if len(values) > 1 else keywords.get("y", UNKNOWN)
    made = _predicted(run, model, x, node)
    loss = model.cell.get("loss", MISSING)
    if _by_element(run, loss):
        apply(run, partial(_TARGET, Given({})), (made, y), node)
    return UNKNOWN


def _predicted(run: Machine, model: Model, value: Value, node: ast.AST) -> Value:
    if as_tensor(value).shape is None:
        return output(run, model)
    return run.call(model, Arguments([value]), node)


def _by_element(run: Machine, loss: Value) -> bool:
    """Whether a loss compares element by element."""
    if isinstance(loss, str):
        return any(name.rpartition(".")[2] == loss for name in run.words.losses)
    return (isinstance(loss, Layer) and loss.name in run.words.losses) or getattr(
        loss, "dotted", ""
    ) in run.words.losses


def _train_on_batch(run: Machine, model: Model, arguments: Arguments, node: ast.AST) -> Value:
    return _fit(run, model, arguments, node)


def _predict(run: Machine, model: Model, arguments: Arguments, node: ast.AST) -> Value:
    value = arguments.positional[0] if arguments.positional else arguments.keywords.get("x", UNKNOWN)
    return _predicted(run, model, value, node)


def _build(run: Machine, model: Model, arguments: Arguments, _node: ast.AST) -> Value:
    shape = arguments.positional[0] if arguments.positional else arguments.keywords.get("input_shape", UNKNOWN)
    sizes = plain(shape)
    if isinstance(sizes, tuple):
        run.put(model.cell, "stated", tuple(one if type(one) is int else Dim() for one in sizes))
    return None


_Method = Callable[[Machine, Any, Arguments, ast.AST], Value]
_MODEL: dict[str, _Method] = {
    "add": _add,
    "compile": _compile,
    "fit": _fit,
    "train_on_batch": _train_on_batch,
    "test_on_batch": _fit,
    "evaluate": _fit,
    "predict": _predict,
    "predict_on_batch": _predict,
    "build": _build,
}


def output(run: Machine, model: Model) -> Value:
    """The output of a model on the input that it declares."""
    if model.kind == "graph":
        return model.cell["outputs"]
    feed_stated(run, model)
    return model.cell.get("output", UNKNOWN)


def attribute(run: Machine, model: Model, name: str) -> Value:
    """An attribute of a model."""
    if name == "output":
        return output(run, model)
    if name == "output_shape":
        shape = as_tensor(output(run, model)).shape
        return (
            UNKNOWN
            if shape is None
            else tuple(one if type(one) is int else None if at == 0 else one for at, one in enumerate(shape))
        )
    if name == "input" and model.kind == "graph":
        inputs = model.cell["inputs"]
        return inputs[0] if len(inputs) == 1 else ListValue(inputs)
    if name == "layers" and model.kind == "row":
        return UNKNOWN
    return model.cell[name] if name in model.cell and name not in {"layers", "loss", "stated"} else MISSING
