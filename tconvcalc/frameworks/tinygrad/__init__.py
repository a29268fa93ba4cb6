"""tinygrad: ``tinygrad.nn.ConvTranspose1d`` and ``ConvTranspose2d``, which takes three axes too.

Source: the page of Tensor.conv_transpose2d; measured on tinygrad 0.14. Nothing limits its output_padding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tconvcalc.frameworks.base import NO_LIMIT, Case, Framework, Piece
from tconvcalc.frameworks.layers_base import Vocabulary
from tconvcalc.frameworks.signature import AXES, Parameter, Signature, Snippet, ends_of_pairs, numbers_by_axis
from tconvcalc.layer import Layer
from tconvcalc.question import Question
from tconvcalc.values import Ends

NUMBERS = "output_size = (input_size - 1)*stride - 2*padding + dilation*(kernel_size - 1) + output_padding + 1"


def _given(question: Question) -> bool:
    """Whether the output_padding is a number on every axis: then any is taken."""
    return all(isinstance(axis.output_padding, int) for axis in question.axes)


def _unequal(question: Question) -> bool:
    return any(isinstance(axis.padding, Ends) and axis.padding.begin != axis.padding.end for axis in question.axes)


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


def _body(text: Snippet) -> Iterator[str]:
    yield text.call("layer = ")
    if text.init:
        yield f"layer.weight = Tensor(({text.weights}).astype(np.float32))"
    yield "y = layer(x)"


def _ported(text: Snippet) -> Iterator[str]:
    yield text.call("layer = ")
    yield "layer.weight = Tensor(kernel)"
    if text.biased:
        yield "layer.bias = Tensor(bias)"
    yield "y = layer(Tensor(x))"


def _nn(dims: int) -> Signature:
    return Signature(
        api="tinygrad.nn",
        dims=dims,
        names=(f"tinygrad.nn.ConvTranspose{min(dims, 2)}d",),
        imports=("import numpy as np", "from tinygrad import Tensor, nn"),
        local=("tinygrad.nn", "nn"),
        tensors="np",
        zeros="Tensor.zeros(1, in_channels, {})",
        parameters=(
            Parameter("in_channels", "in_channels"),
            Parameter("out_channels", "out_channels"),
            Parameter("kernel_size", "kernel_size"),
            Parameter("stride", "stride", 1),
            Parameter("padding", "padding", 0),
            Parameter("output_padding", "output_padding", 0),
            Parameter("dilation", "dilation", 1),
            Parameter("groups", "groups", 1),
            Parameter("bias", "bias", default=True),
        ),
        leading=2,
        words={},
        channels_last=False,
        filters=("in_channels", "out_channels", "kernel_size"),
        body=_body,
        arange="np.arange",
        repeated="np.tile({}, ({}, 1))",
        padding=_padding,
        read_padding=_read_padding,
        every_axis=dims > 1,
        ported=_ported,
    )


def _case(trims: str, limit: int | None, holds: Callable[[Question], bool]) -> Case:
    """With an output_padding that was given (no limit), or one that is looked for: below the stride."""
    ends = trims == "ends"
    return Case(
        name="padding",
        word=None,
        trims="ends" if ends else "number",
        extra="number",
        extra_limit=lambda stride, _dilation: limit or stride,
        pieces=(Piece(lambda span, _stride: span),),
        equation=NUMBERS.replace("2*padding", "padding") if ends else NUMBERS,
        source="tinygrad documentation, Tensor.conv_transpose2d; measured on tinygrad 0.14",
        holds=lambda question: holds(question) and _given(question) == bool(limit),
    )


def _layers() -> Vocabulary:
    from tconvcalc.frameworks.tinygrad.layers import vocabulary  # noqa: PLC0415 -- only sources need it

    return vocabulary(TINYGRAD.signatures)


TINYGRAD = Framework(
    name="tinygrad",
    title="tinygrad",
    cases=tuple(
        _case(trims, limit, holds)
        for trims, holds in (("number", lambda question: not _unequal(question)), ("ends", _unequal))
        for limit in (None, NO_LIMIT)
    ),
    signatures=tuple(map(_nn, AXES)),
    groups=True,
    lacks={
        "word": "tinygrad's transposed convolutions know no padding words: write numbers",
        "auto": "tinygrad does not choose output_padding itself: write a number",
    },
    load_layers=_layers,
    measured_on="tinygrad 0.14",
)
