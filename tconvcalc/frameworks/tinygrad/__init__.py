"""tinygrad: ``tinygrad.nn.ConvTranspose1d`` and ``ConvTranspose2d``, which takes three axes too.

Source: the page of Tensor.conv_transpose2d; measured on tinygrad 0.14. Nothing limits its output_padding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tconvcalc.frameworks.base import NO_LIMIT, Case, Framework
from tconvcalc.frameworks.handed import Handed
from tconvcalc.frameworks.numbered import IN_NUMBERS, ends_alike, ends_differ, extra_given, numbered
from tconvcalc.frameworks.signature import AXES, Signature, ends_of_pairs, named, numbers_by_axis
from tconvcalc.layer import Layer
from tconvcalc.values import Ends

if TYPE_CHECKING:  # loaded where they are wanted
    from tconvcalc.frameworks.layers_base import Vocabulary
    from tconvcalc.frameworks.steps import Steps


def _padding(layer: Layer) -> object:
    """A number for each axis, or both ends of every axis, the last axis first."""
    each = [axis.padding for axis in layer.axes]
    if not any(isinstance(padding, Ends) for padding in each):
        return each[0] if len(set(each)) == 1 else tuple(each)
    ends = [padding if isinstance(padding, Ends) else (padding, padding) for padding in reversed(each)]
    return tuple(end for pair in ends for end in pair)


def _read_padding(value: object, dims: int) -> tuple[int | Ends, ...] | None:
    """A number, one for each axis, or both ends of every axis, the last axis first."""
    if isinstance(value, tuple) and len(value) == 2 * dims:
        pairs = ends_of_pairs(tuple(zip(value[::2], value[1::2], strict=True)), dims)
        return pairs and pairs[::-1]
    return numbers_by_axis(value, dims)


HANDED = Handed(
    "layer.weight = {}", "Tensor(kernel)", "layer.bias = Tensor(bias)", "Tensor(x)", "Tensor(({}).astype(np.float32))"
)


def _nn(dims: int) -> Signature:
    return Signature(
        api="tinygrad.nn",
        dims=dims,
        names=(f"tinygrad.nn.ConvTranspose{min(dims, 2)}d",),
        imports=("import numpy as np", "from tinygrad import Tensor, nn"),
        local=("tinygrad.nn", "nn"),
        tensors="np",
        zeros="Tensor.zeros(1, in_channels, {})",
        parameters=named(
            "in_channels out_channels kernel_size stride=1 padding=0 output_padding=0 dilation=1 groups=1 bias=True"
        ),
        leading=2,
        words={},
        channels_last=False,
        filters=("in_channels", "out_channels", "kernel_size"),
        body=HANDED.body,
        arange="np.arange",
        repeated="np.tile({}, ({}, 1))",
        padding=_padding,
        read_padding=_read_padding,
        every_axis=dims > 1,
        ported=HANDED.ported,
    )


def _case(trims: Literal["number", "ends"], limit: int | None) -> Case:
    """With an output_padding that was given (no limit), or one that is looked for: below the stride."""
    holds = ends_differ if trims == "ends" else ends_alike
    return numbered(
        "tinygrad documentation, Tensor.conv_transpose2d; measured on tinygrad 0.14",
        lambda question: holds(question) and extra_given(question) == bool(limit),
        trims=trims,
        extra_limit=lambda stride, _dilation: limit or stride,
    )


def _layers() -> Vocabulary:
    from tconvcalc.frameworks.tinygrad.layers import vocabulary  # noqa: PLC0415 -- only sources need it

    return vocabulary(TINYGRAD.signatures)


def _steps() -> Steps:
    from tconvcalc.frameworks.tinygrad.steps import STEPS  # noqa: PLC0415 -- only several layers need it

    return STEPS


TINYGRAD = Framework(
    name="tinygrad",
    title="tinygrad",
    cases=(_case("number", None), _case("number", NO_LIMIT), _case("ends", None), _case("ends", NO_LIMIT)),
    signatures=tuple(map(_nn, AXES)),
    groups=True,
    lacks={
        "word": f"tinygrad's transposed convolutions know no padding words: write numbers ({IN_NUMBERS})",
        "auto": "tinygrad does not choose output_padding itself: write a number",
    },
    load_layers=_layers,
    load_steps=_steps,
    measured_on="tinygrad 0.14",
)
