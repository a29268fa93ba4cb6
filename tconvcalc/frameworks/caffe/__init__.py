"""Caffe: the layer Deconvolution of a prototxt, with its weights as the layer's first blob.

Source: Caffe's documentation of ConvolutionParameter and deconv_layer.cpp; Caffe itself was not run. The size and the
numbers of 2-D layers were measured on the importer of OpenCV 4.14.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tconvcalc.frameworks.base import Case, Framework, Note, Piece
from tconvcalc.frameworks.signature import Parameter, Signature
from tconvcalc.layer import Layer

DIMS = (2,)


def _nothing(_stride: int, _dilation: int) -> int:
    return 1


def _by_axis(name: str, values: Sequence[int | None]) -> str:
    """One value for both axes, or the height's and the width's."""
    if len(set(values)) == 1:
        return f"{name}: {values[0]}"
    short = name.removesuffix("_size")
    return f"{short}_h: {values[0]} {short}_w: {values[1]}"


def _written(layer: Layer, init: str | None) -> Iterator[str]:
    """The parameters of the layer that are not at their defaults."""
    axes = layer.axes
    yield f"num_output: {layer.out_channels}"
    yield _by_axis("kernel_size", [axis.kernel_size for axis in axes])
    yield _by_axis("stride", [axis.stride for axis in axes])
    if any(axis.padding for axis in axes):
        yield _by_axis("pad", [axis.crop_begin for axis in axes])
    if any(axis.dilation > 1 for axis in axes):
        yield " ".join(f"dilation: {axis.dilation}" for axis in axes)
    if layer.groups > 1:
        yield f"group: {layer.groups}"
    if init:
        yield 'bias_term: false weight_filler { type: "bilinear" }'


def _prototxt(layer: Layer, sizes: Sequence[int], init: str | None) -> Iterator[str]:
    yield 'input: "x"'
    yield f"input_shape {{ dim: 1 dim: {layer.in_channels} {' '.join(f'dim: {size}' for size in sizes)} }}"
    yield "layer {"
    yield '  name: "up" type: "Deconvolution" bottom: "x" top: "y"'
    yield f"  convolution_param {{ {' '.join(_written(layer, init))} }}"
    yield "}"


def _deconvolution(dims: int) -> Signature:
    return Signature(
        api="prototxt",
        dims=dims,
        names=("caffe.layers.Deconvolution",),
        imports=(),
        local=("caffe", "caffe"),
        tensors="",
        zeros="",
        parameters=(
            Parameter("num_output", "out_channels"),
            Parameter("kernel_size", "kernel_size"),
            Parameter("stride", "stride", 1),
            Parameter("pad", "padding", 0),
            Parameter("dilation", "dilation", 1),
            Parameter("group", "groups", 1),
            Parameter("bias_term", "bias", default=True),
        ),
        leading=0,
        words={},
        channels_last=False,
        filters=("in_channels", "out_channels", "kernel_size"),
        body=lambda _text: iter(()),
        arange="",
        file=_prototxt,
    )


CAFFE = Framework(
    name="caffe",
    title="Caffe",
    cases=(
        Case(
            name="pad",
            word=None,
            trims="number",
            extra="none",
            extra_limit=_nothing,
            pieces=(Piece(lambda span, _stride: span),),
            equation="output_size = (input_size - 1)*stride - 2*padding + dilation*(kernel_size - 1) + 1",
            source="Caffe's source, deconv_layer.cpp; measured on OpenCV's importer",
            dims=DIMS,
        ),
    ),
    signatures=tuple(map(_deconvolution, DIMS)),
    groups=True,
    lacks={
        "word": "Caffe's Deconvolution knows no padding words: write a number (VALID is 0; SAME's size, stride times "
        "the input, comes with 2*padding = kernel_size - stride)",
        "ends": "Caffe trims both ends alike: write one number, and crop with a Crop layer",
        "output_padding": "Caffe has no output_padding: a kernel with a zero behind its last tap gives the same",
        "auto": "Caffe has no output_padding: a kernel with a zero behind its last tap gives the same",
        "dims": "Caffe is known here for 2-D layers",
    },
    notes=(
        Note(
            lambda _layer: True,
            "Caffe itself was not run: its documented rule, and OpenCV's importer, which ignores dilation",
        ),
    ),
    measured_on="OpenCV 4.14's importer",
)
