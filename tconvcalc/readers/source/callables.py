"""The callables that build or apply transposed convolutions, by canonical dotted name.

The table of the frameworks, and on top of it what older versions and other modules call the same things.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.signature import AXES, Parameter, Signature
from tconvcalc.readers.source.names import canonical

Kind = Literal["module", "layer", "tf.nn", "functional", "tf.layers"]
"""How its arguments say what it does: a module of torch, a layer of Keras, or a function."""


class Callable(NamedTuple):
    """One callable: how it works, whose rules it follows, its spatial axes if they are fixed, and its parameters.

    ``older`` maps other spellings of its keywords to the usual ones.
    """

    kind: Kind
    framework: str
    dims: int | None
    parameters: tuple[Parameter, ...]
    older: dict[str, str]

    def parameter(self, quantity: str) -> Parameter | None:
        """The parameter that holds a quantity."""
        return next((one for one in self.parameters if one.quantity == quantity), None)


_KINDS: dict[str, Kind] = {"tf.nn": "tf.nn", "keras": "layer", "torch.nn": "module"}
_TF1 = {"value": "input", "filter": "filters", "kernel": "filters", "stride": "strides"}
_KERAS1 = {
    "nb_filter": "filters",
    "border_mode": "padding",
    "subsample": "strides",
    "dim_ordering": "data_format",
}


def _usual(framework: str, signature: Signature) -> dict[str, Callable]:
    older = {"tf.nn": _TF1, "keras": _KERAS1, "torch.nn": {}}[signature.api]
    row = Callable(_KINDS[signature.api], framework, signature.dims, signature.parameters, older)
    dims, names = signature.dims, {canonical(name): row for name in signature.names}
    if row.kind == "layer":
        names[f"keras.layers.Deconvolution{dims}D"] = row
        names |= _tf_layers(row, dims)
    if row.kind == "module":
        lazy = row._replace(parameters=tuple(one for one in row.parameters if one.quantity != "in_channels"))
        names[f"torch.nn.LazyConvTranspose{dims}d"] = lazy
        names |= _functional(dims)
    if row.kind == "tf.nn":
        names[f"tensorflow.nn.conv{dims}d_transpose_v2"] = row
    return names


def _tf_layers(row: Callable, dims: int) -> dict[str, Callable]:
    """``tf.layers`` of TensorFlow 1: no output_padding, no dilation, and the functions take their input first."""
    known = {one.name: one for one in row.parameters}
    layer = tuple(known[name] for name in ("filters", "kernel_size", "strides", "padding", "data_format"))
    function = (Parameter("inputs", "input"), *layer)
    return {
        f"tensorflow.layers.Conv{dims}DTranspose": row._replace(parameters=layer),
        f"tensorflow.layers.conv{dims}d_transpose": row._replace(kind="tf.layers", parameters=function),
    }


def _functional(dims: int) -> dict[str, Callable]:
    parameters = (
        Parameter("input", "input"),
        Parameter("weight", "filters"),
        Parameter("bias", "bias", None),
        Parameter("stride", "stride", 1),
        Parameter("padding", "padding", 0),
        Parameter("output_padding", "output_padding", 0),
        Parameter("groups", "groups", 1),
        Parameter("dilation", "dilation", 1),
    )
    row = Callable("functional", "pytorch", dims, parameters, {})
    return {name + f"conv_transpose{dims}d": row for name in ("torch.nn.functional.", "torch.")}


CALLABLES: dict[str, Callable] = {
    name: row
    for framework in FRAMEWORKS.values()
    for one in framework.signatures
    if one.api in _KINDS
    for name, row in _usual(framework.name, one).items()
}
"""Every callable that is recognised."""

CALLABLES["tensorflow.nn.conv_transpose"] = CALLABLES[f"tensorflow.nn.conv{max(AXES)}d_transpose"]._replace(dims=None)

KERAS1 = Callable(
    "layer",
    "keras",
    2,
    (
        Parameter("filters", "out_channels"),
        Parameter("nb_row", "rows"),
        Parameter("nb_col", "columns"),
        Parameter("output_shape", "output_shape"),
        *(Parameter(name) for name in ("init", "activation", "weights")),
        Parameter("padding", "padding", "valid"),
        Parameter("strides", "stride", 1),
        Parameter("data_format", "data_format", None),
    ),
    _KERAS1,
)
"""``Deconvolution2D`` as Keras 1 took it. Its output_shape is the caller's own, and no rule of later ones."""

_LAST = re.compile(r"^(?:" + "|".join(sorted({name.rpartition(".")[2] for name in CALLABLES})) + r")$")


def sounds_like_one(name: str) -> bool:
    """Whether the last part of a name is that of a callable here, wherever it comes from."""
    return _LAST.match(name) is not None
