"""What the attributes auto_pad and output_shape of a node crop, as onnxruntime 1.31 runs it.

Source: the page of the operator ConvTranspose, whose split is onnxruntime's: of what is too much, SAME_UPPER cuts the
smaller half at the begin, everything else the larger one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from tconvcalc.errors import MisuseError
from tconvcalc.geometry import span_of_kernel
from tconvcalc.question import Asked, Question, put
from tconvcalc.values import Ends

UPPER, LOWER, VALID, NONE = "SAME_UPPER", "SAME_LOWER", "VALID", "NOTSET"


class _Known(NamedTuple):
    """One axis in numbers."""

    span: int
    stride: int
    extra: int


def padded(question: Question, further: Mapping[str, Any]) -> Question:
    """The question with what the two attributes crop put in as pads.

    Raises:
        MisuseError: an attribute is none that onnxruntime takes, or what it crops depends on something not known.
    """
    word, wanted = further.get("auto_pad") or NONE, further.get("output_shape")
    if word not in {UPPER, LOWER, VALID, NONE}:
        raise MisuseError(f"auto_pad: onnxruntime knows {UPPER}, {LOWER}, {VALID} and {NONE}, in capitals")
    if wanted is not None:
        return _of_shape(question, word, _sizes(wanted, len(question.axes)))
    if word == NONE:
        return question
    if word == VALID:
        return put(question, "padding", (0,))
    if not any(axis.output_padding for axis in question.axes):
        return put(question, "padding", (word.lower(),))
    known = [_known(axis) for axis in question.axes]
    return _cropped(question, known, [max(0, one.span - one.stride + one.extra) for one in known], word)


def _of_shape(question: Question, word: str, sizes: tuple[int, ...]) -> Question:
    """An output_shape overrules pads: what is too much is cut off, what is missing is added at the end."""
    inputs = [axis.input_size for axis in question.axes]
    if not all(isinstance(each, int) for each in inputs):
        raise MisuseError("output_shape crops by the input, which is not known\nadd --input-size")
    known = [_known(axis) for axis in question.axes]
    pairs = zip(inputs, known, strict=True)
    full = [(before - 1) * one.stride + one.span + one.extra for before, one in pairs]  # type: ignore[operator] # numbers
    over = [most - size for most, size in zip(full, sizes, strict=True)]
    question = _cropped(question, known, [max(0, each) for each in over], word)
    extra = (one.extra + max(0, -each) for one, each in zip(known, over, strict=True))
    return put(put(question, "output_padding", tuple(extra)), "output_size", sizes)


def _cropped(question: Question, known: list[_Known], totals: list[int], word: str) -> Question:
    begins = [total // 2 if word == UPPER else total - total // 2 for total in totals]
    pads = tuple(Ends(begin, total - begin) for begin, total in zip(begins, totals, strict=True))
    question = put(question, "padding", pads)
    return put(question, "output_padding", tuple(one.extra for one in known))


def _known(axis: Asked) -> _Known:
    kernel, stride, dilation = axis.kernel_size, axis.stride, axis.dilation
    if not isinstance(kernel, int) or not isinstance(stride, int) or not isinstance(dilation, int):
        raise MisuseError("auto_pad and output_shape crop by the kernel, which is not known\nadd --kernel-size")
    return _Known(
        span_of_kernel(kernel, dilation), stride, axis.output_padding if isinstance(axis.output_padding, int) else 0
    )


def _sizes(wanted: object, dims: int) -> tuple[int, ...]:
    sizes = tuple(wanted) if isinstance(wanted, tuple) else ()
    if len(sizes) != dims or not all(type(size) is int and size > 0 for size in sizes):
        raise MisuseError("output_shape: onnxruntime wants one size for each spatial axis")
    return sizes
