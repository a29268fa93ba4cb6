"""How a layer is written in code: one table per API and rank, read both ways.

``snippet.py`` prints a call from it; a reader of sources recognises a call by it. Source: the signatures of
tensorflow 2.21, keras 3.15 and torch 2.13, which the tests compare with this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tconvcalc.layer import Word

REQUIRED = object()
"""The default of a parameter that has none."""

AXES = {1: "W", 2: "HW", 3: "DHW"}
"""The letters of the spatial axes in a data format, outermost first, by how many there are."""


class Parameter(NamedTuple):
    """One parameter of a call: how the API spells it, and which of our quantities it is.

    Attributes:
        name: its keyword.
        quantity: one of our words, or ``input``, ``filters`` and ``output_shape`` for the tensors of a function,
            ``data_format`` and ``bias``; empty for what does not bear on the shape but takes a place.
        default: what leaving it out means, for every axis.
        always: written even where it is the default, because readers of the code look for it.
    """

    name: str
    quantity: str = ""
    default: object = REQUIRED
    always: bool = False


@dataclass(frozen=True)
class Signature:
    """One callable that builds or applies a transposed convolution.

    Attributes:
        api: the name under which its code is shown.
        framework: the framework whose rules it follows.
        dims: how many spatial axes it has.
        names: its dotted names, the one that is printed first.
        imports: the lines that come before it in code.
        local: the module that those lines bind, as a dotted name, and the name that they bind it to.
        tensors: where code finds ``eye``, ``einsum`` and the like.
        zeros: an input of zeros, with a place for its sizes.
        parameters: in positional order, from the first to the last one of use here.
        leading: how many of them are written by position.
        words: how it spells the padding words that it knows.
        channels_last: whether the channels of its input come after the spatial axes.
        filters: the order of the axes of its weights; ``kernel_size`` stands for one per spatial axis.
    """

    api: str
    framework: str
    dims: int
    names: tuple[str, ...]
    imports: tuple[str, ...]
    local: tuple[str, str]
    tensors: str
    zeros: str
    parameters: tuple[Parameter, ...]
    leading: int
    words: dict[Word, str]
    channels_last: bool
    filters: tuple[str, ...]

    @property
    def printed(self) -> str:
        """The callable as code writes it after its imports."""
        module, name = self.local
        return name + self.names[0].removeprefix(module)


def _tf_nn(dims: int) -> Signature:
    return Signature(
        api="tf.nn",
        framework="tensorflow",
        dims=dims,
        names=(f"tensorflow.nn.conv{dims}d_transpose", f"tensorflow.compat.v2.nn.conv{dims}d_transpose"),
        imports=("import tensorflow as tf",),
        local=("tensorflow", "tf"),
        tensors="tf",
        zeros="tf.zeros([1, {}, in_channels])",
        parameters=(
            Parameter("input", "input"),
            Parameter("filters", "filters"),
            Parameter("output_shape", "output_shape"),
            Parameter("strides", "stride"),
            Parameter("padding", "padding", "SAME", always=True),
            Parameter("data_format", "data_format", f"N{AXES[dims]}C"),
            Parameter("dilations", "dilation", 1),
        ),
        leading=3,
        words={"valid": "VALID", "same": "SAME"},
        channels_last=True,
        filters=("kernel_size", "out_channels", "in_channels"),
    )


def _keras(dims: int) -> Signature:
    # The 3-D layer alone takes these two in the other order.
    middle = (Parameter("output_padding", "output_padding", None), Parameter("data_format", "data_format", None))
    classes = (f"Conv{dims}DTranspose", f"Convolution{dims}DTranspose")
    return Signature(
        api="keras",
        framework="keras",
        dims=dims,
        names=tuple(f"{module}.layers.{name}" for module in ("keras", "tensorflow.keras") for name in classes),
        imports=("import keras",),
        local=("keras", "keras"),
        tensors="keras.ops",
        zeros="keras.ops.zeros([1, {}, in_channels])",
        parameters=(
            Parameter("filters", "out_channels"),
            Parameter("kernel_size", "kernel_size"),
            Parameter("strides", "stride", 1),
            Parameter("padding", "padding", "valid"),
            *(reversed(middle) if dims == max(AXES) else middle),
            Parameter("dilation_rate", "dilation", 1),
            Parameter("activation", default=None),
            Parameter("use_bias", "bias", default=True),
        ),
        leading=0,
        words={"valid": "valid", "same": "same"},
        channels_last=True,
        filters=("kernel_size", "out_channels", "in_channels"),
    )


def _torch_nn(dims: int) -> Signature:
    return Signature(
        api="torch.nn",
        framework="pytorch",
        dims=dims,
        names=(f"torch.nn.ConvTranspose{dims}d",),
        imports=("import torch", "from torch import nn"),
        local=("torch.nn", "nn"),
        tensors="torch",
        zeros="torch.zeros(1, in_channels, {})",
        parameters=(
            Parameter("in_channels", "in_channels"),
            Parameter("out_channels", "out_channels"),
            Parameter("kernel_size", "kernel_size"),
            Parameter("stride", "stride", 1),
            Parameter("padding", "padding", 0),
            Parameter("output_padding", "output_padding", 0),
            Parameter("groups", "groups", 1),
            Parameter("bias", "bias", default=True),
            Parameter("dilation", "dilation", 1),
        ),
        leading=2,
        words={},
        channels_last=False,
        filters=("in_channels", "out_channels", "kernel_size"),
    )


SIGNATURES: tuple[Signature, ...] = tuple(row(dims) for dims in (1, 2, 3) for row in (_tf_nn, _keras, _torch_nn))
"""Every callable that is known."""
