"""PyTorch: ``torch.nn.ConvTranspose1d``, ``2d`` and ``3d``.

Source: the Shape section of the ConvTranspose2d page of PyTorch's documentation; the limits of output_padding were
measured on torch 2.13, which checks them when the layer is called.
"""

from __future__ import annotations

from dataclasses import replace

from tconvcalc.frameworks.base import NO_LIMIT, Case, Framework, Law, Piece
from tconvcalc.frameworks.steps import Steps

OUTPUT_PADDING = Law(
    "output_padding",
    "the output_padding that this needs",
    "PyTorch wants output_padding below the stride or the dilation",
    lambda case: replace(case, extra_limit=lambda _stride, _dilation: NO_LIMIT),
)


def _steps() -> Steps:
    from tconvcalc.frameworks.pytorch.steps import STEPS  # noqa: PLC0415 -- only several layers need it

    return STEPS


PYTORCH = Framework(
    name="pytorch",
    title="PyTorch",
    cases=(
        Case(
            name="padding",
            word=None,
            trims="number",
            extra="number",
            extra_limit=max,
            pieces=(Piece(base=lambda span, _stride: span),),
            equation=(
                "output_size = (input_size - 1)*stride - 2*padding + dilation*(kernel_size - 1) + output_padding + 1"
            ),
            source="PyTorch documentation, ConvTranspose2d, Shape",
        ),
    ),
    laws=(OUTPUT_PADDING,),
    load_steps=_steps,
    lacks={
        "word": "PyTorch's transposed convolutions know no padding words: write a number",
        "ends": "PyTorch trims both ends alike: write one number",
        "auto": "PyTorch does not choose output_padding itself: write a number",
    },
    groups=True,
    measured_on="torch 2.13",
)
