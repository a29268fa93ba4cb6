"""The order of the solutions: by what the contract says, first to last, total, and the same however many are drawn."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tconvcalc
from tconvcalc.layer import Layer
from tconvcalc.solving.ranking import place_of, preferred
from tests.solving.draws import FRAMEWORKS, MANY, Given, listing, questions, steady
from tests.test_geometry import covered


def wished(layer: Layer) -> tuple[int, ...]:
    """What is to be avoided, the worst first, each as often as an axis has it; coverage is counted by hand."""
    shared = {(axis.kernel_size, axis.stride, axis.dilation, axis.padding, axis.output_padding) for axis in layer.axes}
    own_default = layer.auto or layer.framework != "keras"
    axes = [(axis, covered(axis.geometry())) for axis in layer.axes]
    return (
        sum(0 in counts for _, counts in axes),
        sum(axis.overlap.min != axis.overlap.max for axis, _ in axes),
        sum(bool(axis.output_padding) or not own_default for axis, _ in axes),
        sum(axis.dilation > 1 for axis, _ in axes),
        sum(axis.crop_begin != axis.crop_end for axis, _ in axes),
        int(len(shared) > 1),
        sum(axis.kernel_size for axis, _ in axes),
        sum(axis.crop_begin for axis, _ in axes),
    )


@steady(120)
@given(MANY)
def test_the_list_goes_from_what_is_wished_to_what_is_not(question: tuple[str, Given]) -> None:
    """Each solution is at least as good as the next, and never in the same place."""
    framework, what = question
    dims = max((len(value) for value in what.values() if isinstance(value, tuple)), default=1)
    if listing(framework, what, dims=dims, limit=1).count > 3000:
        return
    solutions = listing(framework, what, dims=dims).solutions
    assert all(wished(one) <= wished(next_one) for one, next_one in pairwise(solutions))
    assert all(place_of(one) <= place_of(next_one) for one, next_one in pairwise(solutions))
    if dims == 1:
        full = [(place_of(one), one.word or "", one.auto) for one in solutions]
        assert len(set(full)) == len(full)


@steady(60)
@given(st.one_of(*map(questions, FRAMEWORKS)))
def test_the_order_is_the_same_every_time(question: tuple[str, Given]) -> None:
    """And does not hang on how many are drawn."""
    framework, what = question
    every = listing(framework, what).solutions
    assert listing(framework, what).solutions == every
    assert listing(framework, what, limit=3).solutions == every[:3]


def test_a_covered_layer_comes_before_an_even_one_that_leaves_a_row_bare() -> None:
    """126 to 255: kernel 5 before kernel 4, and the reason is said."""
    better, worse = tconvcalc.solve("tf", input_size=126, output_size=255, stride=2).solutions
    assert [better.axes[0].kernel_size, worse.axes[0].kernel_size] == [5, 4]
    assert [worse.axes[0].uncovered, worse.axes[0].overlap.even, better.axes[0].overlap.even] == [1, True, False]
    assert preferred(better, worse) == "every output is reached by some input"


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ({"input_size": 8, "output_size": 16, "stride": 2, "output_padding": 0}, "its kernel is smaller"),
        (
            {"input_size": 8, "output_size": 16, "kernel_size": "3..4", "stride": 2},
            "every output is covered equally often",
        ),
        (
            {"input_size": 8, "output_size": 8, "kernel_size": 3, "stride": 1, "dilation": "1..2"},
            "it needs no dilation",
        ),
        ({"input_size": 8, "output_size": "16..17", "kernel_size": 4, "stride": 2, "padding": 1}, "framework's own"),
        ({"input_size": 4, "output_size": "4..6", "kernel_size": 3, "stride": 1}, "its padding is smaller"),
        (
            {"input_size": (4, 5), "output_size": (8, 10), "stride": 2, "output_padding": 0, "kernel_size": "2..4"},
            "value",
        ),
    ],
)
def test_the_reason_is_the_first_thing_in_which_two_places_differ(what: Given, reason: str) -> None:
    """Said of the one that is ahead."""
    solutions = tconvcalc.solve("torch", **what, limit=None).solutions
    reasons = [preferred(one, next_one) for one, next_one in pairwise(solutions)]
    assert any(reason in one for one in reasons), reasons


def test_what_differs_in_nothing_keeps_the_frameworks_own_order() -> None:
    """A layer has no better reason before itself."""
    (layer,) = tconvcalc.solve("torch", input_size=4, output_size=8, kernel_size=4, stride=2).solutions
    assert preferred(layer, layer) == "it comes first in the framework's own order"
