"""What a framework's transposed convolution does to the size of one axis, read off its own table of cases."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.base import Case, Framework, Limits
from tconvcalc.frameworks.steps import Grow, Refusal, Written
from tconvcalc.geometry import span_of_kernel
from tconvcalc.text import listed
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
    cases = _cases(framework, axes)
    case = next((case for case in cases if not _broken(case, axes)), cases[0])
    why = _refusal(framework, case, axes)
    return Refusal(why) if why else tuple(_grow(framework, case, axis) for axis in axes)


def _cases(framework: Framework, axes: Sequence[Written]) -> list[Case]:
    """The cases that hold these words, first that in which the framework chooses an output_padding left out."""
    usual = framework.cases[0].word if framework.steps.padding is None else framework.steps.padding
    paddings = [usual if axis.padding is None else axis.padding for axis in axes]
    word = next((padding for padding in paddings if isinstance(padding, str)), None)
    cases = [case for case in framework.cases if case.word == word and len(axes) in case.dims]
    if not cases:
        raise MisuseError(_lack(framework, "word" if word else "numbers", word))
    if any(isinstance(padding, Ends) for padding in paddings):
        cases = [case for case in cases if case.trims == "ends"]
        if not cases:
            raise MisuseError(_lack(framework, "ends"))
    extras = {axis.output_padding for axis in axes} - {None}
    if extras:
        numbered = [case for case in cases if case.extra == "number"]
        cases = numbered or [case for case in cases if case.extra == "none" and extras == {0}]
        if not cases:
            raise MisuseError(_lack(framework, "output_padding"))
    return cases


def _lack(framework: Framework, name: str, word: str | None = None) -> str:
    """The framework's own sentence about what it lacks, or what it has instead."""
    if name in framework.lacks:
        return framework.lacks[name]
    axes = sorted({dims for case in framework.cases if case.word == word for dims in case.dims})
    if axes:
        return (
            f"{framework.title} has this layer on {listed(list(map(str, axes)), 'or')} axes only: add --dims {axes[0]}"
        )
    words = [framework.spelled(each) for each in framework.words]
    return f"{framework.title}'s padding words are {listed(words, 'and')}"


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
    trimmed = sum(case.cropped_by(_ends(framework, axis), span)) if case.word is None else 0
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


def _ends(framework: Framework, axis: Written) -> Ends:
    """What is written of the padding at each end; left out, it is the framework's own."""
    padding = framework.steps.padding if axis.padding is None else axis.padding
    return padding if isinstance(padding, Ends) else Ends(padding, padding) if isinstance(padding, int) else Ends(0, 0)


def _span(axis: Written) -> int:
    return span_of_kernel(axis.kernel_size or 1, axis.dilation or 1)


def _within(number: int, span: Span) -> bool:
    return span.low <= number and (span.high is None or number <= span.high)
