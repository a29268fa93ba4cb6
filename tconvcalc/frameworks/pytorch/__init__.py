"""PyTorch: ``torch.nn.ConvTranspose1d``, ``2d`` and ``3d``.

Source: the Shape section of the ConvTranspose2d page of PyTorch's documentation; the limits of output_padding were
measured on torch 2.13, which checks them when the layer is called.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.handed import Handed
from tconvcalc.frameworks.numbered import IN_NUMBERS, numbered, output_padding_law
from tconvcalc.frameworks.signature import AXES, Signature, named
from tconvcalc.layer import Word
from tconvcalc.question import Asked, Question
from tconvcalc.values import Span

if TYPE_CHECKING:  # loaded where they are wanted
    from tconvcalc.frameworks.layers_base import Vocabulary
    from tconvcalc.frameworks.network_code import Writer
    from tconvcalc.frameworks.skip_code import SkipWriter
    from tconvcalc.frameworks.steps import Steps


def _below_neither(question: Question, _name: Callable[[str], str]) -> str | None:
    for axis in question.axes:
        extra, stride, dilation = axis.output_padding, axis.stride, axis.dilation
        known = isinstance(extra, int) and isinstance(stride, int) and isinstance(dilation, int)
        if known and extra >= max(stride, dilation):  # type: ignore[operator, type-var] # known says so
            return f"output_padding {extra} is below neither the stride {stride} nor the dilation {dilation}"
    return None


OUTPUT_PADDING = output_padding_law("PyTorch wants output_padding below the stride or the dilation", _below_neither)
HANDED = Handed(
    weights="layer.weight = nn.Parameter({})",
    kernel="torch.from_numpy(kernel)",
    bias="layer.bias = nn.Parameter(torch.from_numpy(bias))",
    inputs="torch.from_numpy(x)",
)


def _steps() -> Steps:
    from tconvcalc.frameworks.pytorch.steps import STEPS  # noqa: PLC0415 -- only several layers need it

    return STEPS


def _network_writer() -> Writer:
    from tconvcalc.frameworks.pytorch.network_code import write  # noqa: PLC0415 -- only the code of several layers needs it

    return write


def _skip_writer() -> SkipWriter:
    from tconvcalc.frameworks.pytorch.skip_code import write  # noqa: PLC0415 -- as above

    return write


def _requested(axis: Asked, _word: Word | None) -> Asked:
    """An output_size at the call is made with an output_padding below the stride, whatever the layer's own."""
    return axis._replace(output_padding=Span(0, axis.stride - 1) if isinstance(axis.stride, int) else None)


def _torch_nn(dims: int) -> Signature:
    return Signature(
        api="torch.nn",
        dims=dims,
        names=(f"torch.nn.ConvTranspose{dims}d",),
        imports=("import torch", "from torch import nn"),
        local=("torch.nn", "nn"),
        tensors="torch",
        zeros="torch.zeros(1, in_channels, {})",
        parameters=named(
            "in_channels out_channels kernel_size stride=1 padding=0 output_padding=0 groups=1 bias=True dilation=1"
        ),
        leading=2,
        words={},
        channels_last=False,
        filters=("in_channels", "out_channels", "kernel_size"),
        body=HANDED.body,
        arange="torch.arange",
        ported=HANDED.ported,
    )


def _layers() -> Vocabulary:
    from tconvcalc.frameworks.pytorch.layers import vocabulary  # noqa: PLC0415 -- only readers of sources want it

    return vocabulary(PYTORCH.signatures)


PYTORCH = Framework(
    name="pytorch",
    title="PyTorch",
    cases=(numbered("PyTorch documentation, ConvTranspose2d, Shape", extra_limit=max),),
    signatures=tuple(map(_torch_nn, AXES)),
    aliases=("torch",),
    laws=(OUTPUT_PADDING,),
    load_steps=_steps,
    load_network_writer=_network_writer,
    load_skip_writer=_skip_writer,
    load_layers=_layers,
    lacks={
        "word": f"PyTorch's transposed convolutions know no padding words: write a number ({IN_NUMBERS})",
        "ends": "PyTorch trims both ends alike: write one number",
        "auto": "PyTorch does not choose output_padding itself: write a number",
    },
    groups=True,
    asked_by_default=True,
    requested=_requested,
    measured_on="torch 2.13",
)
