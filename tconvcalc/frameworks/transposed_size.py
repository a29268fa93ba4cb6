"""The size behind a transposed convolution of which everything is known, along one axis."""

from __future__ import annotations

from tconvcalc.frameworks.base import Case, Framework
from tconvcalc.geometry import span_of_kernel
from tconvcalc.values import Ends


def end_of(  # noqa: PLR0913, PLR0917 -- each is a thing of its own
    framework: Framework,
    word: str | None,
    kernel_size: int,
    stride: int,
    dilation: int,
    padding: int | Ends | None,
    output_padding: int | str | None,
) -> int | None:
    """The ``e`` of ``output_size = (input_size - 1)*stride + e``; None where the framework has no such layer.

    Where the caller states the output the least possible one is told.
    """
    own = output_padding if isinstance(output_padding, int) else 0
    extras = {"implied", "auto" if output_padding == "auto" else "number"} | ({"none"} if own == 0 else set())
    span = span_of_kernel(kernel_size, dilation)
    for case in framework.cases:
        piece = case.piece(span, stride)
        taken = case.extra != "number" or piece.least_extra <= own < case.extra_limit(stride, dilation)
        if taken and case.extra in extras and _means(case, word):
            ends = Ends(padding, padding) if isinstance(padding, int) else padding or Ends(0, 0)
            if case.trims == "number" and max(ends) > case.largest_padding(span):
                return None
            trimmed = sum(case.cropped_by(ends, span)) if case.trims != "none" else 0
            return piece.base(span, stride) - trimmed + own
    return None


def _means(case: Case, word: str | None) -> bool:
    return case.word == word.lower() if word else case.trims != "none"
