"""Pages about the sizes of input and output, and what chooses among those that are possible."""

from __future__ import annotations

from tconvcalc.drawing.products import full
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.codegen import snippets
from tconvcalc.geometry import Geometry, overlap
from tconvcalc.pages.base import Block, Entry, Page
from tconvcalc.pages.examples import (
    Given,
    asking,
    axes,
    copies,
    geometry,
    layers,
    padding_in_numbers,
    reached,
    row,
    stating_the_output,
)
from tconvcalc.text import listed

_LAYER: Given = {"input_size": 4, "kernel_size": 3, "stride": 2}


def _folded(size: int, kernel: int, stride: int, padding: int) -> int:
    """The size that a convolution makes of another: source: Dumoulin & Visin (2016), relation 6."""
    return (size + 2 * padding - kernel) // stride + 1


def _output_padding() -> Page:
    numbers = padding_in_numbers()
    given: Given = {**_LAYER, "padding": 1}
    none, some = (geometry(numbers, given, output_padding=extra) for extra in (0, 1))
    law = next(law.sentence for law in numbers.laws if law.about == "output_padding")
    folded = [_folded(each.output_size, 3, 2, 1) for each in (none, some)]
    return Page(
        "cuts less at the end, to choose among the sizes that fold to one",
        (
            (
                f"A convolution of kernel 3, stride 2, padding 1 takes {none.output_size} to {folded[0]} and "
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


def _output_shape() -> Page:
    states = stating_the_output()
    sizes = reached(states, _LAYER, padding="same")
    beyond = int(sizes.rpartition("..")[2]) + 1
    asked = [each for each in FRAMEWORKS.values() if each.asked_by_default]
    return Page(
        "says which of the possible sizes is meant, since the layer alone leaves stride of them",
        (
            "What each framework makes of input 4, kernel 3, stride 2, everything else left to it:",
            Block([f"  {each.title:<12}{_by_default(each)}" for each in asked]),
            (
                "A size is possible where a convolution of that kernel, stride and padding folds it to the input: "
                f"{_folded(7, 3, 2, 1)} for 7 and {_folded(8, 3, 2, 1)} for 8 with padding 1. "
                f"A stated output_shape names batch and channels too: {_stated_shape(states)}."
            ),
        ),
        "output_shape resizes the result to any size.",
        f"it chooses among {sizes} here; {beyond} is refused under SAME.",
        (
            asking("solve", states, _LAYER, padding="same"),
            asking("solve", states, _LAYER, padding="valid", output_size=beyond),
        ),
    )


def _by_default(framework: Framework) -> str:
    """The size that a framework gives where everything is left to it, and how the others are had."""
    usual = {name: value[0] for name, value in framework.defaults.items() if name not in _LAYER}
    if framework.states_output:
        return f"{reached(framework, {**_LAYER, **usual})}, whichever is stated ({usual['padding']})"
    given = {**_LAYER, **usual}
    size = geometry(framework, given).output_size
    every = {axis.output_size for axis in axes(framework, {**given, "output_padding": "0..1"})}
    others = sorted(other for other in every if isinstance(other, int) and other != size)
    return f"{size}" + "".join(f", or {other} with output_padding" for other in others)


def _stated_shape(framework: Framework) -> str:
    """The output_shape as the framework's code has it."""
    (layer,) = layers(framework, {**_LAYER, "padding": "same", "output_size": 8}, 2)
    code = next(iter(snippets(layer, None).values()))
    line = next(each for each in code.splitlines() if "shape(x)" in each)
    return line.partition("stack(")[2].rpartition(")")[0]


def _batch() -> Page:
    states = stating_the_output()
    (layer,) = layers(states, {**_LAYER, "padding": "same", "output_size": 8}, 2)
    code = next(iter(snippets(layer, None).values())).splitlines()
    return Page(
        "is no size of the layer: as many go in as come out",
        (
            (
                f"Only where the output_shape is stated ({states.title}) does it have to be said. Read it off the "
                "input, which is right for every batch:"
            ),
            Block([line for line in code if "shape" in line]),
            f"{states.title}, with -1: {states.unknown_batch} Solved here are the sizes of the spatial axes alone.",
        ),
        "-1 or None as the batch means: any.",
        "not to everything that runs the layer; the size of the input's first axis does, always.",
        (asking("solve", states, _LAYER, "--code", padding="same", output_size=8),),
    )


def _kernel_size() -> Page:
    numbers = padding_in_numbers()
    kernels = range(1, 7)
    given: Given = {"input_size": 4, "stride": 2, "padding": 0, "output_padding": 0}
    each = [geometry(numbers, given, kernel_size=kernel) for kernel in kernels]
    spread = [overlap(kernel, 2, 1) for kernel in kernels]
    even = listed([str(kernel) for kernel, (low, high) in zip(kernels, spread, strict=True) if low == high])
    counts = [str(low) if low == high else f"{low}..{high}" for low, high in spread]
    return Page(
        "how many outputs each input reaches",
        (
            "Each input puts a copy of the kernel's taps on as many outputs. At stride 2, from 4, nothing cut:",
            Block(
                [
                    row("kernel", kernels, 6),
                    row("output", [one.output_size for one in each], 6),
                    row("sums", counts, 6),
                    row("no input", [one.uncovered for one in each], 6),
                ]
            ),
            (
                "sums: how many products make one output, away from the ends. Kernels that are a multiple of the "
                "stride sum equally many everywhere; a kernel below the stride leaves gaps that hold only the bias."
            ),
        ),
        "A kernel should be odd, so that it has a centre.",
        f"in a convolution. Here an odd kernel at stride 2 overlaps unevenly; {even} do not.",
        (
            asking("solve", numbers, {"input_size": 4, "output_size": 8, "stride": 2}),
            asking("draw", numbers, given, kernel_size=4),
        ),
    )


def _shape() -> Page:
    numbers = padding_in_numbers()
    given: Given = {"input_size": 7, "kernel_size": 4, "stride": 2, "padding": 1}
    one = geometry(numbers, given, output_padding=0)
    bare = Geometry(7, 2, 3, 1, 0, 0)
    return Page(
        "the size of the result: so many steps of the stride, one kernel, less what is cut",
        (
            Block(
                [
                    "  full        = (input_size - 1)*stride + dilation*(kernel_size - 1) + 1",
                    "  output_size = full - crop_begin - crop_end",
                ]
            ),
            "With input 7, kernel 4, stride 2, padding 1 (which crops 1:1):",
            Block(
                [
                    f"  full        = (7 - 1)*2 + 1*(4 - 1) + 1 = {full(one)}",
                    f"  output_size = {full(one)} - {one.crop_begin} - {one.crop_end} = {one.output_size}",
                ]
            ),
            (
                "Along each axis by itself; batch and channels play no part. The steps are one fewer than the "
                "inputs, as with fence and posts: that is why sizes are seldom just input_size*stride."
            ),
        ),
        "The output is stride times the input.",
        (
            f"only where kernel, crops and stride are made for it, as above. Kernel 2, stride 3 takes 7 to "
            f"{bare.output_size}, not {7 * 3}."
        ),
        (asking("solve", numbers, given), asking("solve", numbers, {"kernel_size": 4, "stride": 2, "padding": 1})),
    )


ENTRIES = (
    Entry("output_padding", "which of the sizes that fold to one is meant", ("adj",), _output_padding),
    Entry("output_shape", "stated, chosen or computed: one of stride sizes", ("outputsize",), _output_shape),
    Entry("batch", "-1, None and the first axis of output_shape", ("batchsize", "none", "batch(1)"), _batch),
    Entry(
        "kernel_size",
        "how many outputs each input reaches",
        ("kernel", "kernels", "filter", "taps", "tap"),
        _kernel_size,
    ),
    Entry("shape", "the arithmetic of the sizes", ("size", "sizes", "inputsize", "formula", "shapearithmetic"), _shape),
)
"""The words of this module."""
