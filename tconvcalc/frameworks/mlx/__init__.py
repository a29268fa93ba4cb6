"""MLX: ``mlx.nn.ConvTranspose1d``, ``2d`` and ``3d``.

Source: the page of mlx.core.conv_transpose2d; measured on mlx 0.32 on its CPU kernels. Nothing limits its
output_padding. A padding beyond ``dilation*(kernel_size - 1)`` is taken and cuts whole inputs away.
"""

from __future__ import annotations

from collections.abc import Iterator

from tconvcalc.frameworks.base import NO_LIMIT, Case, Framework, Note, Piece
from tconvcalc.frameworks.layers_base import Vocabulary
from tconvcalc.frameworks.signature import AXES, Parameter, Signature, Snippet
from tconvcalc.geometry import span_of_kernel
from tconvcalc.layer import Layer
from tconvcalc.question import Question


def _given(question: Question) -> bool:
    """Whether the output_padding is a number on every axis: then any is taken."""
    return all(isinstance(axis.output_padding, int) for axis in question.axes)


def _beyond_kernel(layer: Layer) -> bool:
    return any(axis.crop_begin >= span_of_kernel(axis.kernel_size, axis.dilation) for axis in layer.axes)


def _body(text: Snippet) -> Iterator[str]:
    yield text.call("layer = ")
    if text.init:
        yield f"layer.weight = {text.weights}"
    yield "y = layer(x)"


def _ported(text: Snippet) -> Iterator[str]:
    yield text.call("layer = ")
    yield "layer.weight = mx.array(kernel)"
    if text.biased:
        yield "layer.bias = mx.array(bias)"
    yield "y = layer(mx.array(x))"


def _nn(dims: int) -> Signature:
    return Signature(
        api="mlx.nn",
        dims=dims,
        names=(f"mlx.nn.ConvTranspose{dims}d",),
        imports=("import mlx.core as mx", "import mlx.nn as nn"),
        local=("mlx.nn", "nn"),
        tensors="mx",
        zeros="mx.zeros((1, {}, in_channels))",
        parameters=(
            Parameter("in_channels", "in_channels"),
            Parameter("out_channels", "out_channels"),
            Parameter("kernel_size", "kernel_size"),
            Parameter("stride", "stride", 1),
            Parameter("padding", "padding", 0),
            Parameter("dilation", "dilation", 1),
            Parameter("output_padding", "output_padding", 0),
            Parameter("bias", "bias", default=True),
        ),
        leading=2,
        words={},
        channels_last=True,
        filters=("out_channels", "kernel_size", "in_channels"),
        body=_body,
        arange="mx.arange",
        ported=_ported,
    )


def _case(limit: int | None) -> Case:
    """With an output_padding that was given (no limit), or one that is looked for: below the stride."""
    return Case(
        name="padding",
        word=None,
        trims="number",
        extra="number",
        extra_limit=lambda stride, _dilation: limit or stride,
        pieces=(Piece(lambda span, _stride: span),),
        equation="output_size = (input_size - 1)*stride - 2*padding + dilation*(kernel_size - 1) + output_padding + 1",
        source="MLX documentation, mlx.core.conv_transpose2d; measured on mlx 0.32",
        largest_padding=lambda span: span - 1,
        holds=_given if limit else lambda question: not _given(question),
    )


def _layers() -> Vocabulary:
    from tconvcalc.frameworks.mlx.layers import vocabulary  # noqa: PLC0415 -- only sources need it

    return vocabulary(MLX.signatures)


MLX = Framework(
    name="mlx",
    title="MLX",
    cases=(_case(None), _case(NO_LIMIT)),
    signatures=tuple(map(_nn, AXES)),
    lacks={
        "word": "MLX' transposed convolutions know no padding words: write a number",
        "ends": "MLX trims both ends alike: write one number",
        "auto": "MLX does not choose output_padding itself: write a number",
    },
    notes=(
        Note(
            _beyond_kernel,
            "MLX' CPU kernel takes a padding beyond dilation*(kernel_size - 1) and cuts whole inputs away instead: "
            "other numbers than any other framework's",
        ),
    ),
    load_layers=_layers,
    measured_on="mlx 0.32",
)
