"""Where in a row of layers the size is stated outright: an input, a reshape."""

from __future__ import annotations

import ast

from tconvcalc.readers.source.arithmetic import Known
from tconvcalc.readers.source.scopes import Where
from tconvcalc.readers.source.values import Values

_INPUTS = frozenset({"keras.Input", "keras.layers.Input", "keras.layers.InputLayer"})
RESTARTS = frozenset({*_INPUTS, "keras.layers.Reshape", "torch.nn.Unflatten"})
"""The layers after which the size is what they say, whatever came before."""


def stated(dotted: str, call: ast.Call, where: Where, values: Values) -> tuple[Known, ...] | None:
    """The shape, without the batch, that a layer of RESTARTS states."""
    if dotted == "torch.nn.Unflatten":
        sizes = _argument(call, where, values, 1, "unflattened_size")
        return _shape(sizes) if _argument(call, where, values, 0, "dim") == 1 else None
    if dotted == "keras.layers.Reshape":
        return _shape(_argument(call, where, values, 0, "target_shape"))
    return declared(call, where, values) or _shape(_argument(call, where, values, 0, "shape"))


def declared(call: ast.Call, where: Where, values: Values) -> tuple[Known, ...] | None:
    """The shape, without the batch, that a layer of Keras declares for its input."""
    for name in ("batch_shape", "batch_input_shape"):
        if whole := _shape(values.keyword(call, name, where)):
            return whole[1:]
    return _shape(values.keyword(call, "input_shape", where))


def _argument(call: ast.Call, where: Where, values: Values, place: int, name: str) -> Known:
    if len(call.args) > place and not any(isinstance(one, ast.Starred) for one in call.args):
        return values.value(call.args[place], where)
    return values.keyword(call, name, where)


def _shape(value: Known) -> tuple[Known, ...] | None:
    return value if isinstance(value, tuple) else None
