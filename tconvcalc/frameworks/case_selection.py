"""Which ways of a framework can hold what a question gives, and what a padding in numbers crops in one of them."""

from __future__ import annotations

from typing import cast

from tconvcalc.frameworks.base import Case, Framework
from tconvcalc.geometry import span_of_kernel
from tconvcalc.question import Asked, Question
from tconvcalc.values import Ends, PaddingAsked


def cases(framework: Framework, question: Question) -> list[Case]:
    """The cases of a framework whose words can hold what was given."""
    if question.groups > 1 and not framework.groups:
        return []
    return [case for case in framework.cases if _holds(case, question)]


def _holds(case: Case, question: Question) -> bool:
    if case.extra not in _extras(question) or len(question.axes) not in case.dims or not case.holds(question):
        return False
    if question.word:
        return case.word == question.word
    return all(_trims(case, axis.padding) for axis in question.axes)


def _extras(question: Question) -> set[str]:
    """The kinds of output_padding that what was given can be: a nought is also what there is where there is none."""
    own = {axis.output_padding for axis in question.axes}
    if question.auto:
        return {"auto"}
    return {"number", "none"} if own == {0} else {"number"} if own != {None} else {"auto", "number", "implied", "none"}


def _trims(case: Case, padding: PaddingAsked) -> bool:
    if padding is None:
        return case.trims != "ends"
    if isinstance(padding, Ends):
        return case.trims == "ends" or (case.trims == "number" and padding.begin == padding.end)
    return case.trims == "number" or (case.trims == "ends" and isinstance(padding, int))


def both_ends(padding: PaddingAsked) -> Ends:
    """A padding that was given in numbers, written as two ends."""
    # A case is selected only where it takes the padding; what is open is asked of no ends.
    return padding if isinstance(padding, Ends) else Ends(cast("int", padding), cast("int", padding))


def ends_cropped(case: Case, axis: Asked) -> Ends:
    """What a padding that was given in two ends crops; the kernel is known where that depends on it."""
    if case.trims == "none":
        return Ends(0, 0)
    # The caller knows the kernel wherever the padding is inside of it.
    span = span_of_kernel(cast("int", axis.kernel_size), cast("int", axis.dilation)) if case.inner else 0
    return case.cropped_by(both_ends(axis.padding), span)
