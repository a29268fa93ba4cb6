"""The way of a size on which a change was made, as a chain of layers that a command can be asked about."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeGuard

from tconvcalc.claims import Chain, Claim, Place, Through
from tconvcalc.frameworks.shapes import Shape
from tconvcalc.readers.python.chains import through
from tconvcalc.readers.python.quantities import Layout
from tconvcalc.readers.python.records import TransposedLayer
from tconvcalc.readers.python.values import Layer, Step, TabledLayer, Tensor
from tconvcalc.readers.python.ways import Apply, claim_of, replayed

_MOST_STEPS = 64  # a longer command is none that anybody would type
_MOST_LOOKED = 256


@dataclass(frozen=True)
class Changed:
    """What is different: what layers are given and do (by their nodes), and other sources.

    ``layer`` is the one around which to ask; None where only sources are different.
    """

    layer: Layer | None = None
    values: Mapping[ast.AST, Mapping[str, Any]] = field(default_factory=dict)
    apply: Mapping[ast.AST, Apply] = field(default_factory=dict)
    sources: Mapping[Tensor, Shape] = field(default_factory=dict)


def chain_of(inputs: Sequence[Tensor], changed: Changed, places: Callable[[Any], Place]) -> Chain | None:
    """The stretch of the way around the changed layer, or else the nearest transposed one, with its sizes at both ends.

    None where a step of which only the framework knows what it does leaves nothing that could be asked about.
    """
    way = next(filter(None, (_way_to(tensor, changed.layer) for tensor in inputs)), None)
    where = next((_layout(one) for one in way or () if _layout(one)), None)
    if way is None or where is None:
        return None
    shapes = replayed(way, changed.apply, changed.sources)
    sizes = [where.spatial(shape) for shape in shapes]
    made = [one.step for one in way[1:] if one.step is not None]
    steps = [_step(one, changed, places) or _kept(one, sizes[at : at + 2], places) for at, one in enumerate(made)]
    turn = next(at for at, one in enumerate(made) if _is(one, changed.layer))
    begin, end = turn, turn + 1
    while begin > 0 and steps[begin - 1] is not None and _numbers(sizes[begin - 1]):
        begin -= 1
    while end < len(steps) and steps[end] is not None and _numbers(sizes[end + 1]):
        end += 1
    stretch = [one for one in steps[begin:end] if one is not None]
    first, last = sizes[begin], sizes[end]
    if len(stretch) < end - begin or not _numbers(first) or not _numbers(last):
        return None
    return Chain(stretch[0].place, tuple(stretch), first, last)


def _is(step: Step | None, layer: Layer | None) -> bool:
    """Whether this layer, or where none is meant a transposed one, is what a step applied."""
    made = step.layer if step is not None and step.inputs else None
    if made is None:
        return False
    return isinstance(made, TransposedLayer) if layer is None else made.node is layer.node


def _way_to(tensor: Tensor, layer: Layer | None) -> list[Tensor] | None:
    """The tensors on the shortest way over a layer to this one, and before it always the first of several."""
    behind: dict[Tensor, Tensor | None] = {tensor: None}
    todo = [tensor]
    for one in todo:  # which grows
        if _is(one.step, layer):
            return [*_before(one), one, *_after(one, behind)]
        for each in one.step.inputs if one.step and len(todo) < _MOST_LOOKED else ():
            if each not in behind:
                behind[each] = one
                todo.append(each)
    return None


def _before(tensor: Tensor) -> list[Tensor]:
    found: list[Tensor] = []
    while tensor.step is not None and tensor.step.inputs and len(found) < _MOST_STEPS:
        tensor = tensor.step.inputs[0]
        found.append(tensor)
    return found[::-1]


def _after(tensor: Tensor, behind: Mapping[Tensor, Tensor | None]) -> list[Tensor]:
    found: list[Tensor] = []
    following = behind[tensor]
    while following is not None:
        found.append(following)
        following = behind[following]
    return found


def _layout(tensor: Tensor) -> Layout | None:
    """Where the channels are, if a transposed convolution made a tensor."""
    layer = tensor.step.layer if tensor.step is not None else None
    return layer.where if isinstance(layer, TransposedLayer) and layer.where.first is not None else None


def _step(step: Step, changed: Changed, places: Callable[[Any], Place]) -> Claim | Through | None:
    """What made a tensor, if a layer did that a chain can hold."""
    layer = step.layer
    values = changed.values.get(layer.node, {}) if layer is not None else {}
    if isinstance(layer, TransposedLayer):
        read = claim_of(step)
        given = {} if read is None else {name: one for name, one in read.given.items() if name != "input_size"}
        return None if read is None else replace(read, given={**given, **values})
    if not isinstance(layer, TabledLayer):
        return None
    tabled = layer.given._replace(values={**layer.given.values, **values})
    made = through(layer.operation, tabled, places(layer.node))
    return None if made.size is None else made


def _kept(step: Step, sizes: Sequence[tuple[Any, ...] | None], places: Callable[[Any], Place]) -> Through | None:
    """Something that left the sizes as they were."""
    same = sizes[0] is not None and sizes[0] == sizes[1]
    return Through(places(step.node), "keep", "keep") if same else None


def _numbers(sizes: tuple[Any, ...] | None) -> TypeGuard[tuple[int, ...]]:
    return sizes is not None and all(type(one) is int for one in sizes)
