"""What `solve` lists on the exhaustive 1-D grid is what the frameworks themselves accept: no more, no less."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import product
from math import prod
from typing import Any

import pytest

from tests.effort import FULL, RARE, share
from tests.solving.draws import listing
from tests.solving.oracle import Box, Found, along, cropped_window, every
from tests.truth import Layer, load

INPUTS, KERNELS, STRIDES, DILATIONS = range(1, 9), range(1, 7), range(1, 5), range(1, 3)
OUTPUTS = {"tensorflow": range(1, 31), "keras": range(1, 46), "pytorch": range(1, 46)}
WORDS = ("valid", "same")
BEYOND = 2  # so much further than what touches the output was PyTorch's padding tried
KNOWN = {
    "tensorflow": ["io", "iks", "oks", "isp", "kd", "op", "ioks", ""],
    "keras": ["io", "iks", "oks", "isp", "kd", "oa", "ipa", "oksd", ""],
    "pytorch": ["io", "iks", "oks", "isp", "kd", "oa", "ip", "op", "ka", "iksd", ""],
}
"""What is given, by the letter of its option; all the rest is left unknown."""
OPTION = dict(zip("ioksdpa", ["input_size", "output_size", "kernel_size", "stride", "dilation"], strict=False))
OPTION |= {"p": "padding", "a": "output_padding"}


def domain(framework: str, letter: str) -> list[Any]:
    """Every value that a quantity has on the grid."""
    if letter == "p":
        return list(WORDS) if framework != "pytorch" else list(range(13))
    if letter == "a":
        return list(range(5)) if framework == "pytorch" else ["auto", *range(5)]
    return list({"i": INPUTS, "o": OUTPUTS[framework], "k": KERNELS, "s": STRIDES, "d": DILATIONS}[letter])


def grid() -> Iterator[Any]:
    """One test for each framework and each choice of what is known, named by the questions it asks.

    Where nothing is known, the one question lists the whole grid, which takes as long as a desk has for all others.
    """
    for framework, choices in KNOWN.items():
        for known in choices if FULL else filter(None, choices):
            number = prod(len(domain(framework, letter)) for letter in known)
            yield pytest.param(framework, known, id=f"{framework}-{known or 'nothing'}-known-{number}-questions")


def documented(layer: Layer) -> bool:
    """Whether it is told of in TensorFlow's rule: where dilated, of what oneDNN runs all but the cropped window."""
    return layer.engine != "onednn" or (layer.dilation > (1,) and not cropped_window(layer))


@cache
def accepted(framework: str) -> dict[Found, int | None]:
    """The layers of one axis that ran, and the crop in front that was measured."""
    found = {}
    for layer, outcome in load(framework).accepted().items():
        if len(layer.input_size) == 1 and documented(layer):
            (n,), (k,), (s,), (d,) = layer[1:5]
            padding = layer.padding if isinstance(layer.padding, str) else layer.padding[0]
            extra = layer.output_padding[0] if isinstance(layer.output_padding, tuple) else layer.output_padding
            found[Found(n, outcome.output_size[0], k, s, padding, extra, d)] = outcome.crop_begin[0]  # type: ignore[arg-type]
    return found


def beyond(found: Found, most: int) -> bool:
    """Whether a padding in numbers goes further than the kernel's span less one, and ``most`` more."""
    return isinstance(found.padding, int) and found.padding > found.dilation * (found.kernel_size - 1) + most


def question(framework: str, known: dict[str, Any]) -> dict[str, Any]:
    """The keywords that ask for the rest of the grid."""
    unknown = {"input_size": INPUTS, "output_size": OUTPUTS[framework], "dilation": None}
    bounds = {"max_kernel": KERNELS[-1], "max_stride": STRIDES[-1], "max_dilation": DILATIONS[-1]}
    return {**unknown, **known, **bounds}


@pytest.mark.parametrize(("framework", "known"), list(grid()))
def test_what_is_listed_is_what_the_framework_accepts(framework: str, known: str) -> None:
    """For every value of what is given: the same layers, each once, counted right and cropped as measured."""
    quantities = [OPTION[letter] for letter in known]
    expected: defaultdict[tuple[Any, ...], set[Found]] = defaultdict(set)
    for found in accepted(framework):
        if not beyond(found, BEYOND if "p" in known else 0):
            expected[tuple(getattr(found, name) for name in quantities)].add(found)
    listed = 0
    drawn = share(list(product(*(domain(framework, letter) for letter in known))), RARE)
    for values in drawn:
        given = dict(zip(quantities, values, strict=True))
        answer = listing(framework, question(framework, given))
        solutions = {along(layer): layer.axes[0].crop_begin for layer in answer.solutions}
        assert answer.count == len(answer.solutions) == len(solutions), given
        on_grid = {found: crop for found, crop in solutions.items() if not beyond(found, BEYOND)}
        assert on_grid.keys() == expected[values], given
        assert all(accepted(framework)[found] in {crop, None} for found, crop in on_grid.items()), given
        listed += len(on_grid)
    assert listed == sum(len(expected[values]) for values in drawn)
    assert not FULL or listed == sum(map(len, expected.values())) > 1000, "some accepted layer belongs to no question"


@pytest.mark.parametrize("framework", list(KNOWN))
def test_the_brute_force_that_other_tests_trust_is_the_truth_too(framework: str) -> None:
    """The rules as they are written in the tests accept the same layers and crop them alike."""
    box = Box(INPUTS, OUTPUTS[framework], KERNELS, STRIDES, DILATIONS)
    rules = dict(every(framework, box))
    assert rules.keys() == {found for found in accepted(framework) if not beyond(found, 0)}
    assert all(accepted(framework)[found] in {crop, None} for found, crop in rules.items())
