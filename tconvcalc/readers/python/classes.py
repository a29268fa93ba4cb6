"""Classes of the source: their objects, their attributes, and what their objects make of their arguments."""

from __future__ import annotations

import ast
from collections.abc import Callable

from tconvcalc.readers.python import imports, models, namespaces, tensors, weights
from tconvcalc.readers.python.inherited_rows import BASE, inherited_row
from tconvcalc.readers.python.layers import transposed
from tconvcalc.readers.python.machine import Machine
from tconvcalc.readers.python.modules import module_of
from tconvcalc.readers.python.records import TransposedLayer
from tconvcalc.readers.python.values import (
    MISSING,
    UNKNOWN,
    Arguments,
    Bound,
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
    Super,
    TabledLayer,
    Tensor,
    Unknown,
    Value,
)

_READY = "__ready__"
_PLAIN = (int, float, str, tuple, ListValue, DictValue, type(None))


def instantiate(run: Machine, kind: Class, arguments: Arguments, node: ast.AST) -> Value:
    """An object of a class."""
    if not kind.known:
        return Unknown("is made by a class that is not known")
    if not run.muted:
        run.called.add(kind.node)
    instance = Instance(kind)
    if namespaces.keeps_settings(kind):
        namespaces.fill(run, instance, arguments)
        return instance
    initialise(run, instance, arguments, node)
    return instance


def initialise(run: Machine, instance: Instance, arguments: Arguments, node: ast.AST) -> None:
    """Run the constructor of an object."""
    kind = instance.kind
    constructor = kind.find("__init__")
    if isinstance(constructor, Function):
        run.call(Bound(constructor, instance), arguments, node)
        return
    fields = _fields(run, kind)
    if fields is not None:
        _filled(run, instance, fields, arguments)
    elif isinstance(node, ast.Call):
        _of_base(run, kind, instance, arguments, node)


def _of_base(run: Machine, kind: Class, instance: Instance, arguments: Arguments, node: ast.AST) -> None:
    """Run the constructor of the one base that comes from an import."""
    bases = kind.references()
    if len(bases) != 1 or any(len(one.bases) != 1 for one in kind.family()):
        return
    name = bases[0]
    if name in run.words.transposed and not run.words.transposed[name].applied:
        layer = transposed(run, run.words.transposed[name], name, arguments, node, plain_=False)
        run.put(instance.cell, BASE, layer)
    elif name in run.words.layers or _makes_model(run.words.roles.get(name), arguments):
        run.put(instance.cell, BASE, imports.call(run, name, arguments, node))


def _makes_model(role: str | None, arguments: Arguments) -> bool:
    """Whether the constructor of a base makes a model that applies layers; a row may be filled later."""
    return role == "row" or (role == "model" and bool(arguments.positional or arguments.keywords))


def _fields(run: Machine, kind: Class) -> list[ast.AnnAssign] | None:
    """The fields of a dataclass, a named tuple, or a module that is one."""
    base = module_of(run, kind)
    notes = {ast.unparse(one).partition("(")[0].rpartition(".")[2] for one in kind.node.decorator_list}
    fielded = (base is not None and base.fields) or "dataclass" in notes or "typing.NamedTuple" in kind.references()
    family = reversed(kind.family()) if fielded else ()
    found = [
        part
        for one in family
        for part in one.node.body
        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)
    ]
    return found if fielded else None


def _filled(run: Machine, instance: Instance, fields: list[ast.AnnAssign], arguments: Arguments) -> None:
    names = [one.target.id for one in fields if isinstance(one.target, ast.Name)]
    given = dict(zip(names, arguments.positional, strict=False)) | arguments.keywords
    for name in names:
        default = instance.kind.find(name)
        if isinstance(default, Partial) and name not in given:  # the factory of a field
            default = run.call(default, Arguments(), default.node)
        value = given.get(name, UNKNOWN if arguments.open or isinstance(default, Missing) else default)
        run.put(instance.cell, name, value)
    after = instance.kind.find("__post_init__")
    if isinstance(after, Function):
        run.call(Bound(after, instance), Arguments(open=len(after.node.args.args) > 1), instance.kind.node)


def apply_instance(run: Machine, instance: Instance, arguments: Arguments, node: ast.AST) -> Value:
    """What an object makes of its arguments."""
    if instance in run.hooked:
        return UNKNOWN
    method = instance.kind.find("__call__")
    forward = _forward(run, instance.kind)
    _prepared(run, instance, arguments, node)
    if not isinstance(method, Function):
        if forward in instance.cell:  # set on the object, which is not handed over then
            return run.call(instance.cell[forward], arguments, node)
        method = instance.kind.find(forward)
    if isinstance(method, Function):
        return run.call(Bound(method, instance), arguments, node)
    return run.call(inherited_row(instance), arguments, node)


def _prepared(run: Machine, instance: Instance, arguments: Arguments, node: ast.AST) -> None:
    """Run what the module of an object runs once, before it is first applied."""
    base = module_of(run, instance.kind)
    method = instance.kind.find(base.before) if base and base.before else MISSING
    if isinstance(method, Function) and _READY not in instance.cell:
        run.put(instance.cell, _READY, value=True)
        first = arguments.positional[0] if arguments.positional else UNKNOWN
        shape = first.shape if isinstance(first, Tensor) and first.shape is not None else UNKNOWN
        run.call(Bound(method, instance), Arguments([shape] if len(method.node.args.args) > 1 else []), node)


def _forward(run: Machine, kind: Class) -> str:
    """The method that is run where an object is called."""
    base = module_of(run, kind)
    if base is not None:
        return base.forward
    return next((name for name in ("forward", "call") if isinstance(kind.find(name), Function)), "forward")


def attribute(run: Machine, value: Value, name: str) -> Value:
    """An attribute of any value."""
    handler = _ATTRIBUTES.get(type(value))
    return handler(run, value, name) if handler else Unknown("is an attribute of something that is not known")


def _of_unknown(_run: Machine, value: Unknown, _name: str) -> Value:
    return Unknown(value.why or "is an attribute of something that is not known")


def _of_instance(run: Machine, value: Instance, name: str) -> Value:
    found = value.cell.get(name, MISSING)
    if isinstance(found, Missing):
        found = value.kind.find(name)
        if isinstance(found, Function):
            return _method(run, found, value)
    if isinstance(found, Missing):
        return Bound(name, value) if value.kind.references() else Unknown("is set nowhere in this source")
    hidden = isinstance(found, _PLAIN) and (name in value.hidden or "*" in value.hidden)
    return Unknown("is changed elsewhere") if hidden else found


def _method(run: Machine, function: Function, receiver: Value) -> Value:
    if function.kind == "staticmethod":
        return function
    if function.kind == "classmethod":
        return Bound(function, receiver.kind if isinstance(receiver, Instance) else receiver)
    if function.kind == "property":
        return run.call(Bound(function, receiver), Arguments(), function.node)
    return Bound(function, receiver)


def _of_class(_run: Machine, value: Class, name: str) -> Value:
    found = value.find(name)
    if isinstance(found, Function):
        return Bound(found, value) if found.kind == "classmethod" else found
    if isinstance(found, Missing):
        return Unknown("is an attribute of a class that it inherits")
    return found if value.known else UNKNOWN


def _of_super(run: Machine, value: Super, name: str) -> Value:
    kind = value.receiver.kind if isinstance(value.receiver, Instance) else value.after
    family = kind.family()
    at = family.index(value.after) if value.after in family else -1
    for one in family[at + 1 :]:
        if isinstance(one.scope.cell.get(name), Function):
            return _method(run, one.scope.cell[name], value.receiver)
    return Bound(name, value)


def super_method(run: Machine, value: Super, name: str, arguments: Arguments, node: ast.AST) -> Value:
    """What a method that is inherited from an import is worth."""
    if name == "__init__" and isinstance(value.receiver, Instance) and isinstance(node, ast.Call):
        _of_base(run, value.after, value.receiver, arguments, node)
        return None
    if name in {"forward", "call", "__call__"} and isinstance(value.receiver, Instance):
        return run.call(inherited_row(value.receiver), arguments, node)
    if name in {"add", "append", "extend", "insert", "add_module"} and isinstance(value.receiver, Instance):
        return models.method(run, value.receiver, name, arguments, node)
    return UNKNOWN


def initialised(run: Machine, dotted: str, arguments: Arguments, node: ast.AST) -> bool:
    """Run ``Base.__init__(self, …)``; whether that is what it was."""
    name, dot, method = dotted.rpartition(".")
    first = arguments.positional[0] if arguments.positional else None
    if not dot or method != "__init__" or not isinstance(first, Instance) or not isinstance(node, ast.Call):
        return False
    rest = Arguments(arguments.positional[1:], arguments.keywords, arguments.open)
    if name in first.kind.references():
        _of_base(run, first.kind, first, rest, node)
    return True


def _of_model(run: Machine, value: Model, name: str) -> Value:
    found = models.attribute(run, value, name)
    return Bound(name, value) if isinstance(found, Missing) else found


def _of_layer(_run: Machine, value: Layer, name: str) -> Value:
    if name in value.given.values:
        return value.given.values[name]
    if isinstance(value, TransposedLayer) and name in {"out_channels", "in_channels"}:
        known = getattr(value.built.claim, name)
        return UNKNOWN if known is None else known
    if name in {"weight", "weights", "bias", "kernel", "output", "input", "output_shape", "input_shape"}:
        return weights.attribute(value, name)
    return Bound(name, value)


def _of_reference(run: Machine, value: Reference, name: str) -> Value:
    return imports.attribute(run, value, name)


def _of_sequence(_run: Machine, value: Value, name: str) -> Value:
    return Bound(name, value)


_ATTRIBUTES: dict[type, Callable[[Machine, Value, str], Value]] = {
    Unknown: _of_unknown,
    Instance: _of_instance,
    Class: _of_class,
    Super: _of_super,
    Tensor: tensors.attribute,
    Model: _of_model,
    TabledLayer: _of_layer,
    TransposedLayer: _of_layer,
    Reference: _of_reference,
    ListValue: _of_sequence,
    DictValue: _of_sequence,
    tuple: _of_sequence,
    str: _of_sequence,
}
