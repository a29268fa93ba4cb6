"""Pages about where the kernel's taps stand: stride, dilation, phases, zero taps and groups."""

from __future__ import annotations

from math import gcd

from tconvcalc.drawing.products import phase
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.geometry import Geometry
from tconvcalc.pages.base import Block, Entry, Page
from tconvcalc.pages.examples import Given, asking, copies, geometry, padding_in_numbers, row, summed
from tconvcalc.text import listed


def _stride() -> Page:
    numbers = padding_in_numbers()
    given: Given = {"input_size": 3, "kernel_size": 3, "stride": 2, "padding": 0}
    one = geometry(numbers, given, output_padding=0)
    x, w = (1, 2, 3), (1, 10, 100)
    spread = [x[place // 2] if place % 2 == 0 else 0 for place in range(2 * len(x) - 1)]
    padded = [0, 0, *spread, 0, 0]
    slid = [sum(padded[at + tap] * w[2 - tap] for tap in range(3)) for at in range(one.output_size)]
    return Page(
        "how far apart the kernel copies stand: the factor by which the size grows",
        (
            Block(copies(one)),
            (
                'The same numbers come of a convolution that slides by one over the input with zeros between ("stride '
                '1/2", a fractional stride) and around, with the kernel turned round. With x = 1 2 3, w = 1 10 100:'
            ),
            Block(
                [
                    row("spread", spread, 5),
                    row("copies", summed(one, x, w), 5),
                    row("slid", slid, 5),
                ]
            ),
        ),
        "A stride of 2 skips every other input.",
        "in a convolution. Here every input is used, and it is the outputs that are two apart from copy to copy.",
        (asking("draw", numbers, given), asking("solve", numbers, {"input_size": "n", "output_size": "2n"})),
    )


def _dilation() -> Page:
    numbers = padding_in_numbers()
    given: Given = {"input_size": 3, "kernel_size": 3, "stride": 2, "padding": 0}
    one, three = (geometry(numbers, given, dilation=holes, output_padding=0) for holes in (2, 3))
    return Page(
        "the distance of the taps: a kernel spans dilation*(kernel_size - 1) + 1",
        (
            f"Kernel 3 with dilation 2 spans {2 * (3 - 1) + 1}. With stride 2 its copies meet on every other place:",
            Block(copies(one)),
            (
                f"Stride 2 and dilation 2 share the divisor {gcd(2, 2)}, so {one.uncovered} of {one.output_size} "
                "outputs are reached by no input and hold only the bias. Stride 2 and dilation 3 share none: then "
                f"{three.uncovered} of {three.output_size}, near the ends."
            ),
        ),
        "Dilation only lets each input reach further.",
        "it also decides which outputs are reached at all.",
        (asking("draw", numbers, given, dilation=2), asking("draw", numbers, given, dilation=3)),
    )


def _phases() -> Page:
    numbers = padding_in_numbers()
    given: Given = {"input_size": 4, "kernel_size": 4, "stride": 2, "padding": 2}
    one = geometry(numbers, given, output_padding=0)
    w, x = (1, 2, 3, 4), (1, 1, 1, 1)
    even, odd = ([w[tap] for tap in phase(one, first).taps[::-1]] for first in (0, 1))
    return Page(
        "outputs that are a stride apart are made by the same taps, each phase by taps of its own",
        (
            (
                f"Kernel {list(w)}, stride 2, padding 2: the outputs 0, 2, 4.. use the taps {even}, the outputs 1, 3.. "
                f"use {odd}, the earlier input first."
            ),
            Block(copies(one)),
            Block([row("of ones", summed(one, x, w))]),
            (
                "So the layer is stride small convolutions whose results are interleaved (sub-pixel convolution does "
                f"the same). On an input of ones their outputs are {sum(even)} and {sum(odd)}."
            ),
        ),
        "Every output is made by the whole kernel.",
        f"by a part of it: {len(even)} of {len(w)} taps here, {len(w)} / stride where that is whole.",
        (asking("draw", numbers, given, "--phases"), asking("draw", numbers, given)),
    )


def _zero_taps() -> Page:
    numbers = padding_in_numbers()
    one, other = Geometry(4, 3, 2, 1, 0, 1), Geometry(4, 4, 2, 1, 1, 1)
    x = (1, 2, 3, 4)
    return Page(
        "taps that are zero: they move the crops without changing a number",
        (
            (
                f"No padding of {numbers.title} crops {one.crop_begin}:{one.crop_end}. With a zero in front the "
                f"kernel is one longer, every copy begins one earlier, and {other.crop_begin}:{other.crop_end} "
                "cuts to the same, which is padding 1:"
            ),
            Block(
                [
                    row("w = 1 10 100, crop 0:1", [], 0),
                    row("", summed(one, x, (1, 10, 100)), 5),
                    row("w = 0 1 10 100, crop 1:1", [], 0),
                    row("", summed(other, x, (0, 1, 10, 100)), 5),
                ]
            ),
            (
                "A zero at the begin moves the begin's crop up by dilation, one at the end the end's. That is how "
                "a layer is carried to a framework that cannot crop as it does."
            ),
        ),
        "A longer kernel computes something else.",
        "not while the new taps are zero. Training would change them: for export, or masked.",
        (asking("draw", numbers, {"input_size": 4, "kernel_size": 4, "stride": 2, "padding": 1}),),
    )


def _groups() -> Page:
    numbers = next(each for each in FRAMEWORKS.values() if each.groups)
    ins, outs, groups = 4, 6, 2
    grid = [
        f"  {f'out {channel}':<9}"
        + "".join("  #" if channel * groups // outs == each * groups // ins else "  ." for each in range(ins))
        for channel in range(outs)
    ]
    having = listed([each.title for each in FRAMEWORKS.values() if each.groups])
    return Page(
        "split the channels into layers side by side that share nothing",
        (
            f"{ins} channels to {outs} in {groups} groups: # where a kernel joins an input to an output channel.",
            Block([row("in", range(ins)), *grid]),
            (
                f"That is {groups} x {ins // groups} x {outs // groups} = {ins * outs // groups} kernels, not "
                f"{ins} x {outs} = {ins * outs}. Groups of one channel each are called depthwise. "
                f"With groups: {having}."
            ),
        ),
        "groups have to divide the input's channels.",
        "they have to divide the output's too. The sizes along the axes do not depend on them.",
        (
            asking(
                "solve",
                numbers,
                {"kernel_size": 3},
                f"--groups {groups} --in-channels {ins}",
            ),
        ),
    )


ENTRIES = (
    Entry(
        "stride",
        "the distance of the kernel copies; fractional strides",
        ("strides", "fractionalstride", "fractionalstrides"),
        _stride,
    ),
    Entry("dilation", "the distance of the kernel's taps", ("dilationrate", "atrous"), _dilation),
    Entry("phases", "which taps make which outputs", ("phase", "subpixel"), _phases),
    Entry("zero-taps", "move the crops without changing a number", ("zerotap",), _zero_taps),
    Entry("groups", "channels side by side", ("group", "depthwise"), _groups),
)
"""The words of this module."""
