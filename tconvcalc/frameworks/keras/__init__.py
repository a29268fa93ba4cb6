"""Keras: ``keras.layers.Conv1DTranspose``, ``Conv2DTranspose`` and ``Conv3DTranspose``.

Source: the Conv2DTranspose page of Keras' documentation for the words; the sizes and the refusals were measured on
keras 3.15 with its TensorFlow backend.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import TYPE_CHECKING, Literal

from tconvcalc.frameworks.base import Case, Framework, Law, Limits, Note, Piece
from tconvcalc.frameworks.numbered import below_stride, output_padding_law
from tconvcalc.frameworks.signature import AXES, Parameter, Signature, Snippet
from tconvcalc.geometry import span_of_kernel
from tconvcalc.layer import Layer, Word
from tconvcalc.question import Question, written
from tconvcalc.values import Span

if TYPE_CHECKING:  # loaded where they are wanted
    from tconvcalc.frameworks.layers_base import Vocabulary
    from tconvcalc.frameworks.network_code import Writer
    from tconvcalc.frameworks.skip_code import SkipWriter
    from tconvcalc.frameworks.steps import Steps

SOURCE = "Keras documentation, Conv2DTranspose; measured on keras 3.15 with the TensorFlow backend"
ONE = Span(1, 1)


def _strided_or_dilated(dims: int) -> list[tuple[Limits, ...]]:
    """A stride above 1 on any axis excludes a dilation above 1 on every axis."""
    holes = [holes for holes in product((ONE, Span(2)), repeat=dims) if set(holes) != {ONE}]
    return [(Limits(dilation=ONE),) * dims, *(tuple(Limits(ONE, hole) for hole in some) for some in holes)]


def _case(word: Word, extra: Literal["auto", "number"], size: str, *pieces: Piece) -> Case:
    return Case(
        name=word,
        word=word,
        trims="none",
        extra=extra,
        extra_limit=below_stride if extra == "number" else (lambda _stride, _dilation: 1),
        pieces=pieces,
        equation=f"output_size = {size}",
        source=SOURCE,
        preferred=extra == "auto",
        halves=word == "same",
        limits=_strided_or_dilated,
    )


def _dilated(layer: Layer) -> bool:
    return any(axis.dilation > 1 for axis in layer.axes)


def _steps() -> Steps:
    from tconvcalc.frameworks.keras.steps import STEPS  # noqa: PLC0415 -- only several layers need it

    return STEPS


def _network_writer() -> Writer:
    from tconvcalc.frameworks.keras.network_code import write  # noqa: PLC0415 -- only the code of several layers needs it

    return write


def _skip_writer() -> SkipWriter:
    from tconvcalc.frameworks.keras.skip_code import write  # noqa: PLC0415 -- as above

    return write


def _above_one(each: tuple[object, ...]) -> bool:
    return any(isinstance(value, int) and value > 1 for value in each)


def _strided_and_dilated(question: Question, name: Callable[[str], str]) -> str | None:
    stride, dilation = (tuple(getattr(axis, each) for axis in question.axes) for each in ("stride", "dilation"))
    if not _above_one(stride) or not _above_one(dilation):
        return None
    return f"{name('stride')} {written(stride)} together with {name('dilation')} {written(dilation)}"


def _even_same(question: Question, _name: Callable[[str], str]) -> str | None:
    for axis in question.axes if question.word == "same" else ():
        kernel_size, dilation = axis.kernel_size, axis.dilation
        known = isinstance(kernel_size, int) and isinstance(dilation, int) and axis.output_padding == 0
        if known and span_of_kernel(kernel_size, dilation) % 2 == 0:  # type: ignore[arg-type] # known says so
            return f"same with the even kernel {kernel_size} and output_padding 0"
    return None


OUTPUT_PADDING = output_padding_law("Keras wants output_padding below the stride")
STRIDE_DILATION = Law(
    "TCC005",
    "dilation",
    "stride and dilation above 1 together",
    "Keras refuses a stride above 1 together with a dilation above 1",
    lambda case: case._replace(limits=lambda dims: [(Limits(),) * dims]),
    _strided_and_dilated,
    ({"dilation": 2}, {"dilation": 2, "stride": 1}),
)
EVEN_SAME = Law(
    "TCC006",
    "output_padding",
    "output_padding 0 with an even kernel under same",
    "Keras builds such a layer, and TensorFlow then refuses to run it: it wants output_padding 1 or more",
    lambda case: case._replace(pieces=tuple(piece._replace(least_extra=0) for piece in case.pieces)),
    _even_same,
    ({"padding": "same", "output_padding": 0}, {"padding": "same", "output_padding": 1}),
)


def _body(text: Snippet) -> Iterator[str]:
    if not text.init:
        yield text.call("y = ", "(x)")
        return
    yield text.call("layer = ")
    yield "layer.build(x.shape)"  # the weights exist once it is built
    yield f"layer.kernel.assign({text.weights})"
    yield "y = layer(x)"


def _ported(text: Snippet) -> Iterator[str]:
    yield text.call("layer = ")
    yield "layer.build(x.shape)"
    yield f"layer.set_weights([kernel{', bias' if text.biased else ''}])"
    yield "y = layer(x)"


def _keras(dims: int) -> Signature:
    # The 3-D layer alone takes these two in the other order.
    middle = (Parameter("output_padding", "output_padding", None), Parameter("data_format", "data_format", None))
    classes = (f"Conv{dims}DTranspose", f"Convolution{dims}DTranspose")
    return Signature(
        api="keras",
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
        body=_body,
        arange="keras.ops.arange",
        ported=_ported,
    )


def _layers() -> Vocabulary:
    from tconvcalc.frameworks.keras.layers import vocabulary  # noqa: PLC0415 -- only readers of sources want it

    return vocabulary(KERAS.signatures)


KERAS = Framework(
    name="keras",
    title="Keras",
    cases=(
        _case(
            "valid",
            "auto",
            "(input_size - 1)*stride + max(dilation*(kernel_size - 1) + 1, stride)",
            Piece(lambda span, _stride: span, spans=Span, where="kernel_size >= stride"),
            Piece(lambda _span, stride: stride, spans=lambda stride: Span(1, stride - 1), where="kernel_size < stride"),
        ),
        _case("same", "auto", "input_size*stride", Piece(lambda _span, stride: stride)),
        _case(
            "valid",
            "number",
            "(input_size - 1)*stride + dilation*(kernel_size - 1) + 1 + output_padding",
            Piece(lambda span, _stride: span),
        ),
        _case(
            "same",
            "number",
            "(input_size - 1)*stride + (dilation*(kernel_size - 1) + 1) % 2 + output_padding",
            Piece(lambda _span, _stride: 1, parity=1, where="the kernel spans an odd number"),
            Piece(lambda _span, _stride: 0, parity=0, least_extra=1, where="the kernel spans an even number"),
        ),
    ),
    signatures=tuple(map(_keras, AXES)),
    laws=(OUTPUT_PADDING, STRIDE_DILATION, EVEN_SAME),
    load_steps=_steps,
    load_network_writer=_network_writer,
    load_skip_writer=_skip_writer,
    load_layers=_layers,
    lacks={"numbers": "Keras' padding is valid or same"},
    notes=(
        Note(
            _dilated,
            "with the TensorFlow backend, dilation above 1 runs on the oneDNN kernel (the default for float32 on x86) "
            "and is refused by the other one (TF_ENABLE_ONEDNN_OPTS=0, float64)",
        ),
    ),
    asked_by_default=True,
    measured_on="keras 3.15",
)
