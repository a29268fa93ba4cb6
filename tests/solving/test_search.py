"""What is searched for is found: against brute force, by forgetting what was known, and in count, order and prefix."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tconvcalc
from tconvcalc import solver
from tconvcalc.solving.feasibility import feasible
from tests.effort import FEW
from tests.solving.draws import ANY, BOX, FRAMEWORKS, LIMITS, Given, asked, brute, everything, listing, steady, touches
from tests.solving.oracle import Found, along

LAYERS = [(framework, found) for framework in FRAMEWORKS for pair in everything(framework).values() for found in pair]


@steady(300, FEW)
@given(ANY)
def test_the_solutions_are_those_of_brute_force(question: tuple[str, Given]) -> None:
    """All of them, none besides, each once; impossible is said only where there is none in a larger box either."""
    framework, what = question
    answer = listing(framework, what)
    found = brute(framework, what)
    assert {along(layer) for layer in answer.solutions} == {one for one in found if touches(one, what)}
    assert answer.count == len(answer.solutions) == len(set(answer.solutions))
    assert answer.verdict != "impossible" or not found
    assert (
        bool(answer)
        == (answer.verdict == "feasible")
        == feasible(asked(framework, what, bounds=answer.question.bounds))
    )


@steady(300, FEW)
@given(ANY, st.tuples(*[st.integers(1, 3)] * 3))
def test_no_bound_makes_a_possible_layer_impossible(question: tuple[str, Given], bounds: tuple[int, int, int]) -> None:
    """However low the bounds: what brute force finds above them is out of bounds, and no more than that."""
    framework, what = question
    limits = dict(zip(LIMITS, bounds, strict=True))
    answer = listing(framework, what, **limits)
    found = brute(framework, what)
    assert answer.verdict != "impossible" or not found
    unknown = [(name, limit) for name, limit in zip(("kernel_size", "stride", "dilation"), bounds, strict=True)]
    within = any(
        touches(one, what) and all(what[name] is not None or getattr(one, name) <= limit for name, limit in unknown)
        for one in found
    )
    assert bool(answer) == within


@steady(250, FEW)
@given(st.sampled_from(LAYERS), st.sets(st.sampled_from(Found._fields)))
def test_what_is_forgotten_is_found_again(layer: tuple[str, Found], forgotten: set[str]) -> None:
    """Take any layer, and forget any of its quantities, but not both sizes: there would be no end."""
    framework, found = layer
    what: Given = {name: None if name in forgotten else value for name, value in found._asdict().items()}
    if {"input_size", "output_size"} <= forgotten:
        what["input_size"] = BOX.inputs
    if touches(found, what):
        answer = listing(framework, what)
        assert found in {along(one) for one in answer.solutions}


@steady(150, FEW)
@given(ANY, st.sampled_from([1, 2, 7]), st.sampled_from([1, 2]))
def test_a_limit_cuts_the_list_and_changes_nothing_else(question: tuple[str, Given], limit: int, dims: int) -> None:
    """The first few of all, in the same order; the count is of all."""
    framework, what = question
    few = listing(framework, what, dims=dims, limit=limit)
    every = listing(framework, what, dims=dims)
    assert few.solutions == every.solutions[:limit]
    assert (few.count, few.verdict, few.notes) == (every.count, every.verdict, every.notes)
    assert [row.best for row in few.rows] == [row.best for row in every.rows[:limit]]


def test_more_than_can_be_listed_is_refused_with_its_number() -> None:
    """A list of all of them would be of no use, and would not end."""
    with pytest.raises(tconvcalc.MisuseError, match=r"^there are [0-9,]{11} solutions: list at most 10,000 of them,"):
        tconvcalc.solve("torch", input_size=(7, 9), output_size=(64, 81), dilation=None, limit=None)


def test_several_lists_share_what_is_listed_at_all() -> None:
    """One command never takes longer because it asks more frameworks."""
    question = asked("pytorch", {"padding": 28})
    with pytest.raises(tconvcalc.MisuseError, match="16,896 solutions: list at most 5,000 of them for each framework,"):
        solver.solve(question, None, lists=2)
