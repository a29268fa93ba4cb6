"""Keras: ``keras.layers.Conv1DTranspose``, ``Conv2DTranspose`` and ``Conv3DTranspose``.

Source: the Conv2DTranspose page of Keras' documentation for the words; the sizes and the refusals were measured on
keras 3.15 with its TensorFlow backend.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Literal

from tconvcalc.frameworks.base import NO_LIMIT, Case, Framework, Law, Limits, Note, Piece
from tconvcalc.frameworks.steps import Steps
from tconvcalc.layer import Layer, Word
from tconvcalc.values import Span

OUTPUT_PADDING = Law(
    "output_padding",
    "the output_padding that this needs",
    "Keras wants output_padding below the stride",
    lambda case: replace(case, extra_limit=lambda _stride, _dilation: NO_LIMIT) if case.extra == "number" else case,
)
STRIDE_DILATION = Law(
    "dilation",
    "stride and dilation above 1 together",
    "Keras refuses a stride above 1 together with a dilation above 1",
    lambda case: replace(case, limits=lambda dims: [(Limits(),) * dims]),
)
EVEN_SAME = Law(
    "output_padding",
    "output_padding 0 with an even kernel under same",
    "Keras builds such a layer, and TensorFlow then refuses to run it: it wants output_padding 1 or more",
    lambda case: replace(case, pieces=tuple(replace(piece, least_extra=0) for piece in case.pieces)),
)
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
        extra_limit=(lambda stride, _dilation: stride) if extra == "number" else (lambda _stride, _dilation: 1),
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
    laws=(OUTPUT_PADDING, STRIDE_DILATION, EVEN_SAME),
    load_steps=_steps,
    lacks={"numbers": "Keras' padding is valid or same"},
    notes=(
        Note(
            _dilated,
            "with the TensorFlow backend, dilation above 1 runs on the oneDNN kernel (the default for float32 on x86) "
            "and is refused by the other one (TF_ENABLE_ONEDNN_OPTS=0, float64)",
        ),
    ),
    measured_on="keras 3.15",
)
