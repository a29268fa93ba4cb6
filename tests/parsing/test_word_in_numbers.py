"""A padding word that a framework does not have is told in its numbers, and what is told is run as a command."""

from __future__ import annotations

import shlex
from typing import Any

import pytest

import tconvcalc
from tconvcalc.cli.app import run

LAYERS: list[tuple[str, dict[str, Any], list[str]]] = [
    ("torch", {"kernel_size": 3, "stride": 2}, ["SAME's size: padding 1, output_padding 1", "SAME's numbers"]),
    ("torch", {"kernel_size": 4, "stride": 2}, ["SAME's size and numbers: padding 1"]),
    ("torch", {"kernel_size": 1, "stride": 4}, ["SAME's size and numbers: padding 0, output_padding 3"]),
    ("paddle", {"kernel_size": 5, "stride": 1, "dilation": 2}, ["SAME's size and numbers: padding 4"]),
    ("caffe", {"kernel_size": 4, "stride": 2}, ["SAME's size and numbers: padding 1"]),
    ("caffe", {"kernel_size": 3, "stride": 2}, []),
    ("mlx", {"kernel_size": 3, "stride": 2, "input_size": 7, "output_size": 14}, ["SAME's size: padding 1, output_padding 1", "SAME's numbers"]),
    ("torch", {"kernel_size": 3, "stride": 2, "input_size": 7, "output_size": 13}, []),
    ("torch", {"kernel_size": 3, "stride": 2, "output_size": 14}, []),
    ("torch", {"kernel_size": (4, 3), "stride": 2}, []),
    ("torch", {"kernel_size": 3}, []),
    ("torch", {"kernel_size": 3, "stride": 2, "dilation": None}, []),
]  # fmt: skip


def told(framework: str, given: dict[str, Any], word: str) -> list[tuple[str, str]]:
    """What is said between the complaint and the ways out, each with its command."""
    with pytest.raises(tconvcalc.MisuseError) as caught:
        tconvcalc.solve(framework, padding=word, **given)
    parted = (line.partition(": tconvcalc ") for line in str(caught.value).splitlines()[1:-1])
    return [(what, command) for what, _, command in parted]


@pytest.mark.parametrize(("framework", "given", "lines"), LAYERS)
def test_same_is_told_in_numbers_that_have_its_size(framework: str, given: dict[str, Any], lines: list[str]) -> None:
    """The layer that is told multiplies every input by the stride; what has the same numbers is converted."""
    found = told(framework, given, "same")
    assert [what for what, _ in found] == lines
    for what, command in found:
        words = shlex.split(command)
        assert run([*words, "--color", "never"]) == 0
        if "size" in what:
            options = dict(zip(words[3::2], words[4::2], strict=True))
            sized = tconvcalc.solve(framework, input_size=7, kernel_size=options["-k"], stride=options["-s"],
                                    padding=options["-p"], output_padding=options.get("-a"), dilation=int(options.get("-d", 1)))  # fmt: skip
            assert sized.solutions[0].axes[0].output_size == 7 * int(options["-s"])


def test_where_all_is_cropped_alike_the_numbers_are_those_of_same() -> None:
    """What TensorFlow and PyTorch crop of the full result, worked out for each of the two by itself."""
    for kernel, stride in ((4, 2), (1, 4), (5, 3), (2, 2), (7, 1)):
        ((what, command),) = told("torch", {"kernel_size": kernel, "stride": stride}, "same")
        assert what.startswith("SAME's size and numbers")
        options = dict(zip(*[iter(shlex.split(command)[1:])] * 2, strict=True))
        ours = tconvcalc.solve("torch", input_size=7, kernel_size=kernel, stride=stride, padding=options["-p"], output_padding=options["-a"])  # fmt: skip
        theirs = tconvcalc.solve("tf", input_size=7, output_size=7 * stride, kernel_size=kernel, stride=stride, padding="same")  # fmt: skip
        crops = [(axis.crop_begin, axis.crop_end) for answer in (ours, theirs) for axis in answer.solutions[0].axes[:1]]
        assert crops[0] == crops[1]


def test_valid_is_told_as_no_padding() -> None:
    """It cuts nothing off."""
    ((what, command),) = told("torch", {"kernel_size": 3, "input_size": 7}, "valid")
    assert (what, command) == ("VALID is padding 0", "solve -f torch -i 7 -k 3 -p 0")
    assert told("keras", {"groups": 2}, "same") == []
