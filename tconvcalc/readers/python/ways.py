"""The way that a tensor came: its steps, its sizes as people write them, and the same way with one layer changed."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence

from tconvcalc.claims import Claim
from tconvcalc.frameworks.layers_base import Clash
from tconvcalc.frameworks.shapes import Shape
from tconvcalc.frameworks.spatial_effects import channels_first
from tconvcalc.readers.python.records import TransposedLayer
from tconvcalc.readers.python.values import Layer, Step, Tensor

_MOST_STEPS = 512
_MOST_BEHIND = 2 * _MOST_STEPS
_MOST_SIZES = 24
_RANKED = 3  # a batch, channels, and at least one size

Apply = Callable[[Sequence[Shape | None]], object]


def ancestors(tensors: Sequence[Tensor]) -> list[Tensor]:
    """Everything that these came from, themselves included, nearest first."""
    found: dict[Tensor, None] = {}  # in the order in which they were met
    todo = list(tensors)
    while todo and len(found) < _MOST_STEPS:
        tensor = todo.pop(0)
        if tensor not in found:
            found[tensor] = None
            todo += tensor.step.inputs if tensor.step else ()
    return list(found)


def layers_on(tensors: Sequence[Tensor]) -> list[tuple[Layer, Step]]:
    """The layers on the way to these, each once, nearest first."""
    found: dict[ast.AST, tuple[Layer, Step]] = {}
    for tensor in ancestors(tensors):
        if tensor.step is not None and tensor.step.layer is not None:
            found.setdefault(tensor.step.layer.node, (tensor.step.layer, tensor.step))
    return list(found.values())


def sources_of(tensors: Sequence[Tensor]) -> list[Tensor]:
    """The tensors that something else than tensors made, and of which sizes are known."""
    return [
        one
        for one in ancestors(tensors)
        if one.step is not None and not one.step.inputs and isinstance(one.step.node, ast.Call) and one.shape
    ]


def replayed(
    tensors: Sequence[Tensor], changed: Mapping[ast.AST, Apply], sources: Mapping[Tensor, Shape]
) -> list[Shape | None]:
    """The shapes of tensors if some calls did something else; None where that is not known.

    Args:
        tensors: whose shapes; what they have in common is gone through once.
        changed: the calls of layers, with what these do instead.
        sources: the tensors that have another shape.
    """
    shapes: dict[Tensor, Shape | None] = {}
    moved = set(sources)
    for one in behind(tensors, len(tensors) * _MOST_BEHIND):
        step = one.step
        layer = None if step is None else step.layer
        apply = changed.get(layer.node) if layer is not None else None
        if one in sources:
            shapes[one] = sources[one]
        elif step is not None and step.inputs and (apply or any(each in moved for each in step.inputs)):
            moved.add(one)
            outcome = (apply or step.apply)([shapes.get(each) for each in step.inputs])
            shapes[one] = None if isinstance(outcome, Clash) else outcome  # type: ignore[assignment]
        else:
            shapes[one] = one.shape
    return [shapes.get(each) for each in tensors]


def behind(tensors: Sequence[Tensor], most: int = _MOST_BEHIND) -> list[Tensor]:
    """Everything that these came from, themselves included, each behind what it was made of."""
    found: dict[Tensor, None] = {}  # in the order in which they are settled
    entered: set[Tensor] = set()
    todo = list(tensors)
    while todo and len(found) < most:
        one = todo[-1]
        if one in entered or one.step is None:
            found[todo.pop()] = None
        else:
            entered.add(one)
            todo += [each for each in one.step.inputs if each not in found]
    return list(found)


def claim_of(step: Step) -> Claim | None:
    """What the layer of a step claims there, if it follows from its own parameters."""
    arguments: tuple[object, ...] = getattr(step.apply, "args", ())
    return next((one for one in arguments if isinstance(one, Claim)), None)


def told(tensor: Tensor) -> str:
    """The sizes on the way of a tensor: ``150 -> 75 -> 37``; nothing where there was no way."""
    shapes = [shape for shape in reversed(list(_main(tensor))) if len(shape) >= _RANKED]
    stated = next((known for layer, _ in layers_on([tensor]) if (known := _channels_first(layer)) is not None), None)
    first = 2 * sum(map(_first, shapes)) >= len(shapes) if stated is None else stated
    sizes: list[str] = []
    for shape in shapes:
        text = _spatial(shape, first=first)
        if text and (not sizes or sizes[-1] != text):
            sizes.append(text)
    if len(sizes) > _MOST_SIZES:
        sizes = [*sizes[: _MOST_SIZES // 2], "…", *sizes[-_MOST_SIZES // 2 :]]
    return " -> ".join(sizes) if len(sizes) > 1 else ""


def _channels_first(layer: Layer) -> bool | None:
    """Whether channels come first in what a layer takes, if it says so."""
    if isinstance(layer, TransposedLayer):
        return layer.where.first
    return channels_first(layer.given) if "data_format" in layer.given.values else None


def _main(tensor: Tensor) -> Iterator[Shape]:
    """The shapes of a tensor and of what it came from; where several came together, of the one with the longest way."""
    long = _lengths(tensor)
    here: Tensor | None = tensor
    while here is not None:
        if here.shape is not None:
            yield here.shape
        inputs = [one for one in here.step.inputs if one in long] if here.step else []
        here = max(inputs, key=long.__getitem__, default=None)


def _lengths(tensor: Tensor) -> dict[Tensor, int]:
    """Of how many steps the longest way to each ancestor of a tensor is."""
    long: dict[Tensor, int] = {}
    for one in behind([tensor]):
        inputs = one.step.inputs if one.step else ()
        long[one] = 1 + max((long.get(each, 0) for each in inputs), default=0)
    return long


def _spatial(shape: Shape, *, first: bool) -> str:
    """The spatial sizes of a shape, as one number where they are equal."""
    sizes = shape[2:] if first else shape[1:-1]
    each = [str(one) if isinstance(one, int) else "?" for one in sizes]
    if set(each) == {"?"}:
        return ""
    return each[0] if len(set(each)) == 1 else "x".join(each)


def _first(shape: Shape) -> bool:
    """Whether channels seem to come first: where the last two axes are equal and the one before is not."""
    if len(shape) == _RANKED:
        numbers = shape[1:]
        return isinstance(numbers[0], int) and isinstance(numbers[1], int) and numbers[0] <= numbers[1]
    one, two, last = shape[1], shape[-2], shape[-1]
    return two == last or one != two
