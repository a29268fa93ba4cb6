"""ONNX: the node ConvTranspose, as onnxruntime runs it.

Source: the page of the operator ConvTranspose; measured on onnxruntime 1.31. Shape inference and the reference
evaluator of onnx 1.23 take more and yield other sizes, which notes tell. A layer is written with pads, never with
auto_pad: SAME_UPPER is TensorFlow's SAME only where the kernel spans at least the stride.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tconvcalc.frameworks.base import Case, Framework, Note, Piece
from tconvcalc.frameworks.numbered import ends_alike, ends_differ, numbered, output_padding_law
from tconvcalc.frameworks.onnx.auto_pad import padded
from tconvcalc.frameworks.signature import AXES, Parameter, Signature, Snippet, ends_of_pairs
from tconvcalc.layer import Layer, Word
from tconvcalc.question import Question
from tconvcalc.values import Ends, Span

if TYPE_CHECKING:  # loaded where they are wanted
    from tconvcalc.frameworks.layers_base import Vocabulary

SOURCE = "ONNX documentation, ConvTranspose; measured on onnxruntime 1.31"


def _nothing(_stride: int, _dilation: int) -> int:
    return 1


OUTPUT_PADDING = output_padding_law("onnxruntime wants output_padding below the stride")


def _asked_for(word: Word) -> Callable[[Question], bool]:
    """Only where it is written, and with no output_padding, which moves what is cropped there."""
    return lambda question: question.word == word and not any(axis.output_padding for axis in question.axes)


def _auto_pad(word: Word, *, larger_begin: bool = False) -> Case:
    return Case(
        name=word.upper(),
        word=word,
        trims="none",
        extra="none",
        extra_limit=_nothing,
        pieces=(
            Piece(lambda _span, stride: stride, spans=Span, where="kernel_size >= stride"),
            Piece(lambda span, _stride: span, spans=lambda stride: Span(1, stride - 1), where="kernel_size < stride"),
        ),
        equation="output_size = (input_size - 1)*stride + min(dilation*(kernel_size - 1) + 1, stride)",
        source=SOURCE,
        preferred=False,
        halves=True,
        larger_begin=larger_begin,
        holds=_asked_for(word),
    )


def _worded(layer: Layer) -> bool:
    return layer.word in {"same_upper", "same_lower"}


def _pads(layer: Layer) -> object:
    """All begins, then all ends."""
    ends = [Ends(axis.crop_begin, axis.crop_end + (axis.output_padding or 0)) for axis in layer.axes]
    if not any(map(any, ends)):
        return 0
    return [end.begin for end in ends] + [end.end for end in ends]


def _read_pads(value: object, dims: int) -> tuple[int | Ends, ...] | None:
    """All begins, then all ends."""
    if not isinstance(value, tuple):
        return (0,) if value == 0 else None
    return ends_of_pairs(tuple(zip(value[:dims], value[dims:], strict=False)), dims)


def _run(model_inputs: str) -> Iterator[str]:
    yield 'inputs = [helper.make_tensor_value_info("x", TensorProto.FLOAT, x.shape)]'
    yield 'outputs = [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)]'
    yield f'graph = helper.make_graph([node], "layer", inputs, outputs, {model_inputs})'
    yield 'model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)'
    yield 'y = onnxruntime.InferenceSession(model.SerializeToString()).run(None, {"x": x})[0]'


def _body(text: Snippet) -> Iterator[str]:
    yield f"w = ({text.weights}).astype(np.float32)"
    yield text.call("node = ")
    yield from _run('[numpy_helper.from_array(w, "w")]')


def _ported(text: Snippet) -> Iterator[str]:
    yield text.call("node = ").replace('["x", "w"]', '["x", "w", "b"]' if text.biased else '["x", "w"]')
    own = ', numpy_helper.from_array(bias, "b")' if text.biased else ""
    yield from _run(f'[numpy_helper.from_array(kernel, "w"){own}]')


def _node(dims: int) -> Signature:
    return Signature(
        api="onnx",
        dims=dims,
        names=("onnx.helper.make_node",),
        imports=(
            "import numpy as np",
            "import onnxruntime",
            "from onnx import TensorProto, helper, numpy_helper",
        ),
        local=("onnx.helper", "helper"),
        tensors="np",
        zeros="np.zeros((1, in_channels, {}), np.float32)",
        parameters=(
            Parameter("kernel_shape", "kernel_size"),
            Parameter("strides", "stride", 1),
            Parameter("pads", "padding", 0),
            Parameter("output_padding", "output_padding", 0),
            Parameter("dilations", "dilation", 1),
            Parameter("group", "groups", 1),
        ),
        leading=0,
        words={},
        channels_last=False,
        filters=("in_channels", "out_channels", "kernel_size"),
        body=_body,
        arange="np.arange",
        repeated="np.tile({}, ({}, 1))",
        random="0.02 * np.random.default_rng(0).standard_normal(({}))",
        padding=_pads,
        read_padding=_read_pads,
        further=("auto_pad", "output_shape"),
        refined=padded,
        before=('"ConvTranspose"', '["x", "w"]', '["y"]'),
        every_axis=True,
        ported=_ported,
    )


def _layers() -> Vocabulary:
    from tconvcalc.frameworks.onnx.layers import vocabulary  # noqa: PLC0415 -- only sources need it

    return vocabulary(ONNX.signatures)


ONNX = Framework(
    name="onnx",
    title="ONNX",
    cases=(
        numbered(SOURCE, ends_alike, name="pads"),
        numbered(SOURCE, ends_differ, name="pads", trims="ends"),
        _auto_pad("valid")._replace(
            pieces=(Piece(lambda span, _stride: span),),
            equation="output_size = (input_size - 1)*stride + dilation*(kernel_size - 1) + 1",
            halves=False,
        ),
        _auto_pad("same_upper"),
        _auto_pad("same_lower", larger_begin=True),
    ),
    signatures=tuple(map(_node, AXES)),
    aliases=("onnxruntime", "ort"),
    laws=(OUTPUT_PADDING,),
    groups=True,
    lacks={
        "output_padding": "with auto_pad, output_padding moves what is cropped: write the padding in numbers",
        "auto": "ONNX does not choose output_padding itself: write a number",
    },
    notes=(
        Note(
            _worded,
            "onnxruntime and shape inference give the full size where the kernel spans less than the stride, "
            "onnx.reference input_size*stride: write pads",
        ),
    ),
    load_layers=_layers,
    measured_on="onnxruntime 1.31",
)
