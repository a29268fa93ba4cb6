"""Pages about how many products make an output: overlap, checkerboards, and weights that interpolate."""

from __future__ import annotations

from fractions import Fraction

from tconvcalc.frameworks.bilinear import bilinear_kernel
from tconvcalc.geometry import Geometry, overlap
from tconvcalc.pages.base import Block, Entry, Page
from tconvcalc.pages.examples import (
    Given,
    asking,
    choosing_the_output,
    copies,
    geometry,
    padding_in_numbers,
    plane,
    row,
    stating_the_output,
    weighted,
)
from tconvcalc.text import listed

_KERNELS, _STRIDES = range(1, 9), (1, 2, 3, 4)


def _sums(kernel: int, stride: int, dilation: int = 1) -> str:
    low, high = overlap(kernel, stride, dilation)
    return str(low) if low == high else f"{low}..{high}"


def _overlap() -> Page:
    numbers = padding_in_numbers()
    given: Given = {"input_size": 4, "kernel_size": 5, "stride": 2, "padding": 0}
    one = geometry(numbers, given, output_padding=0)
    return Page(
        "how many products make one output, away from the ends",
        (
            "The copies of a kernel stand stride apart, so kernel_size/stride of them meet, rounded down or up:",
            Block(
                [
                    row("kernel", _KERNELS, 6),
                    *(
                        row(f"stride {stride}", [_sums(kernel, stride) for kernel in _KERNELS], 6)
                        for stride in _STRIDES
                    ),
                ]
            ),
            Block(copies(one, "output", "covered")),
            (
                f"The picture is kernel 5, stride 2: {_sums(5, 2)}. One number is even overlap; a range is a "
                "checkerboard; 0 leaves outputs that hold only the bias. The ends have fewer."
            ),
        ),
        "The overlap is kernel_size - stride.",
        (
            "that is how many places neighbouring copies share. Whether outputs are made of equally many products is "
            "whether stride divides kernel_size (at dilation 1)."
        ),
        (asking("draw", numbers, given), asking("solve", numbers, {"input_size": 4, "output_size": 8})),
    )


def _checkerboard() -> Page:
    chooses = choosing_the_output()
    given: Given = {"input_size": 3, "stride": 2, "padding": "same"}
    uneven, even = (geometry(chooses, given, kernel_size=kernel) for kernel in (3, 4))
    return Page(
        "neighbouring outputs are sums of unequally many products",
        (
            f"Kernel 3, stride 2: outputs sum {_sums(3, 2)} products along an axis, {_crossed(3, 2)} in the plane.",
            Block(plane(uneven)),
            "Kernel 4, stride 2: equally many everywhere but at the ends. Along an axis:",
            Block(copies(even, "output", "covered")),
        ),
        "It comes of training, and more of it helps.",
        (
            "it is there with equal weights, before any training. A kernel that is a multiple of the stride has none "
            "of this kind; nor has resizing first and then a convolution."
        ),
        (
            asking("draw", chooses, given, "--two-d", kernel_size=3),
            asking("draw", chooses, given, "--two-d", kernel_size=4),
        ),
    )


def _crossed(kernel: int, stride: int) -> str:
    each = overlap(kernel, stride, 1)
    return listed(list(dict.fromkeys(str(one * other) for one in each for other in each)), "or")


def _bilinear() -> Page:
    states = stating_the_output()
    return Page(
        "the kernel 2*f - f%2 that makes a layer of stride f interpolate between its inputs",
        (
            "It falls from its centre c as 1 - |t - c|/f:",
            Block([f"  f = {factor}, kernel {bilinear_kernel(factor)}:  {_shown(_ramp(factor))}" for factor in (2, 3)]),
            "On the inputs 0 1 2 3 under SAME, with output_size (4 - 1)*f + 1:",
            Block([line for factor in (2, 3) for line in _interpolated(factor)]),
            (
                "wanted is j/f, interpolation from the first input to the last (align_corners). Odd f give just "
                "that. Even f have no tap in the middle: they are half an output late."
            ),
        ),
        "The kernel makes any layer equal to a resize.",
        "the crops decide as well: which outputs fall on the inputs, and what the ends lack.",
        (
            asking("solve", states, _given(2), "--init bilinear", output_size=3 * 2 + 1),
            asking("draw", states, _given(3), output_size=3 * 3 + 1),
        ),
    )


def _given(factor: int) -> Given:
    return {"input_size": 4, "kernel_size": bilinear_kernel(factor), "stride": factor, "padding": "same"}


def _ramp(factor: int) -> list[Fraction]:
    """The weights, as the page says them."""
    kernel = bilinear_kernel(factor)
    return [1 - abs(Fraction(2 * tap - kernel + 1, 2 * factor)) for tap in range(kernel)]


def _interpolated(factor: int) -> list[str]:
    """What the layer makes of 0 1 2 3, and what interpolation between the inputs would be."""
    one: Geometry = geometry(stating_the_output(), _given(factor), output_size=3 * factor + 1)
    made = weighted(one, range(4), _ramp(factor))
    wanted = [Fraction(output, factor) for output in range(one.output_size)]
    return [f"  f = {factor}  made   {_shown(made)}", f"         wanted {_shown(wanted)}"]


def _shown(numbers: list[Fraction]) -> str:
    return "".join(f"{float(number):6.2f}" for number in numbers)


ENTRIES = (
    Entry("overlap", "how many products make one output", ("overlaps", "coverage", "covered"), _overlap),
    Entry("checkerboard", "the pattern of uneven overlap", ("checkerboards", "checkerboardartifacts"), _checkerboard),
    Entry("bilinear", "weights that interpolate", ("bilinearkernel", "bilinearinit", "interpolation"), _bilinear),
)
"""The words of this module."""
