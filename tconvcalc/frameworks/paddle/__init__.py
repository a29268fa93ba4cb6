"""Paddle: ``paddle.nn.Conv1DTranspose``, ``Conv2DTranspose`` and ``Conv3DTranspose``.

Source: the page of Conv2DTranspose; measured on paddlepaddle 3.3. Its padding SAME is not told here: it follows from
the input size modulo the stride and drops the dilation, so that no rule holds for it at every size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from tconvcalc.frameworks.base import NO_LIMIT, Case, Framework, Law, Piece
from tconvcalc.frameworks.layers_base import Vocabulary
from tconvcalc.frameworks.signature import (
    AXES,
    Parameter,
    Signature,
    Snippet,
    by_axis,
    ends_of_pairs,
    numbers_by_axis,
)
from tconvcalc.layer import Layer, Word
from tconvcalc.question import Asked, Question
from tconvcalc.values import Ends, Span

SOURCE = "Paddle documentation, Conv2DTranspose; measured on paddlepaddle 3.3"
NUMBERS = "output_size = (input_size - 1)*stride - 2*padding + dilation*(kernel_size - 1) + output_padding + 1"
LETTERS = {1: "L", 2: "HW", 3: "DHW"}


def _below_stride(stride: int, _dilation: int) -> int:
    return stride


def _not_below_stride(question: Question, _name: Callable[[str], str]) -> str | None:
    for axis in question.axes:
        extra, stride = axis.output_padding, axis.stride
        if isinstance(extra, int) and isinstance(stride, int) and extra >= stride:
            return f"output_padding {extra} is not below the stride {stride}"
    return None


OUTPUT_PADDING = Law(
    "TCC004",
    "output_padding",
    "the output_padding that this needs",
    "Paddle wants output_padding below the stride",
    lambda case: replace(case, extra_limit=lambda _stride, _dilation: NO_LIMIT),
    _not_below_stride,
    ({"output_padding": 2}, {"output_padding": 1}),
)


def _unequal(question: Question) -> bool:
    return any(isinstance(axis.padding, Ends) and axis.padding.begin != axis.padding.end for axis in question.axes)


def _requested(axis: Asked, _word: Word | None) -> Asked:
    """An output_size at the call is made with an output_padding below the stride."""
    return axis._replace(output_padding=Span(0, axis.stride - 1) if isinstance(axis.stride, int) else None)


def _padding(layer: Layer) -> object:
    """A number for each axis, or both ends of every axis in turn."""
    if not any(isinstance(axis.padding, Ends) for axis in layer.axes):
        return by_axis(axis.padding for axis in layer.axes)
    ends = [axis.padding if isinstance(axis.padding, Ends) else (axis.padding, axis.padding) for axis in layer.axes]
    return [end for pair in ends for end in pair]


def _read_padding(value: object, dims: int) -> tuple[int | Ends, ...] | None:
    """A number, one for each axis, or both ends of every axis in turn."""
    if isinstance(value, tuple) and len(value) == 2 * dims:
        return ends_of_pairs(tuple(zip(value[::2], value[1::2], strict=True)), dims)
    return numbers_by_axis(value, dims)


def _body(text: Snippet) -> Iterator[str]:
    yield text.call("layer = ")
    if text.init:
        yield f"layer.weight.set_value({text.weights})"
    yield "y = layer(x)"


def _ported(text: Snippet) -> Iterator[str]:
    yield text.call("layer = ")
    yield "layer.weight.set_value(kernel)"
    if text.biased:
        yield "layer.bias.set_value(bias)"
    yield "y = layer(paddle.to_tensor(x))"


def _nn(dims: int) -> Signature:
    groups, dilation = Parameter("groups", "groups", 1), Parameter("dilation", "dilation", 1)
    return Signature(
        api="paddle.nn",
        dims=dims,
        names=(f"paddle.nn.Conv{dims}DTranspose",),
        imports=("import paddle",),
        local=("paddle", "paddle"),
        tensors="paddle",
        zeros="paddle.zeros([1, in_channels, {}])",
        parameters=(
            Parameter("in_channels", "in_channels"),
            Parameter("out_channels", "out_channels"),
            Parameter("kernel_size", "kernel_size"),
            Parameter("stride", "stride", 1),
            Parameter("padding", "padding", 0),
            Parameter("output_padding", "output_padding", 0),
            *((groups, dilation) if dims == 1 else (dilation, groups)),  # the 1-D layer alone has them in this order
            Parameter("weight_attr", default=None),
            Parameter("bias_attr", "bias", default=True),
            Parameter("data_format", "data_format", f"NC{LETTERS[dims]}"),
        ),
        leading=2,
        words={},
        channels_last=False,
        filters=("in_channels", "out_channels", "kernel_size"),
        body=_body,
        arange="paddle.arange",
        repeated="{}.tile([{}, 1])",
        padding=_padding,
        read_padding=_read_padding,
        ported=_ported,
    )


def _case(trims: str, holds: Callable[[Question], bool]) -> Case:
    ends = trims == "ends"
    return Case(
        name="padding",
        word=None,
        trims="ends" if ends else "number",
        extra="number",
        extra_limit=_below_stride,
        pieces=(Piece(lambda span, _stride: span),),
        equation=NUMBERS.replace("2*padding", "padding") if ends else NUMBERS,
        source=SOURCE,
        holds=holds,
    )


def _layers() -> Vocabulary:
    from tconvcalc.frameworks.paddle.layers import vocabulary  # noqa: PLC0415 -- only sources need it

    return vocabulary(PADDLE.signatures)


PADDLE = Framework(
    name="paddle",
    title="Paddle",
    cases=(_case("number", lambda question: not _unequal(question)), _case("ends", _unequal)),
    signatures=tuple(map(_nn, AXES)),
    aliases=("paddlepaddle",),
    laws=(OUTPUT_PADDING,),
    groups=True,
    lacks={
        "word": "Paddle's SAME crops by the input size modulo the stride, and its VALID is padding 0: write numbers",
        "auto": "Paddle does not choose output_padding itself: write a number",
    },
    requested=_requested,
    load_layers=_layers,
    measured_on="paddlepaddle 3.3",
)
