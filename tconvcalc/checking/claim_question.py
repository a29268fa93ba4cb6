"""A claim as a question to the solver: what was read is given, everything else is open."""

from __future__ import annotations

from typing import Any, cast

from tconvcalc.claims import Claim
from tconvcalc.geometry import span_of_kernel
from tconvcalc.layer import Word
from tconvcalc.question import QUANTITIES, Asked, Question, Value
from tconvcalc.values import CountAsked, SizeAsked, Span

WORDS = ("same", "valid")
_USUAL_DIMS = 2


def axes_of(claim: Claim) -> int:
    """How many spatial axes a claim is judged on: its own, else as many as its longest value has."""
    if claim.dims:
        return claim.dims
    longest = max((len(each) for each in claim.given.values()), default=1)
    return longest if longest > 1 else _USUAL_DIMS


def spread(claim: Claim, name: str) -> tuple[Value, ...]:
    """The value of a quantity on each axis; None where it was not read, or where a word stands for it."""
    dims = axes_of(claim)
    each = claim.given.get(name, (None,))
    if isinstance(each[0], str):
        return (None,) * dims
    return each if len(each) == dims else each[:1] * dims


def says(claim: Claim, name: str) -> bool:
    """Whether anything was read of a quantity."""
    return any(each is not None for each in claim.given.get(name, ()))


def word_of(claim: Claim) -> str | None:
    """The padding word as it was written, if the padding is one."""
    each = claim.given.get("padding", (None,))
    return each[0] if isinstance(each[0], str) else None


def question_of(claim: Claim) -> Question:
    """Ask what a claim claims. Channels are left out: they are judged by themselves.

    Where the framework's own kernels do not agree about what they take, the question is the one that the more
    generous of them would answer: a claim that may run is not called wrong.
    """
    word = word_of(claim)
    known = cast("Word", word.lower()) if word and word.lower() in WORDS else None
    rows = [spread(claim, name) for name in QUANTITIES]
    if all(len(set(row)) == 1 for row in rows):
        axes = (_asked(claim, known, tuple(row[0] for row in rows)),) * len(rows[0])
    else:
        axes = tuple(_asked(claim, known, column) for column in zip(*rows, strict=True))
    auto = claim.given.get("output_padding", (None,))[0] == "auto"
    return Question(claim.framework, axes, word=known, auto=auto)


def _asked(claim: Claim, word: Word | None, column: tuple[object, ...]) -> Asked:
    axis = Asked(*cast("tuple[Any, ...]", column))
    if claim.framework == "tensorflow":
        return axis._replace(output_size=_generous(axis, word), output_padding=None)
    if claim.framework == "pytorch" and not claim.claimed and says(claim, "output_size"):
        return axis._replace(output_padding=_requested(axis))
    return axis


def _generous(axis: Asked, word: Word | None) -> SizeAsked:
    """The output to ask TensorFlow for.

    From an input of 1 under VALID its default kernel also takes an output that is smaller than the kernel's span. A
    padding that could not be read may be an explicit one, which cuts off as much as it likes.
    """
    after, before = axis.output_size, axis.input_size
    if not isinstance(after, int):
        return after
    if word is None:
        return Span(after) if axis.padding is None else after
    if word != "valid" or (isinstance(before, int) and before > 1):
        return after
    if not isinstance(axis.kernel_size, int) or not isinstance(axis.dilation, int):
        return after
    span = span_of_kernel(axis.kernel_size, axis.dilation)
    cropped = not isinstance(axis.stride, int) or span - axis.stride < after
    return span if cropped and after < span else after


def _requested(axis: Asked) -> CountAsked:
    """PyTorch makes an output_size that a call asks for with an output_padding below the stride, whatever dilation."""
    return Span(0, axis.stride - 1) if isinstance(axis.stride, int) else None
