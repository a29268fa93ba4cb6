"""What a framework's transposed convolution does to the size of one axis, read off its own table of cases."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.base import Case, Framework, Limits, Piece
from tconvcalc.frameworks.steps import Grow, Refusal, Written
from tconvcalc.geometry import span_of_kernel
from tconvcalc.values import Ends, Span


def transposed(framework: Framework, axes: Sequence[Written]) -> tuple[Grow, ...] | Refusal:
    """What a transposed convolution does to each of its axes.

    Args:
        framework: whose layer it is.
        axes: what is written along each axis; what is left out is the framework's default. An output size stated at
            the call plays no part here: ``low`` and ``high`` of what is returned say which could be stated.

    Returns:
        One entry per axis, or why the framework refuses the layer at every size.

    Raises:
        MisuseError: the framework cannot hold what is written.
    """
    case = _case(framework, axes)
    why = _refusal(framework, case, axes)
    return Refusal(why) if why else tuple(_grow(framework, case, axis) for axis in axes)


def _case(framework: Framework, axes: Sequence[Written]) -> Case:
    """The case that holds these words; where output_padding is left out, the one in which the framework chooses it."""
    first = axes[0]
    usual = framework.cases[0].word if framework.steps.padding is None else framework.steps.padding
    padding = usual if first.padding is None else first.padding
    word = padding if isinstance(padding, str) else None
    written = any(axis.output_padding is not None for axis in axes)
    if written and "output_padding" in framework.lacks:
        raise MisuseError(framework.lacks["output_padding"])
    for case in framework.cases:
        if case.word == word and len(axes) in case.dims and (not written or case.extra == "number"):
            if isinstance(padding, Ends) and case.trims == "number":
                raise MisuseError(framework.lacks["ends"])
            return case
    raise MisuseError(framework.lacks["word" if word else "numbers"])


def _refusal(framework: Framework, case: Case, axes: Sequence[Written]) -> str:
    """The sentence of the law that the layer breaks, empty where it breaks none."""
    if not _broken(case, axes):
        return ""
    laws = (law for law in framework.laws if not _broken(law.lifted(case), axes))
    return next((law.sentence for law in laws), f"{framework.title} refuses these parameters")


def _broken(case: Case, axes: Sequence[Written]) -> bool:
    return not _together(case, axes) or not all(_allowed(case, axis) for axis in axes)


def _together(case: Case, axes: Sequence[Written]) -> bool:
    return any(all(map(_within_limits, axes, limits)) for limits in case.limits(len(axes)))


def _within_limits(axis: Written, limits: Limits) -> bool:
    return _within(axis.stride or 1, limits.stride) and _within(axis.dilation or 1, limits.dilation)


def _allowed(case: Case, axis: Written) -> bool:
    if axis.output_padding is None and case.extra != "number":
        return True
    least = _piece(case, axis).least_extra
    return least <= (axis.output_padding or 0) < case.extra_limit(axis.stride or 1, axis.dilation or 1)


def _grow(framework: Framework, case: Case, axis: Written) -> Grow:
    stride = axis.stride or 1
    ends = axis.padding if isinstance(axis.padding, Ends) else Ends(0, 0)
    trimmed = 2 * axis.padding if isinstance(axis.padding, int) else sum(ends)
    base = _piece(case, axis).base(_span(axis), stride) - trimmed
    last = base + stride - 1
    if case.extra == "implied":  # no size is stated here: stride times the input, or what comes nearest
        return Grow(stride, min(max(base, stride), last), base, last)
    choice = (base, last) if framework.steps.states_size else (None, None)
    return Grow(stride, base + (axis.output_padding or 0), *choice)


def _span(axis: Written) -> int:
    return span_of_kernel(axis.kernel_size or 1, axis.dilation or 1)


def _piece(case: Case, axis: Written) -> Piece:
    """The polynomial stretch on which the kernel lies; one of them always does."""
    span, stride = _span(axis), axis.stride or 1
    return next(
        piece for piece in case.pieces if _within(span, piece.spans(stride)) and piece.parity in (None, span % 2)
    )


def _within(number: int, span: Span) -> bool:
    return span.low <= number and (span.high is None or number <= span.high)
