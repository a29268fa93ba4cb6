"""Paddle: ``paddle.nn.Conv1DTranspose``, ``Conv2DTranspose`` and ``Conv3DTranspose``.

Source: the page of Conv2DTranspose; measured on paddlepaddle 3.3. Its padding SAME is not told here: it follows from
the input size modulo the stride and drops the dilation, so that no rule holds for it at every size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.handed import Handed
from tconvcalc.frameworks.numbered import ends_alike, ends_differ, numbered, output_padding_law
from tconvcalc.frameworks.signature import AXES, Signature, by_axis, ends_of_pairs, named, numbers_by_axis
from tconvcalc.layer import Layer, Word
from tconvcalc.question import Asked
from tconvcalc.values import Ends, Span

if TYPE_CHECKING:  # loaded where they are wanted
    from tconvcalc.frameworks.layers_base import Vocabulary
    from tconvcalc.frameworks.network_code import Writer
    from tconvcalc.frameworks.skip_code import SkipWriter
    from tconvcalc.frameworks.steps import Steps

SOURCE = "Paddle documentation, Conv2DTranspose; measured on paddlepaddle 3.3"
LETTERS = {1: "L", 2: "HW", 3: "DHW"}


OUTPUT_PADDING = output_padding_law("Paddle wants output_padding below the stride")
HANDED = Handed("layer.weight.set_value({})", "kernel", "layer.bias.set_value(bias)", "paddle.to_tensor(x)")


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


_LAST = {1: "groups=1 dilation=1", 2: "dilation=1 groups=1", 3: "dilation=1 groups=1"}
"""The 1-D layer alone has these in the other order."""


def _nn(dims: int) -> Signature:
    return Signature(
        api="paddle.nn",
        dims=dims,
        names=(f"paddle.nn.Conv{dims}DTranspose",),
        imports=("import paddle",),
        local=("paddle", "paddle"),
        tensors="paddle",
        zeros="paddle.zeros([1, in_channels, {}])",
        parameters=named(
            f"in_channels out_channels kernel_size stride=1 padding=0 output_padding=0 {_LAST[dims]} "
            f"weight_attr=None bias_attr:bias=True data_format='NC{LETTERS[dims]}'"
        ),
        leading=2,
        words={},
        channels_last=False,
        filters=("in_channels", "out_channels", "kernel_size"),
        body=HANDED.body,
        arange="paddle.arange",
        repeated="{}.tile([{}, 1])",
        padding=_padding,
        read_padding=_read_padding,
        ported=HANDED.ported,
    )


def _layers() -> Vocabulary:
    from tconvcalc.frameworks.paddle.layers import vocabulary  # noqa: PLC0415 -- only sources need it

    return vocabulary(PADDLE.signatures)


def _steps() -> Steps:
    from tconvcalc.frameworks.paddle.steps import STEPS  # noqa: PLC0415 -- only several layers need it

    return STEPS


def _network_writer() -> Writer:
    from tconvcalc.frameworks.paddle.network_code import write  # noqa: PLC0415 -- only the code of several layers needs it

    return write


def _skip_writer() -> SkipWriter:
    from tconvcalc.frameworks.paddle.network_code import write_skips  # noqa: PLC0415 -- as above

    return write_skips


PADDLE = Framework(
    name="paddle",
    title="Paddle",
    cases=(numbered(SOURCE, ends_alike), numbered(SOURCE, ends_differ, trims="ends")),
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
    load_steps=_steps,
    load_network_writer=_network_writer,
    load_skip_writer=_skip_writer,
    measured_on="paddlepaddle 3.3",
)
