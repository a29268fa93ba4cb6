"""Calls: of functions of the source, which are run in place, and of whatever else can be called."""

from __future__ import annotations

import ast
from collections.abc import Callable

from tconvcalc.frameworks.shapes import written
from tconvcalc.readers.python import (
    annotated_shapes,
    builtin_functions,
    builtin_methods,
    classes,
    imports,
    models,
    weights,
)
from tconvcalc.readers.python.comparing import joined
from tconvcalc.readers.python.layers import apply_layer, transposed
from tconvcalc.readers.python.machine import Exits, Frame, Machine
from tconvcalc.readers.python.parts import parts
from tconvcalc.readers.python.records import TransposedLayer
from tconvcalc.readers.python.syntax import walk
from tconvcalc.readers.python.tensors import method
from tconvcalc.readers.python.values import (
    MISSING,
    UNKNOWN,
    Arguments,
    Bound,
    Builtin,
    Class,
    DictValue,
    Function,
    Instance,
    Layer,
    ListValue,
    Missing,
    Model,
    Partial,
    Reference,
    Scope,
    Super,
    TabledLayer,
    Tensor,
    Unknown,
    Value,
)

_YIELDS = (ast.Yield, ast.YieldFrom)
_CALLING = 4  # steps that it costs to begin a function
_MOST_CALLS = 40
_MOST_AGAIN = 12
_MOST_UNSURE = 2


def call(run: Machine, function: Value, arguments: Arguments, node: ast.AST) -> Value:
    """What a call is worth."""
    run.spend()
    handler = _HANDLERS.get(type(function))
    if handler is None:
        escape(run, arguments)
        return Unknown("called without being known")
    return handler(run, function, arguments, node)


def escape(run: Machine, arguments: Arguments) -> None:
    """Note that somebody unknown gets hold of what can be changed."""
    for value in (*arguments.positional, *arguments.keywords.values()):
        if isinstance(value, ListValue | DictValue):
            run.put(value.cell, "open", value=True)
        elif isinstance(value, Model):
            run.put(value.cell, "escaped", value=True)


def _unknown(run: Machine, function: Unknown, arguments: Arguments, _node: ast.AST) -> Value:
    escape(run, arguments)
    if "output_size" in arguments.keywords:
        run.records.loose = True
    return Unknown(function.why)


def _reference(run: Machine, function: Reference, arguments: Arguments, node: ast.AST) -> Value:
    if classes.initialised(run, function.dotted, arguments, node):
        return None
    known = imports.call(run, function.dotted, arguments, node)
    if isinstance(known, Missing):
        escape(run, arguments)
        return Unknown("comes from elsewhere")
    return known


def _builtin(run: Machine, function: Builtin, arguments: Arguments, node: ast.AST) -> Value:
    return builtin_functions.call(run, function.name, arguments, node)


def _bound(run: Machine, function: Bound, arguments: Arguments, node: ast.AST) -> Value:
    receiver, inner = function.receiver, function.function
    if isinstance(inner, Function):
        shifted = Arguments([receiver, *arguments.positional], arguments.keywords, arguments.open)
        return inline(run, inner, shifted, node)
    if isinstance(receiver, Super):
        return classes.super_method(run, receiver, inner, arguments, node)
    if isinstance(receiver, Tensor):
        return _of_tensor(run, receiver, inner, arguments, node)
    if isinstance(receiver, Model | Layer | Instance | Reference):
        return models.method(run, receiver, inner, arguments, node)
    return builtin_methods.method(run, receiver, inner, arguments)


def _of_tensor(run: Machine, receiver: Tensor, name: str, arguments: Arguments, node: ast.AST) -> Value:
    shifted = Arguments([receiver, *arguments.positional], arguments.keywords, arguments.open)
    if name in run.words.applied_methods and isinstance(node, ast.Call):
        return transposed(run, run.words.applied_methods[name], name, shifted, node)
    if name in {"chunk", "split"}:
        return parts(run, shifted, node, sized=name == "split")
    weights.filled(run, receiver, name, arguments)
    return method(run, receiver, name, arguments, node)


def _partial(run: Machine, function: Partial, arguments: Arguments, node: ast.AST) -> Value:
    whole = Arguments(
        [*function.arguments, *arguments.positional], {**function.keywords, **arguments.keywords}, arguments.open
    )
    return call(run, function.function, whole, node)


def _class(run: Machine, function: Class, arguments: Arguments, node: ast.AST) -> Value:
    return classes.instantiate(run, function, arguments, node)


def _layer(run: Machine, function: TabledLayer | TransposedLayer, arguments: Arguments, node: ast.AST) -> Value:
    return apply_layer(run, function, arguments, node)


def _model(run: Machine, function: Model, arguments: Arguments, node: ast.AST) -> Value:
    with _Framed(run, node, function.node, arguments):
        return models.apply_model(run, function, arguments, node)


def _instance(run: Machine, function: Instance, arguments: Arguments, node: ast.AST) -> Value:
    return classes.apply_instance(run, function, arguments, node)


def _function(run: Machine, function: Function, arguments: Arguments, node: ast.AST) -> Value:
    return inline(run, function, arguments, node)


class _Framed:
    """A call that is noted while it is followed."""

    def __init__(self, run: Machine, node: ast.AST, function: ast.AST, arguments: Arguments) -> None:
        self.run = run
        values = (*arguments.positional, *arguments.keywords.values())
        shapes = (value.shape for value in values if isinstance(value, Tensor))
        shape = next((each for each in shapes if each and any(type(one) is int for one in each[1:])), None)
        self.frame = Frame(node, function, written(shape) if shape else "")

    def __enter__(self) -> None:
        self.run.frames.append(self.frame)

    def __exit__(self, *_: object) -> None:
        self.run.frames.pop()


def inline(run: Machine, function: Function, arguments: Arguments, node: ast.AST) -> Value:
    """Run a function of the source with these arguments."""
    again = sum(frame.function is function.node for frame in run.frames)
    unsure = arguments.open or any(isinstance(one, Unknown) for one in arguments.positional)
    if len(run.frames) >= _MOST_CALLS or again >= (_MOST_UNSURE if unsure else _MOST_AGAIN):
        escape(run, arguments)
        return Unknown("calls itself too deeply")
    if not run.muted:
        run.called.add(function.node)
    run.spend(_CALLING)
    scope = Scope("function", function.scope, function)
    bind(run, function, arguments, scope)
    run.muted += function.fails
    with _Framed(run, node, function.node, arguments):
        value = run_body(run, function, scope)
    run.muted -= function.fails
    return value


def run_body(run: Machine, function: Function, scope: Scope) -> Value:
    """What the body of a function hands back."""
    if isinstance(function.node, ast.Lambda):
        return run.evaluate(function.node.body, scope)
    exits = Exits("return", run.mark())
    run.exits.append(exits)
    flow = run.execute(function.node.body, scope)
    run.exits.pop()
    run.settled(exits, flow)
    if is_generator(run, function.node):
        return Unknown("comes from a generator")
    if isinstance(scope.returned, Missing):
        return None
    return joined(scope.returned, None) if flow is None else scope.returned


def is_generator(run: Machine, node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a function yields."""
    if node not in run.generators:
        run.generators[node] = any(one.__class__ in _YIELDS for one in walk(node))
    return run.generators[node]


def bind(run: Machine, function: Function, arguments: Arguments, scope: Scope) -> None:  # noqa: ARG001 -- of one form with its neighbours
    """Give the parameters of a function their values; a default only where the call certainly leaves it out."""
    node = function.node.args
    names = [one.arg for one in (*node.posonlyargs, *node.args)]
    values: dict[str, Value] = dict(zip(names, arguments.positional, strict=False))
    keywords = dict(arguments.keywords)
    only = [one.arg for one in node.kwonlyargs]
    values |= {name: keywords.pop(name) for name in (*names, *only) if name in keywords}
    defaults = dict(zip(reversed(names), reversed(function.defaults), strict=False))
    defaults |= {
        name: value for name, value in zip(only, function.keyword_defaults, strict=True) if value is not MISSING
    }
    for name in (*names, *only):
        value = values.get(name, UNKNOWN if arguments.open else defaults.get(name, UNKNOWN))
        scope.cell[name] = annotated_shapes.annotated(function, name, value)
    if node.vararg:
        rest = tuple(arguments.positional[len(names) :])
        scope.cell[node.vararg.arg] = Unknown("may be any number") if arguments.open else rest
    if node.kwarg:
        scope.cell[node.kwarg.arg] = DictValue(dict(keywords), open_=arguments.open)
    if names:
        scope.receiver = scope.cell[names[0]]


_HANDLERS: dict[type, Callable[[Machine, Value, Arguments, ast.AST], Value]] = {
    Unknown: _unknown,
    Reference: _reference,
    Builtin: _builtin,
    Bound: _bound,
    Partial: _partial,
    Class: _class,
    TabledLayer: _layer,
    TransposedLayer: _layer,
    Model: _model,
    Instance: _instance,
    Function: _function,
}
