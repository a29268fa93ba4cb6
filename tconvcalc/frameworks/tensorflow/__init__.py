"""TensorFlow: ``tf.nn.conv1d_transpose``, ``conv2d_transpose`` and ``conv3d_transpose``.

The caller states the output size; it must be one that the forward convolution takes back to the input size. Source:
the "Padding" notes of the tf.nn page of TensorFlow's documentation; the ranges were measured on tensorflow 2.21.
"""

from __future__ import annotations

from dataclasses import replace

from tconvcalc.frameworks.base import Case, Framework, Law, Limits, Note, Piece
from tconvcalc.frameworks.steps import Steps
from tconvcalc.layer import Layer
from tconvcalc.values import Span

DILATION = Law(
    "dilation",
    "dilation together with explicit padding",
    "TensorFlow refuses a dilation above 1 together with explicit padding",
    lambda case: replace(case, limits=lambda dims: [(Limits(),) * dims]),
)
SOURCE = 'TensorFlow documentation, tf.nn, "Padding"; measured on tensorflow 2.21'


def _stride(stride: int, _dilation: int) -> int:
    return stride


def _undilated(dims: int) -> list[tuple[Limits, ...]]:
    return [(Limits(dilation=Span(1, 1)),) * dims]


def _dilated(layer: Layer) -> bool:
    return any(axis.dilation > 1 for axis in layer.axes)


def _from_one(layer: Layer) -> bool:
    return layer.word == "valid" and any(axis.input_size == 1 for axis in layer.axes)


def _steps() -> Steps:
    from tconvcalc.frameworks.tensorflow.steps import STEPS  # noqa: PLC0415 -- only several layers need it

    return STEPS


TENSORFLOW = Framework(
    name="tensorflow",
    title="TensorFlow",
    cases=(
        Case(
            name="VALID",
            word="valid",
            trims="none",
            extra="implied",
            extra_limit=_stride,
            pieces=(Piece(base=lambda span, _stride: span),),
            equation="input_size = ceil((output_size - dilation*(kernel_size - 1)) / stride)",
            source=SOURCE,
        ),
        Case(
            name="SAME",
            word="same",
            trims="none",
            extra="implied",
            extra_limit=_stride,
            pieces=(Piece(base=lambda _span, _stride: 1),),
            equation="input_size = ceil(output_size / stride)",
            source=SOURCE,
            halves=True,
        ),
        Case(
            name="EXPLICIT",
            word=None,
            trims="ends",
            extra="implied",
            extra_limit=_stride,
            pieces=(Piece(base=lambda span, _stride: span),),
            equation="input_size = ceil((output_size + padding - dilation*(kernel_size - 1)) / stride)",
            source=SOURCE,
            limits=_undilated,
            dims=(2,),
        ),
    ),
    laws=(DILATION,),
    load_steps=_steps,
    lacks={
        "output_padding": "TensorFlow has no output_padding: the output_size that you state implies it",
        "auto": "TensorFlow has no output_padding: the output_size that you state implies it",
        "numbers": "TensorFlow's padding is VALID, SAME, or begin:end on both axes of a 2-D layer",
    },
    notes=(
        Note(
            _dilated,
            "dilation above 1 runs on TensorFlow's oneDNN kernel (the default for float32 on x86) and is refused by "
            "the other one (TF_ENABLE_ONEDNN_OPTS=0, float64)",
        ),
        Note(
            _from_one,
            "from an input of 1 TensorFlow's oneDNN kernel also accepts an output_size below the kernel's span "
            "(a cropped window); the documented rule, followed here, does not",
        ),
    ),
    measured_on="tensorflow 2.21",
)
