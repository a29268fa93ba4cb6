"""What a framework's transposed convolution does to the size of one axis, read off its own table of cases."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.base import Case, Framework, Limits
from tconvcalc.frameworks.steps import Grow, Refusal, Written
from tconvcalc.geometry import span_of_kernel
from tconvcalc.values import Ends, Span


def transposed(framework: Framework, axes: Sequence[Written]) -> tuple[Grow, ...] | Refusal:
    """What a transposed convolution does to each of its axes.

    Args:
        framework: whose layer it is.
        axes: what is written along each axis; what is left out is the framework's default. A stated output size plays
            no part here: ``low`` and ``high`` of what is returned say which can be had, at the call or (where the
            framework takes none there) by output_padding.

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
    least = case.piece(_span(axis), axis.stride or 1).least_extra
    return least <= (axis.output_padding or 0) < case.extra_limit(axis.stride or 1, axis.dilation or 1)


def _grow(framework: Framework, case: Case, axis: Written) -> Grow:
    stride, span = axis.stride or 1, _span(axis)
    ends = axis.padding if isinstance(axis.padding, Ends) else Ends(0, 0)
    trimmed = 2 * axis.padding if isinstance(axis.padding, int) else sum(ends)
    base = case.piece(span, stride).base(span, stride) - trimmed + (axis.output_padding or 0)
    chosen = next((one for one in framework.cases if one.word == case.word and one.extra != "auto"), None)
    if chosen is None:
        return Grow(stride, base)
    piece = chosen.piece(span, stride)
    low = piece.base(span, stride) + piece.least_extra - trimmed
    high = low + stride - 1
    if case.extra == "implied":  # no size is stated here: stride times the input, or what comes nearest
        base = min(max(low, stride), high)
    return Grow(stride, base, low, high)


def _span(axis: Written) -> int:
    return span_of_kernel(axis.kernel_size or 1, axis.dilation or 1)


def _within(number: int, span: Span) -> bool:
    return span.low <= number and (span.high is None or number <= span.high)
