"""JAX: ``lax.conv_transpose``, and Flax's ``nnx.ConvTranspose`` and ``linen.ConvTranspose``, which call it.

A padding of two ends counts what is put around the input once it is spread by the stride, as in the convolution that
runs then; so it is ``dilation*(kernel_size - 1)`` less what is cropped. The kernel is stored reversed, unless
``transpose_kernel=True``. Source: the page of jax.lax.conv_transpose; measured on jax 0.10 and flax 0.12.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.base import Case, Framework, Piece
from tconvcalc.frameworks.handed import Handed
from tconvcalc.frameworks.signature import AXES, OtherStorage, Parameter, Signature, Snippet, Storage, ends_of_pairs
from tconvcalc.geometry import span_of_kernel
from tconvcalc.layer import Layer
from tconvcalc.question import Question, put
from tconvcalc.values import Ends, Span

if TYPE_CHECKING:  # loaded where they are wanted
    from tconvcalc.frameworks.layers_base import Vocabulary
    from tconvcalc.frameworks.network_code import Writer
    from tconvcalc.frameworks.skip_code import SkipWriter
    from tconvcalc.frameworks.steps import Steps

SOURCE = "JAX documentation, jax.lax.conv_transpose; measured on jax 0.10"
TRANSPOSED = OtherStorage("transpose_kernel=True", ("kernel_size", "out_channels", "in_channels"), flipped=False)


def _nothing(_stride: int, _dilation: int) -> int:
    return 1


def _kernel_known(question: Question) -> bool:
    """Whether the padding can be told as a crop, which takes the kernel."""
    return all(isinstance(axis.kernel_size, int) and isinstance(axis.dilation, int) for axis in question.axes)


def _pairs(layer: Layer) -> object:
    """Both ends of every axis."""
    each = (axis.padding for axis in layer.axes)
    return [tuple(padding) if isinstance(padding, Ends) else (padding, padding) for padding in each]


def _read_pairs(value: object, dims: int) -> tuple[int | Ends, ...] | None:
    return ends_of_pairs(value, dims)


def _read_flax(value: object, dims: int) -> tuple[int | Ends, ...] | None:
    """An int for both ends of every axis; for each axis an int or a pair."""
    each = (value,) * dims if isinstance(value, int) else value
    if not isinstance(each, tuple):
        return None
    return ends_of_pairs(tuple((one, one) if isinstance(one, int) else one for one in each), dims)


def _kept(arguments: Mapping[str, Any]) -> Storage | None:
    """The order of the axes as dimension_numbers spell it; transpose_kernel swaps what is meant by I and O."""
    layout, turned = arguments.get("dimension_numbers"), arguments.get("transpose_kernel") is True
    letters = layout[1] if isinstance(layout, tuple) and len(layout) > 1 and isinstance(layout[1], str) else "HWIO"
    channels = {"I": "in_channels", "O": "out_channels"} if not turned else {"I": "out_channels", "O": "in_channels"}
    filters = tuple(dict.fromkeys(channels.get(letter, "kernel_size") for letter in letters))
    spatial = [letter in channels for letter in letters]
    if len(filters) != len(channels) + 1 or sum(one != other for one, other in pairwise(spatial)) > len(channels):
        raise MisuseError("dimension_numbers: the spatial axes of the kernel do not stand beside each other")
    return OtherStorage("", filters, flipped=not turned) if turned or letters != "HWIO" else None


def _cropping(question: Question, further: Mapping[str, Any]) -> Question:
    """With use_consistent_padding the ends are what is cropped, as everywhere else."""
    ends = [axis.padding for axis in question.axes]
    if further.get("use_consistent_padding") is not True or not any(isinstance(each, Ends) for each in ends):
        return question
    if not _kernel_known(question):
        raise MisuseError("use_consistent_padding crops, which takes the kernel\nadd --kernel-size")
    spans = [span_of_kernel(axis.kernel_size, axis.dilation) for axis in question.axes]  # type: ignore[arg-type] # known
    crops = [each if isinstance(each, Ends) else Ends(0, 0) for each in ends]
    inner = (Ends(span - 1 - crop.begin, span - 1 - crop.end) for span, crop in zip(spans, crops, strict=True))
    return put(question, "padding", tuple(inner))


def _lax_body(text: Snippet) -> Iterator[str]:
    yield f"filters = {text.weights}"
    yield text.call("y = ")


def _lax_ported(text: Snippet) -> Iterator[str]:
    yield "filters = jnp.asarray(kernel)"
    yield text.call("y = ", " + bias" if text.biased else "")


HANDED = Handed("layer.kernel[...] = {}", "kernel", "layer.bias[...] = bias")


def _linen_body(text: Snippet) -> Iterator[str]:
    yield text.call("layer = ")
    if text.init:
        yield f'y = layer.apply({{"params": {{"kernel": {text.weights}}}}}, x)'
    else:
        yield "y, variables = layer.init_with_output(jax.random.key(0), x)"


def _linen_ported(text: Snippet) -> Iterator[str]:
    yield text.call("layer = ")
    bias = ', "bias": bias' if text.biased else ""
    yield f'y = layer.apply({{"params": {{"kernel": kernel{bias}}}}}, x)'


_signature = partial(
    Signature,
    tensors="jnp",
    zeros="jnp.zeros((1, {}, in_channels))",
    words={"valid": "VALID", "same": "SAME"},
    channels_last=True,
    filters=("kernel_size", "in_channels", "out_channels"),
    arange="jnp.arange",
    padding=_pairs,
    flipped=True,
    every_axis=True,
    kept=_kept,
    other_storage=TRANSPOSED,
)
"""What its three APIs have in common."""


def _lax(dims: int) -> Signature:
    return _signature(
        api="jax.lax",
        dims=dims,
        names=("jax.lax.conv_transpose",),
        imports=("import jax", "import jax.numpy as jnp", "from jax import lax"),
        local=("jax.lax", "lax"),
        parameters=(
            Parameter("lhs", "input"),
            Parameter("rhs", "filters"),
            Parameter("strides", "stride"),
            Parameter("padding", "padding"),
            Parameter("rhs_dilation", "dilation", 1),
        ),
        leading=2,
        body=_lax_body,
        random="0.02 * jax.random.normal(jax.random.key(0), ({}))",
        read_padding=_read_pairs,
        further=("use_consistent_padding",),
        refined=_cropping,
        ported=_lax_ported,
    )


def _nnx(dims: int) -> Signature:
    return _signature(
        api="flax.nnx",
        dims=dims,
        names=("flax.nnx.ConvTranspose",),
        imports=("import jax.numpy as jnp", "from flax import nnx"),
        local=("flax.nnx", "nnx"),
        parameters=(
            Parameter("in_features", "in_channels"),
            Parameter("out_features", "out_channels"),
            Parameter("kernel_size", "kernel_size"),
            Parameter("strides", "stride", 1),
            Parameter("padding", "padding", "SAME", always=True),
            Parameter("kernel_dilation", "dilation", 1),
            Parameter("use_bias", "bias", default=True),
        ),
        leading=2,
        body=HANDED.body,
        read_padding=_read_flax,
        behind=("rngs=nnx.Rngs(0)",),
        ported=HANDED.ported,
    )


def _linen(dims: int) -> Signature:
    return _signature(
        api="flax.linen",
        dims=dims,
        names=("flax.linen.ConvTranspose",),
        imports=("import jax", "import jax.numpy as jnp", "from flax import linen as nn"),
        local=("flax.linen", "nn"),
        parameters=(
            Parameter("features", "out_channels"),
            Parameter("kernel_size", "kernel_size"),
            Parameter("strides", "stride", 1),
            Parameter("padding", "padding", "SAME", always=True),
            Parameter("kernel_dilation", "dilation", 1),
            Parameter("use_bias", "bias", default=True),
        ),
        leading=0,
        body=_linen_body,
        read_padding=_read_flax,
        ported=_linen_ported,
    )


def _layers() -> Vocabulary:
    from tconvcalc.frameworks.jax.layers import vocabulary  # noqa: PLC0415 -- only sources need it

    return vocabulary(JAX.signatures)


def _steps() -> Steps:
    from tconvcalc.frameworks.jax.steps import STEPS  # noqa: PLC0415 -- only several layers need it

    return STEPS


def _network_writer() -> Writer:
    from tconvcalc.frameworks.jax.network_code import write  # noqa: PLC0415 -- only the code of several layers needs it

    return write


def _skip_writer() -> SkipWriter:
    from tconvcalc.frameworks.jax.network_code import write_skips  # noqa: PLC0415 -- as above

    return write_skips


JAX = Framework(
    name="jax",
    title="JAX",
    cases=(
        Case(
            name="SAME",
            word="same",
            trims="none",
            extra="none",
            extra_limit=_nothing,
            pieces=(Piece(lambda _span, stride: stride),),
            equation="output_size = input_size*stride",
            source=SOURCE,
            halves=True,
        ),
        Case(
            name="VALID",
            word="valid",
            trims="none",
            extra="none",
            extra_limit=_nothing,
            pieces=(
                Piece(lambda span, _stride: span, spans=Span, where="kernel_size >= stride"),
                Piece(
                    lambda _span, stride: stride, spans=lambda stride: Span(1, stride - 1), where="kernel_size < stride"
                ),
            ),
            equation="output_size = (input_size - 1)*stride + max(dilation*(kernel_size - 1) + 1, stride)",
            source=SOURCE,
        ),
        Case(
            name="pairs",
            word=None,
            trims="ends",
            extra="none",
            extra_limit=_nothing,
            pieces=(Piece(lambda span, _stride: span),),
            equation="output_size = (input_size - 1)*stride + 1 + padding - dilation*(kernel_size - 1)",
            source=SOURCE,
            inner=True,
            holds=_kernel_known,
        ),
    ),
    signatures=tuple(row(dims) for row in (_lax, _nnx, _linen) for dims in AXES),
    aliases=("flax", "lax"),
    lacks={
        "output_padding": "JAX has no output_padding: write the end of the padding larger",
        "auto": "JAX has no output_padding: write the end of the padding larger",
        "numbers": "JAX' padding is same, valid, or begin:end around the spread input, for a kernel that is known",
    },
    exact_words=True,
    load_layers=_layers,
    load_steps=_steps,
    load_network_writer=_network_writer,
    load_skip_writer=_skip_writer,
    networks_in="flax.nnx",
    measured_on="jax 0.10",
)
