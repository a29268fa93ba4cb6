"""Why it cannot be: no smaller set of givens conflicts, each of this one is needed, and the sentences name them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import tconvcalc
from tconvcalc.explaining.conflict import conflict
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.case_selection import cases
from tconvcalc.question import Question, alone, forget, put
from tconvcalc.question import given as said
from tconvcalc.solving.feasibility import feasible
from tconvcalc.solving.problems import EVER
from tests.effort import FEW
from tests.solving.draws import MANY, Given, asked, steady

CHANNELS = st.sampled_from(
    [{}, {}, {"groups": 2, "in_channels": 3}, {"groups": 2, "in_channels": 4, "out_channels": 7}]
)


def names_of_ways(question: Question) -> set[str]:
    """The ways of padding that a question can be answered in."""
    return {case.name + case.extra for case in cases(FRAMEWORKS[question.framework], question)}


def judged(question: Question, kept: Iterable[str]) -> bool:
    """Whether these givens alone can stand together, or do not ask of the same ways of padding any more."""
    less = forget(question, set(said(question)) - set(kept))
    return feasible(less, EVER) or not names_of_ways(question) <= names_of_ways(less)


@steady(120, FEW)
@given(MANY, CHANNELS)
def test_a_conflict_is_smallest_and_every_part_of_it_is_needed(asking: tuple[str, Given], channels: Given) -> None:
    """Drop any one given of it and there is an answer; no smaller set of givens is impossible."""
    framework, what = asking
    question = asked(framework, what, **(channels if framework == "pytorch" else {}))
    assume(not feasible(question, EVER))
    found = conflict(question)
    whole = question if found.axis is None else alone(question, found.axis)
    assert not feasible(found.question, EVER)
    assert found.question == forget(whole, set(said(whole)) - set(found.names))
    assert set(said(found.question)) == set(found.names)
    for name in found.names:
        assert judged(found.question, set(found.names) - {name}), name
    for size in range(len(found.names)):
        assert all(judged(whole, kept) for kept in combinations(said(whole), size))


@steady(50, FEW)
@given(MANY)
def test_where_one_axis_is_to_blame_it_is_named(asking: tuple[str, Given]) -> None:
    """It is the first that is impossible by itself; without such an axis it takes all of them together."""
    question = asked(*asking)
    assume(not question.uniform and not feasible(question, EVER))
    places = [place for place in range(len(question.axes)) if not feasible(alone(question, place), EVER)]
    assert conflict(question).axis == (places[0] if places else None)


@steady(50, FEW)
@given(MANY)
def test_an_impossible_answer_says_the_conflict_and_why(asking: tuple[str, Given]) -> None:
    """Each given as it was said, on the axis to blame, and marked where nobody said it."""
    question = asked(*asking)
    assume(not feasible(question, EVER))
    framework, what = asking
    dims = len(question.axes)
    answer = tconvcalc.solve(framework, **what, dims=dims)
    assert (answer.verdict, bool(answer), answer.count, answer.solutions) == ("impossible", False, 0, ())
    assert answer.why is not None
    found = conflict(question)
    assert tuple(one.quantity for one in answer.why.conflict) == found.names
    for one in answer.why.conflict:
        assert one.axis == found.axis
        assert one.assumed == (one.quantity == "dilation" and what["dilation"] == 1)
        own = put(question, one.quantity, one.value)
        assert own.axes == question.axes or found.axis is not None
    assert answer.why.fact
    assert answer.why.because


@pytest.mark.parametrize(
    ("framework", "what", "names"),
    [
        (
            "tf",
            {"input_size": 126, "output_size": 255, "stride": 2, "padding": "same"},
            "input_size output_size padding",
        ),
        ("tf", {"input_size": 4, "output_size": 2}, "input_size output_size"),
        ("tf", {"stride": 2, "dilation": 2, "padding": (0, 0)}, "padding dilation"),
        ("keras", {"stride": 2, "dilation": 2, "padding": "same"}, "stride dilation"),
        ("keras", {"stride": 2, "output_padding": 2, "kernel_size": 9}, "stride output_padding"),
        ("torch", {"input_size": 4, "groups": 2, "in_channels": 3}, "in_channels groups"),
        ("torch", {"input_size": "2n", "output_size": "3n", "stride": 5}, "input_size output_size"),
        ("torch", {"input_size": "n", "output_size": "2n", "stride": 3, "padding": 1}, "output_size stride"),
        ("torch", {"input_size": "n", "output_size": "2n", "stride": 1}, "input_size output_size stride"),
        ("torch", {"input_size": "n", "output_size": 8}, "input_size output_size"),
        ("torch", {"input_size": 8, "output_size": "n"}, "input_size output_size"),
        ("torch", {"output_size": "3n", "stride": 2}, "output_size stride"),
        # what a way cannot be asked without is needed, although dropping it does not help
        (
            "jax",
            {"input_size": 8, "output_size": 21, "padding": (1, 2), "kernel_size": 3, "stride": 2},
            "input_size output_size padding kernel_size dilation",
        ),
        ("tf", {"output_size": "3n+1", "padding": (1, 0), "stride": 2, "kernel_size": 3}, "output_size padding stride"),
        ("onnx", {"output_size": "3n", "padding": "same_upper", "stride": 2}, "output_size padding stride"),
    ],
)
def test_only_what_matters_is_in_the_conflict(framework: str, what: dict[str, Any], names: str) -> None:
    """Whatever else was given, and that dilation is taken as 1 where it plays no part."""
    why = tconvcalc.solve(framework, **what).why
    assert why is not None
    assert {one.quantity for one in why.conflict} == set(names.split())


@pytest.mark.parametrize("framework", sorted(FRAMEWORKS))
def test_a_way_that_was_asked_for_is_the_one_that_is_told_of(framework: str) -> None:
    """To drop the kernel, or the padding, must not leave a question that no way, or only another one, can answer."""
    for padding, output_size, kernel_size in product(("same", "same_upper", 1, (1, 0)), (40,), (None, 3)):
        what: dict[str, Any] = {
            "padding": padding,
            "input_size": 8,
            "output_size": output_size,
            "kernel_size": kernel_size,
        }
        try:
            answer = tconvcalc.solve(framework, **what)
        except tconvcalc.MisuseError:
            continue
        if answer.verdict == "impossible":
            found = conflict(answer.question)
            assert names_of_ways(answer.question) <= names_of_ways(found.question), what
            assert answer.why is not None
            assert answer.why.because, what
