"""Pages about what is cut from the ends of the full result."""

from __future__ import annotations

from tconvcalc.drawing.products import full
from tconvcalc.drawing.sentences import phase_notes
from tconvcalc.geometry import Geometry
from tconvcalc.pages.base import Block, Entry, Page
from tconvcalc.pages.examples import (
    Given,
    asking,
    copies,
    geometry,
    padding_in_numbers,
    reached,
    row,
    stating_the_output,
    summed,
)

_SIZE, _KERNEL = 4, 3
_LAYER: Given = {"input_size": _SIZE, "kernel_size": _KERNEL, "stride": 2}


def _reached_table() -> list[str]:
    """The sizes that SAME and VALID reach, a row for each stride."""
    states = stating_the_output()
    rows = [f"  {f'input {_SIZE}, kernel {_KERNEL}':<20}SAME    VALID"]
    for stride in (1, 2, 3):
        sizes = [reached(states, _LAYER, stride=stride, padding=word) for word in ("same", "valid")]
        rows.append(f"  {f'stride {stride}':<20}{sizes[0]:<8}{sizes[1]}")
    return rows


def _same() -> Page:
    states = stating_the_output()
    given: Given = {**_LAYER, "padding": "same"}
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
        f"only at stride 1. At stride 2 it gives {reached(states, given)} from {_SIZE}.",
        (asking("solve", states, given), asking("draw", states, given, output_size=one.output_size)),
    )


def _valid() -> Page:
    states = stating_the_output()
    given: Given = {**_LAYER, "padding": "valid"}
    one = geometry(states, given, output_size=9)
    return Page(
        "cuts nothing: every kernel copy is there in full",
        (
            (
                "output_size = (input_size - 1)*stride + dilation*(kernel_size - 1) + 1, and up to stride - 1 more "
                f"where it is stated ({states.title}): what is beyond holds only the bias."
            ),
            Block(_reached_table()),
            Block(copies(one)),
        ),
        "VALID shrinks the result, as it does in a convolution.",
        f"it takes a convolution's size back, so it grows: {one.input_size} -> {one.output_size} here.",
        (asking("solve", states, given), asking("draw", states, given, output_size=one.output_size)),
    )


def _padding() -> Page:
    numbers = padding_in_numbers()
    sizes = [geometry(numbers, _LAYER, padding=cut, output_padding=0).output_size for cut in (0, 1, 2)]
    one = geometry(numbers, _LAYER, padding=1, output_padding=0)
    convolved = _SIZE + 2 * 1 - _KERNEL + 1
    return Page(
        "cuts so many elements from both ends of the full result",
        (
            "output_size = full - 2*padding + output_padding; input 4, kernel 3, stride 2:",
            Block([row("padding", (0, 1, 2)), row("output", sizes)]),
            Block(copies(one)),
            (
                f"A convolution of kernel {_KERNEL}, stride 2, padding 1 puts zeros around its input of "
                f"{one.output_size}; going back, these are the {full(one) - one.output_size} places that are cut."
            ),
        ),
        "The size is N + 2P - K + 1, and padding makes it larger.",
        (
            f"that is a convolution's: it would say {convolved} for this layer, which gives {one.output_size}. "
            "Here padding makes the result smaller."
        ),
        (asking("solve", numbers, _LAYER), asking("draw", numbers, _LAYER, padding=1)),
    )


def _crop() -> Page:
    states, numbers = stating_the_output(), padding_in_numbers()
    given: Given = {**_LAYER, "output_size": 2 * _SIZE}
    same = geometry(states, given, padding="same")
    other = geometry(numbers, given, padding=1)
    x, w = (1, 2, 3, 4), (1, 10, 100)
    return Page(
        "what is left out at each end of the full result; all that padding words come down to",
        (
            (
                "Whatever a framework calls it, a layer is its kernel copies, added up, less so many elements at the "
                f"begin and at the end. Both of these are {_SIZE} -> {2 * _SIZE} with kernel {_KERNEL} and stride 2:"
            ),
            Block(
                [
                    *copies(same, "full", "output"),
                    *copies(other, "output"),
                ]
            ),
            (
                f"{states.title}'s SAME crops {same.crop_begin}:{same.crop_end}, {numbers.title}'s padding 1 with "
                f"output_padding 1 crops {other.crop_begin}:{other.crop_end}. With x = 1 2 3 4, w = 1 10 100:"
            ),
            Block(
                [
                    row(f"crop {same.crop_begin}:{same.crop_end}", summed(same, x, w), 5),
                    row(f"crop {other.crop_begin}:{other.crop_end}", summed(other, x, w), 5),
                ]
            ),
        ),
        "Equal sizes and equal weights give equal numbers.",
        "only with equal crops: the second row is the first one shifted by one.",
        (asking("draw", states, given, padding="same"), asking("draw", numbers, given, padding=1)),
    )


def _causal() -> Page:
    numbers = padding_in_numbers()
    cut, centred = Geometry(4, 4, 2, 1, 0, 2), Geometry(4, 4, 2, 1, 1, 1)
    given: Given = {"input_size": 4, "kernel_size": 4, "stride": 2}
    extra = cut.kernel_size - cut.stride
    return Page(
        "uses no later input: what is too much is cut at the end, not at the begin",
        (
            (
                f"Kernel 4, stride 2 has {extra} elements more than stride*input_size. With all of them cut at the end "
                f"({cut.input_size} -> {cut.output_size}, crop {cut.crop_begin}:{cut.crop_end}), "
                "the outputs that x[q] begins use x[q] and what was before it:"
            ),
            Block(_sums(cut)),
            "With one cut at each end, which has the same size, they use x[q+1] too, which comes later:",
            Block(_sums(centred)),
            (
                f"{numbers.title} cuts both ends alike: take padding 0 and then y[..., :-{extra}], or the same at "
                "any size, kernel_size - stride elements from the end."
            ),
        ),
        "The size is right, so the layer is causal.",
        "the crop at the begin decides: each element that is cut there looks ahead by one output.",
        (
            asking("draw", numbers, given, "--phases", padding=0),
            asking("draw", numbers, given, "--phases", padding=1),
        ),
    )


def _sums(one: Geometry) -> list[str]:
    return [f"  {note.text}" for note in phase_notes(one)]


ENTRIES = (
    Entry(
        "same",
        "padding that aims at input_size*stride",
        ("samepadding", "paddingsame", "sameupper", "samelower"),
        _same,
    ),
    Entry("valid", "padding that cuts nothing", ("validpadding", "paddingvalid"), _valid),
    Entry("padding", "cuts the result, where a convolution's extends the input", ("pad", "pads"), _padding),
    Entry("crop", "what is left out at each end; what all paddings come down to", ("crops", "cropping"), _crop),
    Entry("causal", "outputs that use no later input", ("streaming",), _causal),
)
"""The words of this module."""
