"""Out of bounds is not impossible: the bound that is named admits a layer, and one less does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import tconvcalc
from tconvcalc import solver
from tconvcalc.parsing.command import command
from tconvcalc.question import Bounds, Question, alone, put
from tconvcalc.question import given as said
from tconvcalc.solving.feasibility import feasible
from tconvcalc.solving.problems import EVER, LOOSE
from tconvcalc.solving.result import SolveResult
from tconvcalc.values import Span
from tests.effort import FEW
from tests.solving.draws import MANY, Given, asked, asked_by, brute, steady

LOW = st.builds(Bounds, st.integers(1, 3), st.integers(1, 2), st.just(1))


def beyond(asking: tuple[str, Given], bounds: Bounds) -> SolveResult:
    """The answer to a question that has one, but not within the bounds."""
    question = asked(*asking, bounds=bounds)
    assume(not feasible(question) and feasible(question, EVER))
    answer = solver.solve(question)
    assert (answer.verdict, bool(answer), answer.count) == ("out_of_bounds", False, 0)
    return answer


def lowered(question: Question, raised: dict[str, int], least: Bounds) -> Question:
    """The question with each raised bound one less."""
    lower = {name: max(bound - 1, getattr(least, name)) for name, bound in raised.items()}
    return replace(question, bounds=question.bounds._replace(**lower))


def too_near(question: Question, place: int) -> bool:
    """Whether on this axis nothing that trims less would do, or nothing had to be changed."""
    axis, padding = alone(question, place), question.axes[place].padding
    return not isinstance(padding, int) or not feasible(put(axis, "padding", (Span(0, padding - 1),)), LOOSE)


@steady(100, FEW)
@given(MANY, LOW)
def test_the_smallest_bound_that_admits_a_layer_is_named(asking: tuple[str, Given], bounds: Bounds) -> None:
    """Each bound by itself; only its bound changes, and the command to type says so."""
    answer = beyond(asking, bounds)
    assert answer.why is not None
    assert not answer.why.conflict
    assert answer.why.fixes, "there is an answer, and it is not said how to get it"
    for fix in answer.why.fixes:
        assert feasible(fix.question)
        assert fix.best == solver.solve(fix.question, 8).solutions
        assert replace(asked_by(command(fix.question)), assumed=frozenset()) == replace(
            fix.question, assumed=frozenset()
        )
        if fix.changes:
            assert answer.why.fixes == (fix,), "a bound alone would do"
            assert all(too_near(fix.question, place) for place in range(len(fix.question.axes)))
        elif len(fix.bounds) == 1:
            assert fix.question.axes == answer.question.axes
            assert not feasible(lowered(fix.question, fix.bounds, bounds)), fix.bounds


@steady(80, FEW)
@given(MANY, LOW)
def test_no_bound_that_would_help_is_left_out(asking: tuple[str, Given], bounds: Bounds) -> None:
    """Where one that is not named is raised without end, there is still no layer."""
    answer = beyond(asking, bounds)
    assert answer.why is not None
    named = {name for fix in answer.why.fixes if len(fix.bounds) == 1 for name in fix.bounds}
    for name in Bounds._fields:
        endless = replace(answer.question, bounds=bounds._replace(**{name: 10**6}))
        assert feasible(endless) == (name in named), name


@pytest.mark.parametrize(
    ("what", "bounds"),
    [
        ({"input_size": 10, "output_size": 3000}, {"kernel_size", "stride"}),
        ({"input_size": 10, "output_size": 3000, "stride": 3}, {"kernel_size"}),
        ({"input_size": 10, "output_size": 3004, "kernel_size": 7}, {"stride"}),
        ({"input_size": 10, "output_size": 62, "stride": 1, "kernel_size": 5, "dilation": None}, {"dilation"}),
        ({"input_size": 10, "output_size": 62, "stride": "1..", "kernel_size": 5, "dilation": "9.."}, {"dilation"}),
    ],
)
def test_the_bounds_that_are_named_are_those_of_unknowns(what: Given, bounds: set[str]) -> None:
    """What is given has no bound; a range without an end has one."""
    why = tconvcalc.solve("torch", **what, padding=0, output_padding=0, max_stride=2).why
    assert why is not None
    assert {name for fix in why.fixes for name in fix.bounds} == bounds


def test_only_the_axis_that_needs_it_is_trimmed_further() -> None:
    """The other one keeps what is found for it by itself."""
    answer = tconvcalc.solve("torch", input_size=(7, 5), output_size=(14, 2), stride=2, kernel_size=4)
    assert answer.verdict == "out_of_bounds"
    assert answer.why is not None
    (fix,) = answer.why.fixes
    assert fix.changes == {"padding": ((None, None), (None, 5))}
    assert fix.best


def test_beyond_the_largest_dilation_there_is_no_bound_to_name() -> None:
    """It is possible in numbers, but no dilation so large can be given."""
    answer = tconvcalc.solve("torch", input_size=2, output_size=10**12, kernel_size=3, stride=2, dilation=None)
    assert answer.verdict == "out_of_bounds"
    assert answer.why is not None
    assert answer.why.fixes == ()


def test_where_no_bound_helps_the_padding_has_to_go_further() -> None:
    """Further than what touches the output, where it is searched; the least that does is named."""
    what: Given = {"input_size": 9, "output_size": 1, "kernel_size": 1, "stride": 1}
    answer = tconvcalc.solve("torch", **what, dims=1)
    assert answer.verdict == "out_of_bounds"
    assert answer.why is not None
    (fix,) = answer.why.fixes
    ((padding,),) = (new for _, new in fix.changes.values())
    assert isinstance(padding, int)
    within = [one.padding for one in brute("pytorch", {**what, "input_size": 6, "dilation": 1})]
    assert padding > max(map(int, within), default=0)
    least = next(p for p in range(99) if tconvcalc.solve("torch", **what, padding=p))
    assert (padding, feasible(answer.question, LOOSE), "padding" in said(fix.question)) == (least, True, True)


@pytest.mark.parametrize(
    ("before", "after", "factors"),
    [
        (10, 3000, (15, 20)),
        (7, 7 * 64, (8, 8)),
        (7, 7 * 37, None),
        (10, 10 * 32, None),
        (1, 10**4, None),
        (3, 100, None),
    ],
)
def test_two_layers_are_hinted_at_where_their_strides_are_within_bounds(
    before: int, after: int, factors: tuple[int, int] | None
) -> None:
    """As close to each other as can be."""
    answer = tconvcalc.solve("torch", input_size=before, output_size=after, max_kernel=4, padding=0)
    hints = answer.why.hints if answer.why else ()
    assert bool(hints) == bool(factors)
    if factors:
        assert hints == (f"two layers: {after} / {before} = {after // before} = {factors[0]}*{factors[1]}",)


@pytest.mark.parametrize(("stride", "within"), [("6..", "stride <= 32"), ("40..", "stride <= 40")])
def test_a_stride_of_open_end_is_searched_to_its_bound(stride: str, within: str) -> None:
    """What was left open is what the fact names: 50035 = 5 * 10007 takes a larger stride."""
    answer = tconvcalc.solve(
        "torch", dims=1, input_size="3..", output_size=50036, kernel_size=1, padding=0, output_padding=0, stride=stride
    )
    assert answer.verdict == "out_of_bounds"
    assert answer.why is not None
    assert answer.why.fact == f"nothing within {within}"


@pytest.mark.parametrize(
    ("framework", "layer", "bound"),
    [
        ("torch", (50036, 1, 0, 0, "6.."), 10007),
        ("torch", (50036, 3, 1, 0, "6.."), 10007),
        ("keras", (50036, 1, "valid", 0, "6.."), 10007),
        ("keras", (50035, 1, "same", "auto", "6.."), 10007),
        ("torch", (50036, "1..2", 0, 0, "40.."), 62),
    ],
)
def test_a_stride_that_has_to_divide_is_found_among_the_divisors(
    framework: str, layer: tuple[Any, ...], bound: int
) -> None:
    """50035 = 5 * 10007 = 807 * 62 + 1: strides far beyond what could be walked, and what they give."""
    names = ("output_size", "kernel_size", "padding", "output_padding", "stride")
    why = tconvcalc.solve(framework, dims=1, input_size="3..", **dict(zip(names, layer, strict=True))).why
    assert why is not None
    (fix,) = why.fixes
    assert fix.bounds == {"stride": bound}
    assert fix.best[0].axes[0].stride == bound


def test_a_padding_in_a_range_is_searched_while_it_touches_the_output() -> None:
    """A kernel of 1 spans one element at every dilation: padding 2 does, but no output would see the kernel's ends."""
    what: Given = {"input_size": 7, "output_size": 9, "kernel_size": 1, "dims": 1}
    assert tconvcalc.solve("torch", **what, padding=2, stride=2)
    answer = tconvcalc.solve("torch", **what, padding="1..5", dilation="?")
    assert answer.verdict == "out_of_bounds"
    assert answer.why is not None
    (fix,) = answer.why.fixes
    assert tconvcalc.solve("torch", **what, padding=fix.question.axes[0].padding, dilation="?")
