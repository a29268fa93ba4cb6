"""Layers in a row as chains of steps: what flows through them, and where the size is stated anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Literal

from tconvcalc.claims import Chain, Claim, Forward, Place, Through
from tconvcalc.frameworks.layers_base import Given, Operation
from tconvcalc.frameworks.shape_effects import keep, normed, reshaped_behind_batch, unflattened
from tconvcalc.frameworks.shapes import Shape
from tconvcalc.frameworks.spatial_effects import channels_first
from tconvcalc.readers.python.machine import Machine
from tconvcalc.readers.python.quantities import Layout, count, sizes
from tconvcalc.readers.python.records import Built, TransposedLayer
from tconvcalc.readers.python.values import Layer, ListValue, Model, TabledLayer, Tensor, Value

_MOST = 4096


@dataclass
class Row:
    """A chain that is being put together; ``shape`` is that of the input, without the batch."""

    place: Place
    shape: tuple[Value, ...] | None = None
    first: set[bool | None] = field(default_factory=set)
    steps: list[Claim | Through] = field(default_factory=list)
    built: list[Built] = field(default_factory=list)
    alone: bool = True

    def chain(self, fed: Shape | None) -> Chain | None:
        """The chain, if there is a transposed convolution in it; ``fed`` is the one shape that it is applied to."""
        dims = next((step.dims for step in self.steps if isinstance(step, Claim)), -1)
        if dims == -1:
            return None
        chain = Chain(self.place, tuple(self.steps))
        first = next(iter(self.first)) if len(self.first) == 1 else None
        if self.shape is not None:
            chain = _fed(chain, (None, *self.shape), Layout(dims or 0, first))
        elif fed is not None and self.alone:
            whole = (None, *fed) if first and len(fed) == (dims or 0) + 1 else fed
            chain = _fed(chain, whole, Layout(dims or 0, first))
        return chain


def _fed(chain: Chain, shape: Sequence[Value], where: Layout) -> Chain:
    size = sizes("input_size", where.spatial(shape)).get("input_size")
    return replace(chain, input_size=size, channels=where.channels(shape))


def steps_of(run: Machine, model: Model) -> list[Row]:
    """The steps of a row of layers, in as many chains as it has places where the size is stated anew."""
    place = run.places(model.node)
    rows = [Row(place)]
    layers: ListValue = model.cell["layers"]
    if not layers.known:
        return []
    for layer in islice(_flat(layers), _MOST):
        node = layer.node if isinstance(layer, Layer) else None
        here = place if node is None else run.places(node)
        shape = _restart(layer)
        if shape is not None:
            rows.append(Row(here, shape))
        else:
            _add(rows[-1], layer, here)
    for row in rows:
        row.alone = len(rows) == 1
    return rows


def _flat(layers: ListValue, depth: int = 0) -> Iterator[Value]:
    for layer in layers.items[:_MOST]:
        if isinstance(layer, Model) and layer.kind == "row" and layer.cell["layers"].known and depth < 16:  # noqa: PLR2004 -- said beside it
            yield from _flat(layer.cell["layers"], depth + 1)
        else:
            yield layer


def _restart(layer: Value) -> tuple[Value, ...] | None:
    """The shape, without the batch, that something states whatever came before."""
    if isinstance(layer, Tensor):
        return layer.shape[1:] if layer.shape else None
    if not isinstance(layer, TabledLayer):
        return None
    shape = layer.given.get("shape")
    if layer.operation.effect is unflattened and layer.given.get("axis") == 1 and isinstance(shape, tuple):
        return shape
    if layer.operation.effect is reshaped_behind_batch and isinstance(shape, tuple):
        return shape
    starts = layer.name.endswith("InputLayer")
    return layer.stated[1:] if starts and layer.stated else None


def _add(row: Row, layer: Value, place: Place) -> None:
    step: Claim | Through = Through(place, None, None)
    if isinstance(layer, Layer) and row.shape is None and not row.steps and layer.stated:
        row.shape = layer.stated[1:]
    if isinstance(layer, TabledLayer):
        if "data_format" in layer.given.values:
            row.first.add(channels_first(layer.given))
        step = through(layer.operation, layer.given, place)
    elif isinstance(layer, TransposedLayer):
        step = _transposed(row, layer) or step
    row.steps.append(step)


def _transposed(row: Row, layer: TransposedLayer) -> Claim | None:
    row.first.add(layer.where.first)
    stated = layer.row.parameter("output_shape") is not None
    if stated or layer.built.unread or layer.built.muted:
        return None
    row.built.append(layer.built)
    return layer.built.claim


def through(operation: Operation, given: Given, place: Place) -> Through:
    """What a layer of a table does to sizes and channels."""
    if operation.effect is keep:
        return Through(place, "keep", "keep")
    if operation.effect is normed:
        loose = given.get("affine") is not True or given.get("track_running_stats") is not True
        return Through(place, "keep", "keep", None if loose else count(given.get("in_channels")))
    if not operation.windows:
        return Through(place, None, None)
    channels: int | Literal["keep"] | None = "keep"
    if any(one.quantity == "out_channels" for one in operation.parameters):
        channels = count(given.get("out_channels"))
    return Through(place, _forwards(given, operation.windows), channels, count(given.get("in_channels")))


def _forwards(given: Given, dims: int) -> tuple[Forward, ...] | None:
    if any(given.get(name) is not False for name in ("ceil_mode", "return_indices") if name in given.values):
        return None
    if any(name in given.values for name in ("border_mode", "subsample", "nb_row", "nb_col")):
        return None
    kernel = given.numbers("kernel_size", dims)
    stride = kernel if given.get("stride") is None else given.numbers("stride", dims)
    dilation = given.numbers("dilation", dims) if "dilation" in given.values else (1,) * dims
    word = given.word("padding")
    padding = (word,) * dims if word in {"same", "valid"} else given.numbers("padding", dims)
    if kernel is None or stride is None or dilation is None or padding is None:
        return None
    if min(*kernel, *stride, *dilation) < 1 or any(type(one) is int and one < 0 for one in padding):
        return None
    return tuple(Forward(*axis) for axis in zip(kernel, stride, padding, dilation, strict=True))  # type: ignore[arg-type]
