"""The order of the solutions: by what the contract says, first to last, total, and the same however many are drawn."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tconvcalc
from tconvcalc.layer import Axis, Layer
from tconvcalc.solving.preference import preferred
from tests.effort import FEW
from tests.solving.draws import FRAMEWORKS, MANY, Given, listing, questions, steady
from tests.test_geometry import covered


def wished(layer: Layer, *, sized: bool) -> tuple[int, ...]:
    """What is to be avoided, the worst first, each as often as an axis has it; coverage is counted by hand."""
    shared = {(axis.kernel_size, axis.stride, axis.dilation, axis.padding, axis.output_padding) for axis in layer.axes}
    own_default = layer.auto or layer.framework != "keras"
    axes = [(axis, covered(axis.geometry())) for axis in layer.axes]
    return (
        sum(0 in counts for _, counts in axes),
        sum(suggested(axis) for axis, _ in axes) if sized else 0,
        sum(abs(axis.kernel_size - (2 * axis.stride if axis.stride > 1 else 3)) for axis, _ in axes),
        sum(axis.overlap.min != axis.overlap.max for axis, _ in axes),
        sum((axis.output_padding or 0) + (not own_default) for axis, _ in axes),
        sum(axis.dilation for axis, _ in axes),
        sum(axis.crop_begin != axis.crop_end for axis, _ in axes),
        int(len(shared) > 1),
        sum(axis.kernel_size for axis, _ in axes),
        sum(axis.crop_begin for axis, _ in axes),
    )


def suggested(axis: Axis) -> int:
    """How far the stride is from what the sizes suggest, as the contract has it; both sizes are numbers."""
    before, after = axis.input_size, axis.output_size
    assert isinstance(before, int)
    assert isinstance(after, int)
    return axis.stride - 1 if before == 1 else abs(axis.stride * before - after)


@steady(120, FEW)
@given(MANY)
def test_the_list_goes_from_what_is_wished_to_what_is_not(question: tuple[str, Given]) -> None:
    """Each solution is at least as good as the next, and there once."""
    framework, what = question
    dims = max((len(value) for value in what.values() if isinstance(value, tuple)), default=1)
    if listing(framework, what, dims=dims, limit=1).count > 3000:
        return
    answer = listing(framework, what, dims=dims)
    solutions = answer.solutions
    sized = all(isinstance(size, int) for axis in answer.question.axes for size in axis[:2])
    assert all(wished(one, sized=sized) <= wished(next_one, sized=sized) for one, next_one in pairwise(solutions))
    assert len(set(solutions)) == len(solutions)


@steady(60, FEW)
@given(st.one_of(*map(questions, FRAMEWORKS)))
def test_the_order_is_the_same_every_time(question: tuple[str, Given]) -> None:
    """And does not hang on how many are drawn."""
    framework, what = question
    every = listing(framework, what).solutions
    assert listing(framework, what).solutions == every
    assert listing(framework, what, limit=3).solutions == every[:3]


def test_a_covered_layer_comes_before_an_even_one_that_leaves_a_row_bare() -> None:
    """126 to 255: kernel 5 before kernel 4, and the reason is said."""
    answer = tconvcalc.solve("tf", input_size=126, output_size=255, stride=2)
    better, worse = answer.solutions
    assert [better.axes[0].kernel_size, worse.axes[0].kernel_size] == [5, 4]
    assert [worse.axes[0].uncovered, worse.axes[0].overlap.even, better.axes[0].overlap.even] == [1, True, False]
    assert preferred(better, worse, answer.question) == "every output is reached by some input"


@pytest.mark.parametrize(
    ("framework", "sizes", "first"),
    [
        ("torch", (15, 29), {"kernel_size": 4, "stride": 2, "padding": 2, "output_padding": 1}),
        ("torch", (7, 14), {"kernel_size": 4, "stride": 2, "padding": 1, "output_padding": 0}),
        ("torch", (7, 7), {"kernel_size": 3, "stride": 1, "padding": 1, "output_padding": 0}),
        ("torch", (4, 32), {"kernel_size": 16, "stride": 8, "padding": 4, "output_padding": 0}),
        ("torch", (1, 4), {"kernel_size": 4, "stride": 1, "padding": 0, "output_padding": 0}),
        ("torch", ("n", "2n"), {"kernel_size": 4, "stride": 2, "padding": 1, "output_padding": 0}),
        ("tf", (15, 29), {"kernel_size": 4, "stride": 2}),
        ("keras", (12, 24), {"kernel_size": 4, "stride": 2}),
    ],
)
def test_the_first_is_what_people_mean(framework: str, sizes: tuple[object, object], first: dict[str, int]) -> None:
    """The stride that the sizes suggest, and a kernel of twice that stride."""
    best = tconvcalc.solve(framework, input_size=sizes[0], output_size=sizes[1]).solutions[0].axes[0]  # type: ignore[arg-type]
    assert {name: getattr(best, name) for name in first} == first


REASONS: list[tuple[str, dict[str, object], str]] = [
    ("torch", {"input_size": 8, "output_size": 16, "stride": 2}, "kernel 4 is twice the stride"),
    ("torch", {"input_size": 7, "output_size": 7, "stride": 1, "kernel_size": "4..7"}, "kernel 5 is nearer to 3, what"),
    ("torch", {"input_size": 1, "output_size": 8, "kernel_size": 8}, "the stride plays no part"),
    ("torch", {"input_size": 8, "output_size": 16, "kernel_size": "3..4", "dilation": None}, "stride 2 is what the"),
    ("torch", {"input_size": 8, "output_size": 8, "kernel_size": 3, "dilation": None}, "its dilation is smaller"),
    ("torch", {"input_size": (4, 5), "output_size": (8, 10), "stride": 2}, "every output is covered equally"),
    ("torch", {"input_size": 8, "kernel_size": 2, "stride": 4}, "its output_padding is nearer"),
    ("torch", {"input_size": 4, "output_size": "4..6", "kernel_size": 3, "stride": 1}, "it cuts less at the begin"),
    ("torch", {"input_size": (4, 5), "output_size": (8, 10), "stride": 2, "kernel_size": "3..5"}, "one value for all"),
    ("torch", {"input_size": (4, 5), "output_size": (8, 10), "stride": 2}, "over all axes together"),
    ("tf", {"input_size": 126, "output_size": 255, "stride": 2}, "every output is reached"),
    ("tf", {"input_size": 8, "output_size": 16, "kernel_size": 2, "stride": 2}, "they differ in nothing"),
]


@pytest.mark.parametrize(("framework", "what", "reason"), REASONS)
def test_the_reason_is_the_first_thing_in_which_two_places_differ(framework: str, what: Given, reason: str) -> None:
    """Said of the one that is ahead."""
    answer = tconvcalc.solve(framework, **what, limit=None)
    solutions = answer.solutions
    reasons = [preferred(one, next_one, answer.question) for one, next_one in pairwise(solutions)]
    assert any(reason in one for one in reasons), reasons


@steady(100, FEW)
@given(MANY)
def test_what_is_said_of_every_output_is_true_of_the_two_rows(question: tuple[str, Given]) -> None:
    """Along the axis that is named, or along all of them: counted by hand."""
    framework, what = question
    dims = max((len(value) for value in what.values() if isinstance(value, tuple)), default=1)
    answer = listing(framework, what, dims=dims, limit=6)
    for better, worse in pairwise(answer.solutions):
        said = preferred(better, worse, answer.question)
        bare = [[0 in covered(axis.geometry()) for axis in layer.axes] for layer in (better, worse)]
        if said.startswith("every output is reached"):
            places = [int(said.split("axis ")[1].split(",")[0])] if "axis" in said else range(dims)
            assert all(not bare[0][place] for place in places)
            assert all(bare[1][place] for place in places)
        elif "kernel" in said and "axis" not in said and "smaller" not in said:
            wanted = [abs(one.kernel_size - (2 * one.stride if one.stride > 1 else 3)) for one in better.axes]
            others = [abs(one.kernel_size - (2 * one.stride if one.stride > 1 else 3)) for one in worse.axes]
            assert all(one < other for one, other in zip(wanted, others, strict=True))


def test_what_differs_in_nothing_keeps_the_frameworks_own_order() -> None:
    """A layer has no better reason before itself."""
    answer = tconvcalc.solve("torch", input_size=4, output_size=8, kernel_size=4, stride=2)
    (layer,) = answer.solutions
    assert preferred(layer, layer, answer.question) == "they differ in nothing that is ranked"
