"""Pages about what is cut from the result, and what decides its size at the ends."""

from __future__ import annotations

from tconvcalc.pages.base import Block, Entry, Page
from tconvcalc.pages.examples import Given, asking, copies, geometry, padding_in_numbers, reached, stating_the_output

_SIZE, _KERNEL = 4, 3


def _reached_table() -> list[str]:
    """The sizes that SAME and VALID reach, a row for each stride."""
    states = stating_the_output()
    rows = [f"  {f'input {_SIZE}, kernel {_KERNEL}':<20}SAME   VALID"]
    for stride in (1, 2, 3):
        sizes = [
            reached(states, {"input_size": _SIZE, "kernel_size": _KERNEL}, stride=stride, padding=word)
            for word in ("same", "valid")
        ]
        rows.append(f"  {f'stride {stride}':<20}{sizes[0]:<7}{sizes[1]}")
    return rows


def _same() -> Page:
    states = stating_the_output()
    given: Given = {"input_size": _SIZE, "kernel_size": _KERNEL, "stride": 2, "padding": "same"}
    one = geometry(states, given, output_size=2 * _SIZE)
    return Page(
        "cuts the full result to a size that a strided convolution folds to the input",
        (
            (
                "These are the sizes with ceil(output_size / stride) = input_size; the kernel plays no part, and "
                f"{states.title} is told which one is wanted:"
            ),
            Block(_reached_table()),
            Block(copies(one, "full", "output", "covered")),
            (
                f"The picture is {one.input_size} -> {one.output_size} at stride 2. What is too much is shared by the "
                f"ends, the smaller half at the begin: here {one.crop_begin} and {one.crop_end}."
            ),
        ),
        "SAME keeps the size.",
        f"only at stride 1. At stride 2 it gives {reached(states, given)} from {_SIZE}: up to stride times as much.",
        (asking("solve", states, given), asking("draw", states, given, output_size=one.output_size)),
    )


def _valid() -> Page:
    states = stating_the_output()
    given: Given = {"input_size": _SIZE, "kernel_size": _KERNEL, "stride": 2, "padding": "valid"}
    one = geometry(states, given)
    return Page(
        "cuts nothing: every kernel copy is there in full",
        (
            (
                "output_size = (input_size - 1)*stride + dilation*(kernel_size - 1) + 1, and up to stride - 1 more "
                f"where the framework takes a larger size ({states.title}): what is beyond holds only the bias."
            ),
            Block(_reached_table()),
            Block(copies(one)),
        ),
        "VALID shrinks the result, as it does in a convolution.",
        f"it is a convolution's inverse in size, so it grows: {one.input_size} -> {one.output_size} here.",
        (asking("solve", states, given), asking("draw", states, given)),
    )


def _output_padding() -> Page:
    numbers = padding_in_numbers()
    given: Given = {"input_size": _SIZE, "kernel_size": _KERNEL, "stride": 2, "padding": 1}
    none, some = (geometry(numbers, given, output_padding=extra) for extra in (0, 1))
    law = next(law.sentence for law in numbers.laws if law.about == "output_padding")
    folded = [(each.output_size + 2 * 1 - _KERNEL) // 2 + 1 for each in (none, some)]
    return Page(
        "cuts less at the end, to choose among the sizes that fold to one",
        (
            (
                f"A convolution of kernel {_KERNEL}, stride 2, padding 1 takes {none.output_size} to {folded[0]} and "
                f"{some.output_size} to {folded[1]}. Going back, output_padding 0 gives {none.output_size} and 1 gives "
                f"{some.output_size}. {law}."
            ),
            Block([*copies(none, "full", "output"), *copies(some, "output", "covered")]),
            (
                f"The crops are {none.crop_begin}:{none.crop_end}, then {some.crop_begin}:{some.crop_end}. Where the "
                "full result has nothing left, what output_padding adds holds only the bias."
            ),
        ),
        "output_padding pads with zeros.",
        "it adds none, neither to the input nor to the output: it keeps sums that padding would cut.",
        (asking("solve", numbers, given), asking("draw", numbers, given, output_padding=1)),
    )


ENTRIES = (
    Entry("same", "padding that aims at input_size*stride", ("samepadding",), _same),
    Entry("valid", "padding that cuts nothing", ("validpadding",), _valid),
    Entry("output_padding", "which of the sizes that fold to one is meant", ("adj",), _output_padding),
)
"""The words of this module."""
