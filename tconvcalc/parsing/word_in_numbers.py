"""What comes nearest to a padding word in a framework that pads in numbers: its size, and its very numbers.

SAME at a stride s makes s times the input. A crop in numbers has that size where padding and output_padding balance
what the kernel spans beyond the stride; but it crops elsewhere, so its numbers are others, and ``convert`` has those.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tconvcalc.frameworks.base import Case, Framework
from tconvcalc.geometry import span_of_kernel
from tconvcalc.parsing.command import command
from tconvcalc.question import Asked, Bounds, Question, forget, put

_CUTS_NOTHING = "valid"
_KEEPS_RATIO = "same"


def in_numbers(framework: Framework, question: Question, able: Sequence[str]) -> list[str]:
    """Lines on what to write for a padding word of a question; none where nothing in numbers comes near to it.

    Args:
        framework: the one that is asked, and has no padding words.
        question: what was asked of it.
        able: frameworks that have the word.
    """
    case = next((case for case in framework.cases if case.trims == "number"), None)
    if "word" not in framework.lacks or case is None:
        return []
    if question.word == _CUTS_NOTHING:
        plain = put(_of(framework, question), "padding", (0,))
        return [f"VALID is padding 0: {command(plain)}"]
    numbers = _balanced(case, question) if question.word == _KEEPS_RATIO else None
    if numbers is None:
        return []
    padding, extra = numbers
    sized = put(_of(framework, question), "padding", (padding,))
    sized = put(sized, "output_padding", (extra,)) if case.extra == "number" else sized
    shifted = padding and extra  # more would be cut at the end than at the begin, and this cuts both alike
    what = f"padding {padding}" + (f", output_padding {extra}" if extra else "")
    lines = [f"SAME's size{'' if shifted else ' and numbers'}: {what}: {command(sized)}"]
    if shifted and able:
        copied = command(replace(question, framework=able[0], bounds=Bounds())).replace("solve", "convert", 1)
        lines.append(f"SAME's numbers: {copied} --to {framework.typed}")
    return lines


def _of(framework: Framework, question: Question) -> Question:
    """The question to a framework, without its padding."""
    return replace(forget(question, ("padding", "output_padding")), framework=framework.name)


def _balanced(case: Case, question: Question) -> tuple[int, int] | None:
    """The padding and output_padding with which the output is the input times the stride; None where none are."""
    _, _, kernel_size, stride, _, _, dilation = axis = question.axes[0]
    if not (isinstance(kernel_size, int) and isinstance(stride, int) and isinstance(dilation, int)):
        return None
    if not question.uniform or not _times(axis, stride):
        return None
    beyond = span_of_kernel(kernel_size, dilation) - stride
    padding = max(0, -(-beyond // 2))
    extra = 2 * padding - beyond
    limit = case.extra_limit(stride, dilation) if case.extra == "number" else 1
    return (padding, extra) if extra < limit else None


def _times(axis: Asked, stride: int) -> bool:
    """Whether the output is not known, or is the input times the stride."""
    before, after = axis.input_size, axis.output_size
    return after is None or (isinstance(before, int) and after == before * stride)
