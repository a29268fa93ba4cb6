"""Every help fits: the question as changed has an answer, no smaller change would do, its command asks just that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tconvcalc import solver
from tconvcalc.parsing.command import command
from tconvcalc.question import Question, Value, alone, put, values
from tconvcalc.question import given as said
from tconvcalc.solving.feasibility import feasible
from tconvcalc.solving.problems import EVER
from tconvcalc.solving.result import Fix, SolveResult
from tconvcalc.values import Span
from tests.effort import FEW
from tests.solving.draws import ANY, MANY, Given, asked, asked_by, steady

CHANNELS = st.sampled_from(
    [{}, {}, {"groups": 2, "in_channels": 3}, {"groups": 4, "in_channels": 6, "out_channels": 8}]
)


def unassumed(question: Question) -> Question:
    """The question without the memory of who said what."""
    return replace(question, assumed=frozenset())


def impossible(asking: tuple[str, Given], **others: Any) -> SolveResult:  # noqa: ANN401
    """The answer to a question that has none."""
    question = asked(*asking, **(others if asking[0] == "pytorch" else {}))
    assume(not feasible(question, EVER))
    return solver.solve(question)


def nearer(name: str, old: Value, new: Value) -> Iterator[int]:
    """Every value that is a smaller change than the new one."""
    assert isinstance(new, int)
    low, high = (old.low, old.high) if isinstance(old, Span) else (old, old)
    assert isinstance(low, int)
    assert isinstance(high, int)
    step = new - high if new > high else low - new
    assert step > 0
    least = 0 if name in {"padding", "output_padding"} else 1
    return (value for value in range(low - step + 1, high + step) if value >= least)


@steady(40, FEW)
@given(MANY, CHANNELS)
def test_every_fix_has_an_answer_and_its_command_asks_it(asking: tuple[str, Given], channels: Given) -> None:
    """The change is in the conflict, everything else is as it was, and the layers that it is described by answer it."""
    answer = impossible(asking, **channels)
    assert answer.why is not None
    for fix in answer.why.fixes:
        assert feasible(fix.question)
        assert unassumed(asked_by(command(fix.question))) == unassumed(fix.question)
        assert fix.best == solver.solve(fix.question, 8).solutions
        changed = answer.question
        for name, (old, new) in fix.changes.items():
            assert (old, new) == (values(answer.question, name), values(fix.question, name))
            changed = put(changed, name, new)
        assert unassumed(changed) == unassumed(fix.question)
        assert fix.changes.keys() & {one.quantity for one in answer.why.conflict}


@steady(60, FEW)
@given(ANY)
def test_no_smaller_change_of_that_given_would_do(asking: tuple[str, Given]) -> None:
    """Every nearer value of it is tried; nor would one given alone do where two are changed."""
    answer = impossible(asking)
    assert answer.why is not None
    for fix in answer.why.fixes:
        if len(fix.changes) > 1:
            continue
        ((name, ((old, *_), (new, *_))),) = fix.changes.items()
        if isinstance(new, int) and isinstance(old, int | Span):
            assert not any(feasible(put(answer.question, name, (value,))) for value in nearer(name, old, new)), fix


@steady(25, FEW)
@given(MANY)
def test_an_axis_that_is_possible_by_itself_stays_as_it_is(asking: tuple[str, Given]) -> None:
    """Of the others each moves as little as it can."""
    answer = impossible(asking)
    question = answer.question
    assert answer.why is not None
    bad = [place for place in range(len(question.axes)) if not feasible(alone(question, place))]
    assume(bad and not question.uniform)
    for fix in answer.why.fixes:
        for name, (before, after) in fix.changes.items():
            if len(fix.changes) > 1 or len(before) == 1 or not all(isinstance(new, int) for new in after):
                continue
            full = after * (len(before) // len(after))
            moved_too = [place for place, pair in enumerate(zip(before, full, strict=True)) if pair[0] != pair[1]]
            for place in set(moved_too) - set(bad):  # then it cannot stay
                assert not feasible(put(question, name, (*full[:place], before[place], *full[place + 1 :]))), fix
            for place, (old, new) in enumerate(zip(before, full, strict=True)):
                if old == new or not set(moved_too) <= set(bad):
                    continue
                for value in nearer(name, old, new):
                    assert not feasible(put(alone(question, place), name, (value,))), fix


@steady(25, FEW)
@given(MANY)
def test_fixes_come_the_smallest_first(asking: tuple[str, Given]) -> None:
    """Those of one given each: words after numbers, and what leaves outputs bare after what does not."""
    why = impossible(asking).why
    assert why is not None
    singles = [fix for fix in why.fixes if len(fix.changes) == 1]
    moves = [list(moved(fix)) for fix in singles]
    wordless = [None not in each for each in moves]
    assert wordless == sorted(wordless, reverse=True)
    bare = [any(axis.uncovered != 0 for axis in fix.best[0].axes) for fix in singles]
    keys = [
        (is_bare, sum(step or 0 for step in each))
        for each, is_bare in zip(moves, bare, strict=True)
        if None not in each
    ]
    assert keys == sorted(keys)


SENSIBLE: list[tuple[str, Given, list[set[str]]]] = [
    (
        "torch",
        {"input_size": 32, "output_size": 32, "kernel_size": 4, "stride": 2, "padding": 1},
        [{"kernel_size", "stride"}, {"input_size"}, {"output_size"}],
    ),
    (
        "torch",
        {"input_size": 1, "output_size": 64, "kernel_size": 4, "stride": 2, "padding": 1},
        [{"input_size"}, {"output_size"}],
    ),
    (
        "torch",
        {"input_size": 32, "output_size": 160, "kernel_size": 10, "stride": 5, "padding": 2, "output_padding": 0},
        [{"padding", "output_padding"}, {"output_size"}, {"kernel_size"}],
    ),
    (
        "torch",
        {"input_size": 32, "output_size": 160, "kernel_size": 10, "stride": 5, "padding": 2},
        [{"padding"}, {"output_size"}, {"kernel_size"}, {"input_size"}],
    ),
    (
        "keras",
        {"input_size": 2, "output_size": (1, 21), "kernel_size": 5, "stride": 5},
        [{"input_size"}, {"output_size"}],
    ),
    ("keras", {"input_size": (4, 2), "output_size": (13, 6), "stride": 5, "dilation": (1, 4)}, [{"stride"}]),
]


@pytest.mark.parametrize(("framework", "what", "changes"), SENSIBLE)
def test_a_fix_is_something_that_a_person_would_do(framework: str, what: Given, changes: list[set[str]]) -> None:
    """No padding above the kernel, no dilation of 17; padding and output_padding move together, even before uneven."""
    why = solver.solve(asked(framework, what)).why
    assert why is not None
    assert [set(fix.changes) for fix in why.fixes] == changes


def test_the_new_values_are_those_that_people_choose() -> None:
    """Kernel 3 at stride 1; padding 3 with output_padding 1; one output for both axes that fits them."""
    found = [solver.solve(asked(framework, what)).why for framework, what, _ in SENSIBLE]
    first, pair, shared = (why.fixes[0].changes if why else {} for why in (found[0], found[2], found[5]))
    assert (first["kernel_size"][1], first["stride"][1]) == ((3,), (1,))
    assert (pair["padding"][1], pair["output_padding"][1]) == ((3,), (1,))
    assert set(shared["stride"][1]) == {1}
    assert found[4] is not None
    assert set(found[4].fixes[1].changes["output_size"][1]) == {10}


def test_several_layers_are_offered_where_no_single_change_keeps_the_sizes() -> None:
    """From 1 to 64 at stride 2 it takes six; the framework that could is named where only the axes disagree."""
    one = solver.solve(asked("torch", SENSIBLE[1][1])).why
    assert one is not None
    assert one.hints == ("several layers, each at stride 2: 1 -> 2 -> 4 -> 8 -> 16 -> 32 -> 64",)
    apart: Given = {"input_size": (4, 5), "output_size": (8, 9), "kernel_size": 4, "stride": 2, "padding": "same"}
    two = solver.solve(asked("keras", apart)).why
    assert two is not None
    assert two.hints == ("TensorFlow can: tconvcalc solve -f tf -i 4x5 -o 8x9 -k 4 -s 2 -p same",)
    assert "axis 1: stride 1 reaches 5, stride 2 reaches 10, and 9 lies between." in two.because
    assert two.because[-1] == "Keras takes output_padding None or a number, one of the two for the whole layer."


def test_a_padding_that_each_axis_wants_otherwise_is_the_whole_layers() -> None:
    """At kernel 4 and stride 2 only SAME makes 8 of 4, and only VALID makes 10."""
    what: Given = {"input_size": 4, "output_size": (8, 10, 10), "kernel_size": 4, "stride": 2}
    why = solver.solve(asked("tf", what)).why
    assert why is not None
    assert why.because[-1] == "a way of padding holds for the whole layer."


def moved(fix: Fix) -> Iterator[int | None]:
    """How far each value moves, None where there is no far and near."""
    for before, after in fix.changes.values():
        for old, new in zip(before * len(after), after * len(before), strict=False):
            yield abs(new - old) if isinstance(old, int) and isinstance(new, int) else None


def test_there_is_a_fix_for_all_that_can_be_changed() -> None:
    """Each member of the conflict for which some value would do has its own."""
    answer = solver.solve(asked("tf", {"input_size": 126, "output_size": 255, "padding": "same"}))
    assert answer.why is not None
    assert {frozenset(fix.changes) for fix in answer.why.fixes} == {
        frozenset({name}) for name in said(answer.question)
    } - {frozenset({"dilation"})}


@pytest.mark.parametrize(
    ("what", "kernel"),
    [
        ({"input_size": 11, "output_size": 14, "kernel_size": 1, "output_padding": 4}, 4),
        ({"input_size": 7, "output_size": 6, "kernel_size": 3, "stride": 1, "padding": 1, "output_padding": 3}, 2),
    ],
)
def test_an_output_padding_is_given_up_before_anything_absurd_is_done_for_it(what: Given, kernel: int) -> None:
    """Kernel 4 at stride 1 takes 11 to 14; an output_padding of 4, or of 3, would take a kernel of 16, or of 31."""
    why = solver.solve(asked("pytorch", what)).why
    assert why is not None
    assert {name: new for name, (_, (new,)) in why.fixes[0].changes.items()} == {
        "kernel_size": kernel,
        "output_padding": 0,
    }
    assert len({fix.question for fix in why.fixes}) == len(why.fixes)


def test_an_axis_on_which_nothing_was_given_is_left_alone() -> None:
    """No kernel makes 2 of 5 on the second axis, whatever the first has: only the output can change."""
    what: Given = {"input_size": (2, 5), "output_size": (3, 2), "kernel_size": (5, None), "stride": 1, "padding": 0}
    why = solver.solve(asked("torch", {**what, "output_padding": 0})).why
    assert why is not None
    assert [fix.changes for fix in why.fixes] == [{"output_size": ((3, 2), (6, 5))}]
