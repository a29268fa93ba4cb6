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
    extra = "auto" if output_padding == "auto" else "number"
    case = next((one for one in framework.cases if _means(one, word, extra)), None)
    if case is None:
        return None
    piece = case.piece(span_of_kernel(kernel_size, dilation), stride)
    own = output_padding if isinstance(output_padding, int) else 0
    if case.extra == "number" and not piece.least_extra <= own < case.extra_limit(stride, dilation):
        return None
    ends = (padding, padding) if isinstance(padding, int) else padding or (0, 0)
    return piece.base(span_of_kernel(kernel_size, dilation), stride) - (sum(ends) if case.trims != "none" else 0) + own


def _means(case: Case, word: str | None, extra: str) -> bool:
    fits = case.extra in {extra, "implied"}
    return fits and (case.word == word.lower() if word else case.trims != "none")
