"""Operations on tensors: what an effect makes of them, what meets where, parts of them, and their attributes."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from tconvcalc.frameworks.layers_base import Clash, Effect, Given
from tconvcalc.frameworks.meeting_effects import together
from tconvcalc.frameworks.shapes import Dim, Shape, Size, product
from tconvcalc.frameworks.signature import REQUIRED, Parameter
from tconvcalc.readers.python.comparing import plain, shape_of
from tconvcalc.readers.python.machine import Machine
from tconvcalc.readers.python.records import Meeting
from tconvcalc.readers.python.values import UNKNOWN, Arguments, Bound, Layer, ListValue, Step, Tensor, Unknown, Value

_SUM = together("sum")
_PARTS = 1 << 16


def as_tensor(value: Value) -> Tensor:
    """A value as a tensor; of something else nothing is known."""
    return value if isinstance(value, Tensor) else Tensor(shape_of(value))


def bound(
    parameters: Sequence[Parameter], arguments: Arguments, older: Mapping[str, str] | None = None
) -> dict[str, Value]:
    """Which argument is for which quantity; defaults where a parameter has one and nothing more can be given."""
    given: dict[str, Value] = {}
    place = 0
    for one in parameters:
        if one.name.startswith("*"):
            rest = tuple(arguments.positional[place:])
            place += len(rest)
            if rest or arguments.open:
                given[one.quantity] = UNKNOWN if arguments.open else _one_or_all(rest)
        elif place < len(arguments.positional):
            given[one.quantity] = arguments.positional[place]
            place += 1
    names = {one.name.lstrip("*"): one.quantity for one in parameters}
    for name, value in arguments.keywords.items():
        plain_name = (older or {}).get(name, name)
        given[names.get(plain_name, plain_name)] = value
    for one in parameters:
        if one.quantity not in given and one.default is not REQUIRED:
            given[one.quantity] = UNKNOWN if arguments.open else one.default
    return given


def _one_or_all(rest: tuple[Value, ...]) -> Value:
    first = rest[0]
    return first if len(rest) == 1 and isinstance(first, tuple | ListValue | Unknown) else rest


def given_of(run: Machine, values: Mapping[str, Value], fixed: Mapping[str, object]) -> Given:
    """What a table gets to see of the arguments."""
    return Given({**{name: plain(value) for name, value in values.items()}, **fixed}, run.first)


def apply(  # noqa: PLR0913, PLR0917 -- each is a thing of its own
    run: Machine,
    effect: Callable[[Sequence[Shape | None]], object],
    inputs: Sequence[Value],
    node: ast.AST,
    layer: Layer | None = None,
    name: str = "",
) -> Tensor:
    """The result of an operation on tensors; shapes that do not go together are noted."""
    run.spend()
    tensors = tuple(as_tensor(value) for value in inputs)
    outcome = effect([tensor.shape for tensor in tensors])
    if isinstance(outcome, Clash):
        if not run.muted:
            run.records.meetings.append(Meeting(node, outcome, effect, tensors, layer, called(run)))
        outcome = None
    if outcome is not None and len(outcome) > 16:  # type: ignore[arg-type]  # noqa: PLR2004 -- said beside it
        outcome = None
    return Tensor(outcome, Step(effect, tensors, node, layer, name))  # type: ignore[arg-type]


def called(run: Machine) -> tuple[ast.AST, str] | None:
    """The outermost call that is being followed and hands over a shape."""
    frame = next((one for one in run.frames if one.shape), None)
    return (frame.node, frame.shape) if frame else None


def operate(run: Machine, effect: Effect, values: Mapping[str, Value], node: ast.AST, operands: Sequence[str]) -> Value:
    """A function of a table; an operand that is a list stands for all that is in it."""
    inputs: list[Value] = []
    for name in operands:
        value = values.get(name, UNKNOWN)
        if name == "inputs":
            items = value.items if isinstance(value, ListValue) and value.known else value
            if not isinstance(items, tuple):
                return Tensor(None)
            inputs += items
        else:
            inputs.append(value)
    others = {name: value for name, value in values.items() if name not in operands}
    given, indices = without_indices(given_of(run, others, {}))
    made = apply(run, partial(effect, given), inputs, node)
    return (made, Tensor(made.shape)) if indices else made


def without_indices(given: Given) -> tuple[Given, bool]:
    """What is given, but for the wish to get the places too; and whether there is one."""
    if given.get("return_indices") is not True:
        return given, False
    return given._replace(values={**given.values, "return_indices": False}), True


def summed(run: Machine, left: Value, right: Value, node: ast.AST) -> Tensor:
    """Two values that meet element by element, at least one of them a tensor."""
    numbers = (int, float)
    if isinstance(left, numbers) or isinstance(right, numbers):
        tensor = as_tensor(right if isinstance(left, numbers) else left)
        return Tensor(tensor.shape, tensor.step)
    return apply(run, partial(_SUM, Given({})), (left, right), node)


def indexed(tensor: Tensor, index: Value, node: ast.AST) -> Value:
    """A part of a tensor; slices come as Python's own."""
    parts = index if isinstance(index, tuple) else (index,)
    if tensor.shape is None or any(not _plain_index(one) for one in parts):
        return Tensor(None)
    taken = sum(one is not None and one is not Ellipsis for one in parts)
    if taken > len(tensor.shape) or sum(one is Ellipsis for one in parts) > 1:
        return Tensor(None)
    whole = [slice(None)] * (len(tensor.shape) - taken)
    if Ellipsis in parts:
        at = parts.index(Ellipsis)
        parts = (*parts[:at], *whole, *parts[at + 1 :])
    else:
        parts = (*parts, *whole)
    sizes, shape = list(tensor.shape), list[Size]()
    for one in parts:
        if one is None:
            shape.append(1)
            continue
        size = sizes.pop(0)
        if isinstance(one, slice):
            shape.append(_sliced(size, one))
    if tuple(shape) == tensor.shape:
        return tensor
    return Tensor(tuple(shape), Step(partial(_cut, parts), (tensor,), node, name="cut"))


def _cut(parts: tuple[Value, ...], shapes: Sequence[Shape | None]) -> Shape | None:
    """The shape of the part that is taken of another shape."""
    return as_tensor(indexed(Tensor(shapes[0]), parts, ast.Pass())).shape


def _plain_index(one: Value) -> bool:
    if isinstance(one, slice):
        return True
    return one is None or one is Ellipsis or type(one) is int


def _sliced(size: Size, part: slice) -> Size:
    ends = (part.start, part.stop, part.step)
    if all(one is None for one in ends):
        return size
    if not isinstance(size, int) or not all(one is None or type(one) is int for one in ends) or part.step == 0:
        return Dim()
    return len(range(size)[part])


def attribute(run: Machine, tensor: Tensor, name: str) -> Value:  # noqa: ARG001 -- of one form with its neighbours
    """An attribute of a tensor."""
    if name == "shape":
        return UNKNOWN if tensor.shape is None else tensor.shape
    if name in {"ndim", "rank"}:
        return UNKNOWN if tensor.shape is None else len(tensor.shape)
    if name in {"data", "grad", "real", "value"}:
        return tensor
    if name in {"device", "dtype"}:
        return UNKNOWN
    return Bound(name, tensor)


def method(run: Machine, tensor: Tensor, name: str, arguments: Arguments, node: ast.AST) -> Value:  # noqa: PLR0911 -- a case each, best read one below the other
    """What a method of a tensor is worth."""
    shape = tensor.shape
    if name == "size":
        axis = arguments.positional[0] if arguments.positional else arguments.keywords.get("dim")
        if shape is None:
            return UNKNOWN
        inside = type(axis) is int and -len(shape) <= axis < len(shape)
        return shape if axis is None else shape[axis] if inside else UNKNOWN
    if name in {"dim", "ndimension"}:
        return UNKNOWN if shape is None else len(shape)
    if name in {"get_shape", "shape"}:
        return UNKNOWN if shape is None else shape
    if name == "numel":
        return UNKNOWN if shape is None else product(shape)
    if name in {"view_as", "reshape_as", "expand_as"} and arguments.positional:
        return Tensor(as_tensor(arguments.positional[0]).shape, tensor.step)
    operation = run.words.methods.get(name)
    if operation is None:
        return Tensor(None) if name != "item" else UNKNOWN
    whole = Arguments([tensor, *arguments.positional], arguments.keywords, arguments.open)
    values = bound(operation.parameters, whole, operation.older)
    changed = run.changed.get(node, {})
    return operate(run, operation.effect, {**values, **operation.fixed, **changed}, node, operation.operands)
