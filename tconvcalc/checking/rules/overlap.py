"""Layers that work, but not as most people want: TCC101 and TCC102."""

from __future__ import annotations

from collections.abc import Iterator

from tconvcalc.checking.claim_question import question_of, spread
from tconvcalc.checking.forward import SettledAxis, crops, settled
from tconvcalc.checking.help import Explainer
from tconvcalc.checking.rules.rule import Rule
from tconvcalc.checking.spelling import spelling
from tconvcalc.claims import Claim, Finding
from tconvcalc.frameworks.base import Case
from tconvcalc.geometry import overlap
from tconvcalc.layer import Axis
from tconvcalc.text import plural
from tconvcalc.values import Linear, Size, Span, shifted

RULES = (
    Rule(
        "TCC101",
        "uneven overlap",
        what="The kernel is no multiple of the stride, so neighbouring outputs are covered unequally often.",
        why="The result tends to show a checkerboard, which training has to learn away.",
        file="layers.toml",
    ),
    Rule(
        "TCC102",
        "outputs that no input reaches",
        what="Some output elements lie in gaps between the copies of the kernel, or behind the last one.",
        why="They hold nothing but the bias, whatever the input is.",
        file="layers.toml",
    ),
)


def uneven(claim: Claim, explainer: Explainer) -> Iterator[Finding]:
    """TCC101: output elements are covered unequally often."""
    columns = (spread(claim, name) for name in ("kernel_size", "stride", "dilation"))
    for parameters in dict.fromkeys(zip(*columns, strict=True)):
        kernel_size, stride, dilation = parameters
        if not (isinstance(kernel_size, int) and isinstance(stride, int) and isinstance(dilation, int)):
            continue
        covered = overlap(kernel_size, stride, dilation)
        if covered.min and not covered.even:
            fact = f"uneven overlap: output elements are covered {covered.min} or {covered.max} times"
            why = f"kernel {kernel_size} is no multiple of stride {stride}: expect a checkerboard"
            help_ = explainer.covering(question_of(claim), spelling(claim), even=True)
            yield Finding("TCC101", claim.place, fact, (why,), help_)
            return


def uncovered(claim: Claim, explainer: Explainer) -> Iterator[Finding]:
    """TCC102: output elements that no input reaches hold nothing but the bias."""
    question = question_of(claim)
    layer = settled(question)
    for case, axis in ((layer.case, axis) for axis in dict.fromkeys(layer.axes)) if layer else ():
        count = _bare(case, axis)
        if count:
            many = plural(count, "output element") if isinstance(count, int) else "output elements"
            help_ = explainer.covering(question, spelling(claim), even=False)
            yield Finding("TCC102", claim.place, f"{many} along an axis that no input reaches", (_why(axis),), help_)
            return


def _bare(case: Case, axis: SettledAxis) -> Size:
    """How many there are; for an input that is not known, what there are of a long one."""
    before = Linear(1, 0, "n") if axis.input_size is None or isinstance(axis.input_size, Span) else axis.input_size
    added = _added(axis, shifted(before, axis.stride, 0))
    if added is None:
        return 0
    after, cut = shifted(before, axis.stride, added), crops(case, axis, added)
    return Axis(before, after, axis.kernel_size, axis.stride, None, None, axis.dilation, *cut).uncovered


def _added(axis: SettledAxis, first: Size) -> int | None:
    """What the layer adds to ``first``, its size without the kernel; None where it is not one number."""
    if isinstance(axis.output_size, int) and isinstance(first, int):
        return axis.output_size - first
    each = axis.tail
    return each.low if each and each.low == each.high and axis.output_size is None else None


def _why(axis: SettledAxis) -> str:
    kernel, stride = axis.kernel_size, axis.stride
    if overlap(kernel, stride, axis.dilation).min == 0:
        return f"the copies of kernel {kernel} at stride {stride} leave gaps: such elements hold only the bias"
    return "the output ends behind the last copy of the kernel: such elements hold only the bias"


WARNINGS = {"TCC101": uneven, "TCC102": uncovered}
"""What is judged only where it is selected."""
