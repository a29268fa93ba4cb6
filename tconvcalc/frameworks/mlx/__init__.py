"""MLX: ``mlx.nn.ConvTranspose1d``, ``2d`` and ``3d``.

Source: the page of mlx.core.conv_transpose2d; measured on mlx 0.32 on its CPU kernels. Nothing limits its
output_padding. A padding beyond ``dilation*(kernel_size - 1)`` is taken and cuts whole inputs away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tconvcalc.frameworks.base import NO_LIMIT, Case, Framework, Note
from tconvcalc.frameworks.handed import Handed
from tconvcalc.frameworks.numbered import IN_NUMBERS, extra_given, numbered
from tconvcalc.frameworks.signature import AXES, Signature, named
from tconvcalc.geometry import span_of_kernel
from tconvcalc.layer import Layer

if TYPE_CHECKING:  # loaded where they are wanted
    from tconvcalc.frameworks.layers_base import Vocabulary
    from tconvcalc.frameworks.network_code import Writer
    from tconvcalc.frameworks.skip_code import SkipWriter
    from tconvcalc.frameworks.steps import Steps


def _beyond_kernel(layer: Layer) -> bool:
    return any(axis.crop_begin >= span_of_kernel(axis.kernel_size, axis.dilation) for axis in layer.axes)


HANDED = Handed("layer.weight = {}", "mx.array(kernel)", "layer.bias = mx.array(bias)", "mx.array(x)")


def _nn(dims: int) -> Signature:
    return Signature(
        api="mlx.nn",
        dims=dims,
        names=(f"mlx.nn.ConvTranspose{dims}d",),
        imports=("import mlx.core as mx", "import mlx.nn as nn"),
        local=("mlx.nn", "nn"),
        tensors="mx",
        zeros="mx.zeros((1, {}, in_channels))",
        parameters=named(
            "in_channels out_channels kernel_size stride=1 padding=0 dilation=1 output_padding=0 bias=True"
        ),
        leading=2,
        words={},
        channels_last=True,
        filters=("out_channels", "kernel_size", "in_channels"),
        body=HANDED.body,
        arange="mx.arange",
        ported=HANDED.ported,
    )


def _case(limit: int | None) -> Case:
    """With an output_padding that was given (no limit), or one that is looked for: below the stride."""
    return numbered(
        "MLX documentation, mlx.core.conv_transpose2d; measured on mlx 0.32",
        extra_given if limit else lambda question: not extra_given(question),
        extra_limit=lambda stride, _dilation: limit or stride,
        largest_padding=lambda span: span - 1,
    )


def _layers() -> Vocabulary:
    from tconvcalc.frameworks.mlx.layers import vocabulary  # noqa: PLC0415 -- only sources need it

    return vocabulary(MLX.signatures)


def _steps() -> Steps:
    from tconvcalc.frameworks.mlx.steps import STEPS  # noqa: PLC0415 -- only several layers need it

    return STEPS


def _network_writer() -> Writer:
    from tconvcalc.frameworks.mlx.network_code import write  # noqa: PLC0415 -- only the code of several layers needs it

    return write


def _skip_writer() -> SkipWriter:
    from tconvcalc.frameworks.mlx.network_code import write_skips  # noqa: PLC0415 -- as above

    return write_skips


MLX = Framework(
    name="mlx",
    title="MLX",
    cases=(_case(None), _case(NO_LIMIT)),
    signatures=tuple(map(_nn, AXES)),
    lacks={
        "word": f"MLX' transposed convolutions know no padding words: write a number ({IN_NUMBERS})",
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
    load_steps=_steps,
    load_network_writer=_network_writer,
    load_skip_writer=_skip_writer,
    measured_on="mlx 0.32",
)
