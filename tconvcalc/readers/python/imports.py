"""What comes from imports: the layers and functions of the tables, and the few others that are understood."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import partial

from tconvcalc.frameworks.layers_base import Operation
from tconvcalc.frameworks.shape_effects import keep, made_behind_batch
from tconvcalc.readers.python import models
from tconvcalc.readers.python.arithmetic import sequence
from tconvcalc.readers.python.batches import dataset, loader
from tconvcalc.readers.python.builtin_functions import MATH, computed, dict_of
from tconvcalc.readers.python.comparing import shape_of
from tconvcalc.readers.python.layers import build
from tconvcalc.readers.python.machine import Machine
from tconvcalc.readers.python.namespaces import FLAT, NESTED, namespace
from tconvcalc.readers.python.parts import parts
from tconvcalc.readers.python.tensors import apply, bound, given_of, operate
from tconvcalc.readers.python.values import (
    MISSING,
    UNKNOWN,
    Arguments,
    DictValue,
    ListValue,
    Partial,
    Reference,
    TabledLayer,
    Tensor,
    Value,
)


def call(run: Machine, dotted: str, arguments: Arguments, node: ast.AST) -> Value:
    """What a call of something imported is worth; MISSING where that is not known."""
    words = run.words
    if dotted in words.transposed or dotted in words.layers:
        return build(run, dotted, arguments, node)
    if dotted in words.functions:
        return _function(run, words.functions[dotted], arguments, node)
    if dotted in words.losses:
        return _loss(run, words.losses[dotted], dotted, arguments, node)
    if dotted in words.roles:
        return _ROLES[words.roles[dotted]](run, arguments, node, dotted)
    module, _, name = dotted.rpartition(".")
    plain = not arguments.open and arguments.keywords.keys() <= {"dtype"}
    if module in {"math", "numpy"} and name in MATH and plain:
        return computed(MATH[name], arguments.positional)
    known = _LIBRARY.get(dotted)
    return MISSING if known is None else known(run, arguments, node)


def _partial(_run: Machine, arguments: Arguments, node: ast.AST) -> Value:
    if not arguments.positional or arguments.open or not isinstance(node, ast.Call):
        return MISSING
    first, *others = arguments.positional
    return Partial(first, tuple(others), arguments.keywords, node)


def _ordered(_run: Machine, arguments: Arguments, _node: ast.AST) -> Value:
    return dict_of(arguments.positional[0], arguments.keywords) if arguments.positional else DictValue({})


def _field(_run: Machine, arguments: Arguments, node: ast.AST) -> Value:
    """A field of a dataclass: its default, or a call of what makes it."""
    if "default_factory" in arguments.keywords and isinstance(node, ast.Call):
        return Partial(arguments.keywords["default_factory"], (), {}, node)
    return arguments.keywords.get("default", UNKNOWN)


def _same(_run: Machine, arguments: Arguments, _node: ast.AST) -> Value:
    return arguments.positional[-1] if arguments.positional else MISSING


def _first(_run: Machine, arguments: Arguments, _node: ast.AST) -> Value:
    return arguments.positional[0] if arguments.positional else UNKNOWN


_LIBRARY: dict[str, Callable[[Machine, Arguments, ast.AST], Value]] = {
    "functools.partial": _partial,
    "functools.partial.partial": _partial,
    "collections.OrderedDict": _ordered,
    "dataclasses.field": _field,
    **dict.fromkeys(("copy.deepcopy", "copy.copy", "typing.cast"), _same),
    **dict.fromkeys(("tqdm.tqdm", "tqdm.auto.tqdm", "tqdm.notebook.tqdm"), _first),
    **dict.fromkeys(FLAT, lambda run, arguments, _node: namespace(run, arguments, nested=False)),
    **dict.fromkeys(NESTED, lambda run, arguments, _node: namespace(run, arguments, nested=True)),
}
"""What is understood of libraries that are no frameworks."""


def _function(run: Machine, operation: Operation, arguments: Arguments, node: ast.AST) -> Value:
    values = bound(operation.parameters, arguments, operation.older)
    operand = values.get(operation.operands[0], UNKNOWN) if operation.operands else UNKNOWN
    literal = isinstance(operand, tuple | ListValue | int | float) and values.get("shape") is None
    if literal and (operation.literal or operation.effect is keep):
        return operand
    return operate(
        run, operation.effect, {**values, **operation.fixed, **run.changed.get(node, {})}, node, operation.operands
    )


def _loss(run: Machine, operation: Operation, dotted: str, arguments: Arguments, node: ast.AST) -> Value:
    if dotted.rpartition(".")[2][:1].isupper():
        return TabledLayer(node, dotted, given_of(run, {}, {}), operation)
    values = bound(operation.parameters, arguments)
    operate(run, operation.effect, values, node, operation.operands)
    return Tensor(())


def _row(run: Machine, arguments: Arguments, node: ast.AST, dotted: str) -> Value:
    return models.row(run, arguments, node, dotted)


def _listed(_run: Machine, arguments: Arguments, _node: ast.AST, _dotted: str) -> Value:
    first = arguments.positional[0] if arguments.positional else ()
    if isinstance(first, ListValue):
        return ListValue(first.items, open_=not first.known)
    items = sequence(first)
    return ListValue((), open_=True) if items is None else ListValue(items)


def _named(_run: Machine, arguments: Arguments, _node: ast.AST, _dotted: str) -> Value:
    return dict_of(arguments.positional[0], {}) if arguments.positional else DictValue({})


def _wrapper(_run: Machine, arguments: Arguments, _node: ast.AST, _dotted: str) -> Value:
    return next(iter((*arguments.positional, *arguments.keywords.values())), UNKNOWN)


def _packed(_run: Machine, arguments: Arguments, _node: ast.AST, _dotted: str) -> Value:
    axis = arguments.positional[1] if len(arguments.positional) > 1 else arguments.keywords.get("axis", 0)
    first = arguments.positional[0] if arguments.positional else arguments.keywords.get("values", UNKNOWN)
    return first if axis == 0 and type(axis) is int else UNKNOWN


def _sizes(run: Machine, arguments: Arguments, node: ast.AST, dotted: str) -> Value:
    sizes = _wrapper(run, arguments, node, dotted)
    return sizes.items if isinstance(sizes, ListValue) and sizes.known else sizes


def _shape(_run: Machine, arguments: Arguments, node: ast.AST, dotted: str) -> Value:
    shape = shape_of(_wrapper(_run, arguments, node, dotted))
    return UNKNOWN if shape is None else shape


_INPUT = bound


def _input(run: Machine, arguments: Arguments, node: ast.AST, _dotted: str) -> Value:
    shape = arguments.positional[0] if arguments.positional else arguments.keywords.get("shape", UNKNOWN)
    whole = arguments.keywords.get("batch_shape", arguments.keywords.get("batch_input_shape", UNKNOWN))
    values = {"shape": shape, "batch_shape": whole, **run.changed.get(node, {})}
    if arguments.open:
        return Tensor(None)
    return apply(run, partial(made_behind_batch, given_of(run, values, {})), (), node)


def _model(run: Machine, arguments: Arguments, node: ast.AST, dotted: str) -> Value:
    return models.graph(run, arguments, node, dotted)


def _traced(run: Machine, arguments: Arguments, node: ast.AST, _dotted: str) -> Value:
    values = [*arguments.positional]
    example = (
        values[1]
        if len(values) > 1
        else next(
            (arguments.keywords[name] for name in ("example_inputs", "args", "inputs") if name in arguments.keywords),
            MISSING,
        )
    )
    if values and example is not MISSING:
        inputs = example if isinstance(example, tuple) else (example,)
        run.call(values[0], Arguments(list(inputs)), node)
    return values[0] if values else UNKNOWN


def _summary(run: Machine, arguments: Arguments, node: ast.AST, _dotted: str) -> Value:
    return _stated(run, arguments, node, batch=())


def _summary_of_one(run: Machine, arguments: Arguments, node: ast.AST, _dotted: str) -> Value:
    return _stated(run, arguments, node, batch=(1,))


def _stated(run: Machine, arguments: Arguments, node: ast.AST, *, batch: tuple[int, ...]) -> Value:
    """A model that is applied to something of a stated shape."""
    values = arguments.positional
    size = values[1] if len(values) > 1 else arguments.keywords.get("input_size", arguments.keywords.get("input_res"))
    data = arguments.keywords.get("input_data", MISSING)
    sizes = size.items if isinstance(size, ListValue) else size
    if values and isinstance(sizes, tuple) and sizes:
        many = isinstance(sizes[0], tuple | ListValue)
        each = [one.items if isinstance(one, ListValue) else one for one in (sizes if many else (sizes,))]
        if all(isinstance(one, tuple) and all(type(part) is int for part in one) for one in each):
            run.call(values[0], Arguments([Tensor((*batch, *one)) for one in each]), node)
    elif values and data is not MISSING:
        run.call(values[0], Arguments(list(data) if isinstance(data, tuple) else [data]), node)
    return UNKNOWN


def _applies(run: Machine, arguments: Arguments, node: ast.AST, _dotted: str) -> Value:
    if not arguments.positional:
        return UNKNOWN
    return run.call(arguments.positional[0], Arguments(arguments.positional[1:]), node)


def _chunks(run: Machine, arguments: Arguments, node: ast.AST, _dotted: str) -> Value:
    return parts(run, arguments, node, sized=False)


def _pieces(run: Machine, arguments: Arguments, node: ast.AST, _dotted: str) -> Value:
    return parts(run, arguments, node, sized=True)


def _layout(run: Machine, _arguments: Arguments, _node: ast.AST, _dotted: str) -> Value:
    run.first = None
    return None


_ROLES: dict[str, Callable[[Machine, Arguments, ast.AST, str], Value]] = {
    "row": _row,
    "listed": _listed,
    "named": _named,
    "wrapper": _wrapper,
    "packed": _packed,
    "sizes": _sizes,
    "shape": _shape,
    "input": _input,
    "model": _model,
    "traced": _traced,
    "summary": _summary,
    "summary_of_one": _summary_of_one,
    "applies": _applies,
    "layout": _layout,
    "chunks": _chunks,
    "pieces": _pieces,
    "dataset": lambda _run, arguments, _node, _dotted: dataset(arguments),
    "loader": lambda run, arguments, node, _dotted: loader(run, arguments, node),
}


def attribute(run: Machine, value: Reference, name: str) -> Value:
    """Something within a module."""
    if name in run.patched:
        return UNKNOWN
    return run.reference(f"{value.dotted}{'' if value.dotted.endswith('.') else '.'}{name}")
