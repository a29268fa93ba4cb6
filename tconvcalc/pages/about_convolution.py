"""Pages about how a transposed convolution belongs to a convolution: what it turns round, and what it does not."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from tconvcalc.drawing.products import full
from tconvcalc.geometry import Geometry
from tconvcalc.pages.base import Block, Entry, Page
from tconvcalc.pages.examples import (
    Given,
    asking,
    axes,
    geometry,
    matrix,
    padding_in_numbers,
    row,
    summed,
)

_ADJOINT: Given = {"input_size": 3, "kernel_size": 4, "stride": 2, "padding": 1}


def _transposed() -> Page:
    numbers = padding_in_numbers()
    x, w = ((0, 1), (2, 3)), ((0, 1), (2, 3))
    one = Geometry(2, 2, 1, 1, 0, 0)
    scaled = [[value * weight for weight in line] for value in (each for pair in x for each in pair) for line in w]
    result = _plane(one, x, w)
    return Page(
        "a kernel copy for each input, stride apart, added up, ends cut",
        (
            "At stride 1, with these x and w, the copies of the four inputs are",
            Block(
                [
                    f"  x = {x[0][0]} {x[0][1]}   w = {w[0][0]} {w[0][1]}",
                    f"      {x[1][0]} {x[1][1]}       {w[1][0]} {w[1][1]}",
                    "",
                    *("  " + "      ".join(f"{one} {other}" for one, other in scaled[line::2]) for line in (0, 1)),
                ]
            ),
            f"and added up where they meet, each a place further, they make {len(result)}x{len(result)}:",
            Block(["".join(f"{number:4}" for number in line) for line in result]),
            (
                "It is what a convolution of this kernel does to gradients on their way back: its matrix, "
                "transposed. Hence the name, and the layout of its weights."
            ),
        ),
        "It turns the kernel round by 180 degrees, or transposes it.",
        "it is the convolution's matrix that is transposed; the taps stay in their order in each copy.",
        (
            asking("draw", numbers, {"input_size": 2, "kernel_size": 2, "stride": 1}, "--two-d"),
            "tconvcalc explain matrix",
        ),
    )


def _plane(one: Geometry, x: tuple[tuple[int, ...], ...], w: tuple[tuple[int, ...], ...]) -> list[list[int]]:
    """The result in two dimensions: every input times every weight, put where it belongs."""
    size = range(one.output_size)
    made = [[0 for _ in size] for _ in size]
    for i, line in enumerate(x):
        for j, value in enumerate(line):
            for s, weights in enumerate(w):
                for t, weight in enumerate(weights):
                    made[i * one.stride + s][j * one.stride + t] += value * weight
    return made


def _deconvolution() -> Page:
    numbers = padding_in_numbers()
    x, w = (1, 2, 3, 4, 5), (1, 2, 1)
    folded = [sum(x[at + tap] * w[tap] for tap in range(3)) for at in range(3)]
    back = summed(Geometry(3, 3, 1, 1, 0, 0), folded, w)
    given: Given = {"input_size": 3, "kernel_size": 3, "stride": 1, "padding": 0}
    return Page(
        "an older name of the transposed convolution, and a wrong one",
        (
            "Deconvolution in signal processing finds what a convolution was made of. This layer does not:",
            Block(
                [
                    row("x", x, 5),
                    row("w", w, 5),
                    row("conv", folded, 5),
                    row("tconv", back, 5),
                ]
            ),
            (
                f"conv is x convolved with w, {len(x)} -> {len(folded)}; tconv is the transposed convolution of that "
                f"with the same w, {len(folded)} -> {len(back)}. The size is back, the numbers are not: a matrix's "
                "transpose is not its inverse."
            ),
        ),
        "It undoes the convolution.",
        "it takes the size back. What the numbers become is learned, as everywhere.",
        (asking("draw", numbers, given), "tconvcalc explain inverse"),
    )


def _inverse() -> Page:
    numbers = padding_in_numbers()
    sizes = range(13, 20)
    folded = [(size + 2 * 2 - 5) // 3 + 1 for size in sizes]
    given: Given = {"kernel_size": 5, "stride": 3, "padding": 2}
    back = [geometry(numbers, given, input_size=size, output_padding=0).output_size for size in folded]
    digits = [size - one for size, one in zip(sizes, back, strict=True)]
    kept = [size for size, one in zip(sizes, back, strict=True) if size == one]
    offered = {axis.output_size for axis in axes(numbers, {**given, "input_size": 6})}
    return Page(
        "which sizes come back when a convolution is followed by its transpose",
        (
            "Kernel 5, stride 3, padding 2: a convolution, then the transposed convolution of the same numbers.",
            Block(
                [
                    row("before", sizes, 4),
                    row("conv", folded, 4),
                    row("back", back, 4),
                    row("needs", digits, 4),
                ]
            ),
            (
                f"Of stride sizes that fold to one, one comes back by itself: here {', '.join(map(str, kept))}. "
                f"The others need the output_padding of the last row: from 6 it reaches {_range(offered)}."
            ),
        ),
        "The mirrored layer restores every size.",
        "one in stride. Choose input sizes that come back, or give output_padding (or an output_size).",
        (
            asking("solve", numbers, given, input_size=6, output_size=17),
            asking("draw", numbers, given, input_size=6, output_padding=1),
        ),
    )


def _range(sizes: AbstractSet[object]) -> str:
    whole = sorted(size for size in sizes if isinstance(size, int))
    return f"{whole[0]}..{whole[-1]}"


def _matrix() -> Page:
    numbers = padding_in_numbers()
    one = geometry(numbers, _ADJOINT, output_padding=0)
    x, w = (1, 2, 3), (1, 10, 100, 1000)
    return Page(
        "the layer as y = C^T x: a row for each output, a column for each input",
        (
            "Kernel 4, stride 2, padding 1, taps a b c d. A column is a kernel copy, cut where the padding cuts:",
            Block(matrix(one)),
            (
                f"C, its transpose, has {one.input_size} rows and {one.output_size} columns: the strided convolution "
                "with the same kernel and padding. With x = 1 2 3 and a b c d = 1 10 100 1000:"
            ),
            Block([row("y", summed(one, x, w), 6)]),
        ),
        "C^T is the inverse of C.",
        (
            f"it is not even square: C takes {one.output_size} numbers to {one.input_size}, and what is lost there "
            "does not come back."
        ),
        (asking("draw", numbers, _ADJOINT, "--matrix"), "tconvcalc explain deconvolution"),
    )


def _im2col() -> Page:
    numbers = padding_in_numbers()
    given: Given = {"input_size": 3, "kernel_size": 3, "stride": 2, "padding": 0}
    one = geometry(numbers, given, output_padding=0)
    x, w = (1, 2, 3), (1, 10, 100)
    products = one.input_size * one.kernel_size
    slid = full(one) * one.kernel_size
    return Page(
        "how it is computed: one product of matrices, then col2im adds the columns where they belong",
        (
            (
                "im2col writes the patches of a convolution's input as columns. Its transpose, col2im, adds columns "
                "back into places. First every input times every tap (x = 1 2 3, w = 1 10 100):"
            ),
            Block(
                [
                    row("", [f"x[{place}]" for place in range(3)], 6),
                    *(row(f"w[{tap}]", [value * w[tap] for value in x], 6) for tap in range(3)),
                ]
            ),
            "then each column two places (the stride) after the one before, added up:",
            Block([row("y", summed(one, x, w), 6)]),
        ),
        "It is computed by putting zeros between the inputs.",
        (
            f"that is a way to think of it. Sliding over those zeros takes {slid} products here; "
            f"the matrix has {products}."
        ),
        (asking("draw", numbers, given), asking("draw", numbers, given, "--matrix")),
    )


ENTRIES = (
    Entry(
        "transposed",
        "what it is, on the 2x2 example",
        ("transposedconvolution", "transpose", "transposedconv", "convtranspose", "tconv", "upconvolution"),
        _transposed,
    ),
    Entry("deconvolution", "an older, wrong name", ("deconv", "deconvolutions"), _deconvolution),
    Entry("inverse", "which sizes come back after a convolution", ("invert", "roundtrip", "autoencoder"), _inverse),
    Entry("matrix", "the layer as a matrix, C^T", ("c^t", "ct", "toeplitz", "adjoint"), _matrix),
    Entry("im2col", "how it is computed, with col2im", ("col2im", "im2col/col2im"), _im2col),
)
"""The words of this module."""
