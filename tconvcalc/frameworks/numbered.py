"""What the frameworks have in common that take a padding in numbers and an output_padding."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from tconvcalc.frameworks.base import NO_LIMIT, Case, Law, Piece
from tconvcalc.question import Question
from tconvcalc.values import Ends

_ALIKE = "output_size = (input_size - 1)*stride - 2*padding + dilation*(kernel_size - 1) + output_padding + 1"

IN_NUMBERS = (
    "VALID is 0; SAME's size, stride times the input, comes with 2*padding - output_padding = kernel_size - stride; "
    "SAME's numbers with padding 0 and a slice, as tconvcalc convert writes it"
)
"""What to write instead of a padding word."""


def below_stride(stride: int, _dilation: int) -> int:
    """An output_padding stays below the stride."""
    return stride


def numbered(  # noqa: PLR0913 -- what differs between them
    source: str,
    holds: Callable[[Question], bool] = lambda _question: True,
    *,
    name: str = "padding",
    trims: Literal["number", "ends"] = "number",
    extra_limit: Callable[[int, int], int] = below_stride,
    largest_padding: Callable[[int], int] = lambda _span: NO_LIMIT,
) -> Case:
    """The case in which one number, or one for each end, is cropped and an output_padding added.

    Args:
        source: where the rule is written, or on what it was measured.
        holds: whether it is a way to read a question.
        name: how the framework spells it.
        trims: one number for both ends, or a number for each end.
        extra_limit: the output_padding stays below this, from stride and dilation.
        largest_padding: the largest padding, from the kernel's span, with which it still is a crop.
    """
    return Case(
        name=name,
        word=None,
        trims=trims,
        extra="number",
        extra_limit=extra_limit,
        pieces=(Piece(lambda span, _stride: span),),
        equation=_ALIKE.replace("2*padding", "padding") if trims == "ends" else _ALIKE,
        source=source,
        holds=holds,
        largest_padding=largest_padding,
    )


def ends_differ(question: Question) -> bool:
    """Whether a padding is given that is not the same at both ends."""
    return any(isinstance(axis.padding, Ends) and axis.padding.begin != axis.padding.end for axis in question.axes)


def ends_alike(question: Question) -> bool:
    """Whether one number can say the padding of every axis."""
    return not ends_differ(question)


def extra_given(question: Question) -> bool:
    """Whether the output_padding is a number on every axis."""
    return all(isinstance(axis.output_padding, int) for axis in question.axes)


def _not_below_stride(question: Question, _name: Callable[[str], str]) -> str | None:
    for axis in question.axes:
        extra, stride = axis.output_padding, axis.stride
        if isinstance(extra, int) and isinstance(stride, int) and extra >= stride:
            return f"output_padding {extra} is not below the stride {stride}"
    return None


def _any_extra(case: Case) -> Case:
    return case._replace(extra_limit=lambda _stride, _dilation: NO_LIMIT) if case.extra == "number" else case


def output_padding_law(
    sentence: str, broken: Callable[[Question, Callable[[str], str]], str | None] = _not_below_stride
) -> Law:
    """The law that limits an output_padding that is written as a number.

    Args:
        sentence: what the framework wants.
        broken: the fact that breaks it; that it is not below the stride.
    """
    example: tuple[dict[str, int | str], dict[str, int | str]] = ({"output_padding": 2}, {"output_padding": 1})
    refuses = "the output_padding that this needs"
    return Law("TCC004", "output_padding", refuses, sentence, _any_extra, broken, example)
