"""A padding word that a framework does not have is told in its numbers, and what is told is run as a command."""

from __future__ import annotations

import shlex
from typing import Any

import pytest

import tconvcalc
from tconvcalc.cli.app import run
from tconvcalc.layer import Axis
from tests.cases import every_case

USUAL = {"kernel_size": 3, "stride": 2}
SHIFTED = ["SAME's size: padding 1, output_padding 1", "SAME's numbers"]
LAYERS: list[tuple[str, dict[str, Any], list[str]]] = [
    ("torch", USUAL, SHIFTED),
    ("torch", {"kernel_size": 4, "stride": 2}, ["SAME's size and numbers: padding 1"]),
    ("torch", {"kernel_size": 1, "stride": 4}, ["SAME's size and numbers: padding 0, output_padding 3"]),
    ("paddle", {"kernel_size": 5, "stride": 1, "dilation": 2}, ["SAME's size and numbers: padding 4"]),
    ("caffe", {"kernel_size": 4, "stride": 2}, ["SAME's size and numbers: padding 1"]),
    ("caffe", USUAL, []),
    ("mlx", {**USUAL, "input_size": 7, "output_size": 14}, SHIFTED),
    ("torch", {**USUAL, "input_size": 7, "output_size": 13}, []),
    ("torch", {**USUAL, "output_size": 14}, []),
    ("torch", {"kernel_size": (4, 3), "stride": 2}, []),
    ("torch", {"kernel_size": 3}, []),
    ("torch", {**USUAL, "dilation": None}, []),
]


def told(framework: str, given: dict[str, Any], word: str) -> list[tuple[str, dict[str, str]]]:
    """What is said between the complaint and the ways out, each with the options of its command, which is run."""
    with pytest.raises(tconvcalc.MisuseError) as caught:
        tconvcalc.solve(framework, padding=word, **given)
    parted = [line.partition(": tconvcalc ") for line in str(caught.value).splitlines()[1:-1]]
    words = [shlex.split(command) for _, _, command in parted]
    assert all(run([*each, "--code"]) == 0 for each in words)
    options = [dict(zip(each[1::2], each[2::2], strict=True)) for each in words]
    return [(what, each) for (what, _, _), each in zip(parted, options, strict=True)]


def answered(options: dict[str, str], **more: Any) -> Axis:  # noqa: ANN401 -- whatever a quantity is
    """One axis of the layer that a command asks for, of an input of 7."""
    names = {"-k": "kernel_size", "-s": "stride", "-p": "padding", "-a": "output_padding"}
    given: dict[str, Any] = {names[name]: text for name, text in options.items() if name in names}
    given["dilation"] = int(options.get("-d", "1"))
    return tconvcalc.solve(options["-f"], input_size=7, **given, **more).solutions[0].axes[0]


@every_case(("framework", "given", "lines"), LAYERS)
def test_same_is_told_in_numbers_that_have_its_size(framework: str, given: dict[str, Any], lines: list[str]) -> None:
    """The layer that is told multiplies its input by the stride; what has the same numbers is converted."""
    found = told(framework, given, "same")
    assert [what for what, _ in found] == lines
    assert all(answered(options).output_size == 7 * given["stride"] for what, options in found if "size" in what)


@every_case(("kernel", "stride"), [(4, 2), (1, 4), (5, 3), (2, 2), (7, 1)])
def test_where_all_is_cropped_alike_the_numbers_are_those_of_same(kernel: int, stride: int) -> None:
    """What TensorFlow and PyTorch crop of the full result, worked out for each of the two by itself."""
    ((what, options),) = told("torch", {"kernel_size": kernel, "stride": stride}, "same")
    assert what.startswith("SAME's size and numbers")
    ours = answered(options)
    theirs = answered({"-f": "tf", "-k": str(kernel), "-s": str(stride), "-p": "same"}, output_size=7 * stride)
    assert (ours.crop_begin, ours.crop_end) == (theirs.crop_begin, theirs.crop_end)


def test_valid_is_told_as_no_padding() -> None:
    """It cuts nothing off."""
    ((what, options),) = told("torch", {"kernel_size": 3, "input_size": 7}, "valid")
    assert (what, options) == ("VALID is padding 0", {"-f": "torch", "-i": "7", "-k": "3", "-p": "0"})
    assert told("keras", {"groups": 2}, "same") == []
