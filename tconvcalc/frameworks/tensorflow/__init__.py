"""TensorFlow: ``tf.nn.conv1d_transpose``, ``conv2d_transpose`` and ``conv3d_transpose``.

The caller states the output size; it must be one that the forward convolution takes back to the input size. Source:
the "Padding" notes of the tf.nn page of TensorFlow's documentation; the ranges were measured on tensorflow 2.21.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tconvcalc.frameworks.base import Case, Framework, Law, Limits, Note, Piece
from tconvcalc.frameworks.numbered import below_stride
from tconvcalc.frameworks.signature import AXES, Parameter, Signature, Snippet, ends_of_pairs
from tconvcalc.geometry import span_of_kernel
from tconvcalc.layer import Layer, Word
from tconvcalc.question import Asked, Question, written
from tconvcalc.values import Ends, SizeAsked, Span

if TYPE_CHECKING:  # loaded where they are wanted
    from tconvcalc.frameworks.layers_base import Vocabulary
    from tconvcalc.frameworks.network_code import Writer
    from tconvcalc.frameworks.steps import Steps

SOURCE = 'TensorFlow documentation, tf.nn, "Padding"; measured on tensorflow 2.21'


def _undilated(dims: int) -> list[tuple[Limits, ...]]:
    return [(Limits(dilation=Span(1, 1)),) * dims]


def _dilated(layer: Layer) -> bool:
    return any(axis.dilation > 1 for axis in layer.axes)


def _from_one(layer: Layer) -> bool:
    return layer.word == "valid" and any(axis.input_size == 1 for axis in layer.axes)


def _steps() -> Steps:
    from tconvcalc.frameworks.tensorflow.steps import STEPS  # noqa: PLC0415 -- only several layers need it

    return STEPS


def _network_writer() -> Writer:
    from tconvcalc.frameworks.tensorflow.network_code import write  # noqa: PLC0415 -- only the code of several layers needs it

    return write


def _dilated_with_ends(question: Question, name: Callable[[str], str]) -> str | None:
    dilations = tuple(axis.dilation for axis in question.axes)
    explicit = any(axis.padding is not None for axis in question.axes)
    dilated = any(isinstance(each, int) and each > 1 for each in dilations)
    return f"explicit padding together with {name('dilation')} {written(dilations)}" if explicit and dilated else None


DILATION = Law(
    "TCC007",
    "dilation",
    "dilation together with explicit padding",
    "TensorFlow refuses a dilation above 1 together with explicit padding",
    lambda case: case._replace(limits=lambda dims: [(Limits(),) * dims]),
    _dilated_with_ends,
    ({"padding": "1:1", "dilation": 2}, {"padding": "valid", "dilation": 2}),
)


def _accepted(axis: Asked, word: Word | None) -> Asked:
    """What to ask so that no claim that may run is called wrong.

    From an input of 1 under VALID the default kernel also takes an output that is smaller than the kernel's span. A
    padding that could not be read may be an explicit one, which cuts off as much as it likes.
    """
    return axis._replace(output_size=_accepted_output(axis, word), output_padding=None)


def _accepted_output(axis: Asked, word: Word | None) -> SizeAsked:
    after, before = axis.output_size, axis.input_size
    if not isinstance(after, int):
        return after
    if word is None:
        return Span(after) if axis.padding is None else after
    if word != "valid" or (isinstance(before, int) and before > 1):
        return after
    if not isinstance(axis.kernel_size, int) or not isinstance(axis.dilation, int):
        return after
    span = span_of_kernel(axis.kernel_size, axis.dilation)
    cropped = not isinstance(axis.stride, int) or span - axis.stride < after
    return span if cropped and after < span else after


def _body(text: Snippet) -> Iterator[str]:
    yield f"filters = tf.Variable({text.weights})"
    yield f"output_shape = tf.stack([tf.shape(x)[0], {text.outputs}, out_channels])"  # whatever the batch
    yield text.call("y = ")


def _ported(text: Snippet) -> Iterator[str]:
    yield "filters = tf.constant(kernel)"
    yield f"output_shape = [x.shape[0], {text.outputs}, out_channels]"
    yield text.call("y = ", " + bias" if text.biased else "")


def _ends_of_every_axis(layer: Layer) -> object:
    """Both ends of every axis of the input, batch and channels included."""
    ends = [axis.padding if isinstance(axis.padding, Ends) else (axis.padding, axis.padding) for axis in layer.axes]
    return [list(pair) for pair in ((0, 0), *ends, (0, 0))]


def _read_ends(value: object, dims: int) -> tuple[int | Ends, ...] | None:
    """Both ends of every axis of the input, of which batch and channels have none."""
    return ends_of_pairs(value[1:-1], dims) if isinstance(value, tuple) else None


def _tf_nn(dims: int) -> Signature:
    return Signature(
        api="tf.nn",
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
        body=_body,
        arange="tf.range",
        random="tf.random.normal([{}], stddev=0.02)",
        padding=_ends_of_every_axis,
        read_padding=_read_ends,
        ported=_ported,
    )


def _layers() -> Vocabulary:
    from tconvcalc.frameworks.tensorflow.layers import vocabulary  # noqa: PLC0415 -- only readers of sources want it

    return vocabulary(TENSORFLOW.signatures)


TENSORFLOW = Framework(
    name="tensorflow",
    title="TensorFlow",
    cases=(
        Case(
            name="VALID",
            word="valid",
            trims="none",
            extra="implied",
            extra_limit=below_stride,
            pieces=(Piece(base=lambda span, _stride: span),),
            equation="input_size = ceil((output_size - dilation*(kernel_size - 1)) / stride)",
            source=SOURCE,
        ),
        Case(
            name="SAME",
            word="same",
            trims="none",
            extra="implied",
            extra_limit=below_stride,
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
            extra_limit=below_stride,
            pieces=(Piece(base=lambda span, _stride: span),),
            equation="input_size = ceil((output_size + padding - dilation*(kernel_size - 1)) / stride)",
            source=SOURCE,
            limits=_undilated,
            dims=(2,),
        ),
    ),
    signatures=tuple(map(_tf_nn, AXES)),
    aliases=("tf",),
    laws=(DILATION,),
    load_steps=_steps,
    load_network_writer=_network_writer,
    load_layers=_layers,
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
    asked_by_default=True,
    also_written_in=("keras",),
    exact_words=True,
    takes_empty=True,
    requested=_accepted,
    unknown_batch=(
        "runs on the oneDNN kernel (the default for float32 on x86); the other one says "
        '"Dimension -1 must be >= 0". None is refused by both.'
    ),
    measured_on="tensorflow 2.21",
)
