"""Weights that go from one transposed convolution to another: the layer that they come from, and the one they go to.

They are followed through whatever is done with one tensor at a time: moved to another framework, its axes reordered.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from tconvcalc.frameworks.layers_base import Given
from tconvcalc.frameworks.shape_effects import unknown
from tconvcalc.readers.python.machine import Machine
from tconvcalc.readers.python.records import TransposedLayer
from tconvcalc.readers.python.values import UNKNOWN, Arguments, DictValue, Layer, ListValue, Step, Tensor, Value

_OF = "weights"
KERNELS = frozenset({"weight", "kernel"})
"""Attributes that are the weights of a layer."""

_TAKES = frozenset({"copy_", "assign", "set_value", "set_data"})
"""What a tensor of weights is filled by."""


def attribute(layer: Layer, name: str) -> Value:
    """The weights of a layer, by the name of the attribute."""
    if not isinstance(layer, TransposedLayer):
        return UNKNOWN
    own = Tensor(None, Step(partial(unknown, Given({})), (), layer.node, layer, _OF))
    return own if name in KERNELS else ListValue([own, UNKNOWN]) if name == _OF else UNKNOWN


def method(run: Machine, layer: Layer, name: str, arguments: Arguments) -> Value:
    """What a method of a layer hands back that has to do with its weights."""
    first = arguments.positional[0] if arguments.positional else UNKNOWN
    if name == "get_weights":
        return attribute(layer, _OF)
    if name == "state_dict":
        return DictValue({one: attribute(layer, one) for one in ("weight", "bias")})
    if name == "set_weights" and isinstance(first, ListValue) and first.items:
        load(run, layer, first.items[0])
    elif name == "load_state_dict" and isinstance(first, DictValue) and "weight" in first.items:
        load(run, layer, first.items["weight"])
    return UNKNOWN


def filled(run: Machine, tensor: Tensor, name: str, arguments: Arguments) -> None:
    """Note a method that fills the weights of a layer with something."""
    if name in _TAKES and arguments.positional:
        put(run, tensor, arguments.positional[0])


def put(run: Machine, tensor: Tensor, value: Value) -> bool:
    """Note that something is put where the weights of a layer are; whether they are any."""
    if tensor.step is None or tensor.step.name != _OF or tensor.step.layer is None:
        return False
    load(run, tensor.step.layer, value)
    return True


def load(run: Machine, layer: Layer, value: Value) -> None:
    """Note that a layer gets something as its weights, where that is certain and they are another layer's."""
    source = _source(value)
    if run.muted or source is layer:
        return
    if isinstance(source, TransposedLayer) and isinstance(layer, TransposedLayer):
        layer.built.claim = replace(layer.built.claim, loaded_from=source.built.claim)


def _source(value: Value) -> Layer | None:
    """The layer whose weights something is, whatever was done with them."""
    step = value.step if isinstance(value, Tensor) else None
    while step is not None and step.name != _OF:
        step = step.inputs[0].step if len(step.inputs) == 1 else None
    return step.layer if step is not None else None
