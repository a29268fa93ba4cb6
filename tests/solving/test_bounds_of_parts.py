"""What is known of a region or a block before it is opened: nothing that is in it comes earlier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import tconvcalc
from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Case
from tconvcalc.geometry import Geometry
from tconvcalc.layer import Axis
from tconvcalc.parsing.ask import ask
from tconvcalc.parsing.command import SHORT
from tconvcalc.question import Bounds, Question
from tconvcalc.solving.budget import Work
from tconvcalc.solving.candidates import Block
from tconvcalc.solving.enumeration import axis_of, ends_of
from tconvcalc.solving.listing import found
from tconvcalc.solving.problems import axis_problems
from tconvcalc.solving.ranking import bound_of, hint_of, key_of, wish_of
from tconvcalc.solving.regions import Region, regions
from tconvcalc.values import Linear, first_valid, shifted, size_at
from tests.effort import FEW, share
from tests.solving.draws import steady

_PLENTY = 1 << 22


def stretch(low: int, high: int) -> st.SearchStrategy[str | None]:
    """A number, a range, or nothing."""
    number = st.integers(low, high)
    some = st.tuples(number, st.integers(0, 5)).map(lambda pair: f"{pair[0]}..{sum(pair)}")
    return st.none() | number.map(str) | some


SIZES = stretch(1, 24) | st.sampled_from(["n", "2n", "2n+1"])
GIVEN = st.fixed_dictionaries(
    {
        "input_size": SIZES,
        "output_size": SIZES,
        "kernel_size": stretch(1, 7),
        "stride": stretch(1, 5),
        "padding": stretch(0, 4) | st.sampled_from(["same", "valid", "1:2", "2:1"]),
        "output_padding": st.none() | stretch(0, 3),
        "dilation": stretch(1, 3),
    }
)


def question_of(framework: str, given: dict[str, Any]) -> Question:
    """The question within small bounds, so that everything can be listed."""
    known = {name: value for name, value in given.items() if value is not None}
    try:
        (question,) = ask([framework], known, dims=1)
    except MisuseError:
        assume(condition=False)
    return replace(question, bounds=Bounds(7, 5, 3))


def blocks(part: Region | Block) -> Iterator[tuple[list[Region], Block]]:
    """Every block that a region comes to, with the regions around it."""
    if isinstance(part, Block):
        yield [], part
        return
    for one in part.parts(Work(_PLENTY)):
        yield from (([part, *around], block) for around, block in blocks(one))


def axes(case: Case, question: Question, block: Block) -> list[Axis]:
    """What a block holds, made one by one."""
    ends = ends_of(case, question.axes[0].padding)
    return [axis_of(case, block.demands[0], ends, choice) for choice in block.choices(Work(_PLENTY))]


@steady(200, FEW)
@given(st.sampled_from(sorted(FRAMEWORKS)), GIVEN)
def test_nothing_comes_before_what_its_parts_promise(framework: str, given: dict[str, Any]) -> None:
    """The hint of each region around a solution, and every entry of its block's bound, are no larger than its own."""
    question = question_of(framework, given)
    for case, _ in found(question, Work()):
        wish = wish_of(case, question, Work(_PLENTY))
        every = [one for (limits,) in case.limits(1) for one in axis_problems(case, question, question.axes, limits)]
        for region in (region for problem in every for region in regions(problem, Work(_PLENTY))):
            for around, block in blocks(region):
                keys = [key_of(wish, axis) for axis in axes(case, question, block)]
                bound = bound_of(wish, block.tight())
                assert all(low <= own for key in keys for low, own in zip(bound, key, strict=True))
                assert not keys or all(hint_of(wish, one) <= min(keys) for one in around)


@steady(120, FEW)
@given(st.sampled_from(sorted(FRAMEWORKS)), GIVEN)
def test_what_is_drawn_is_in_order_and_as_many_as_were_counted(framework: str, given: dict[str, Any]) -> None:
    """Whether it was counted before it was drawn, or not."""
    question = question_of(framework, given)
    counted = [(each.number(), list(each.ranked)) for _, each in found(question, Work(_PLENTY))]
    drawn = [list(each.ranked) for _, each in found(question, Work(_PLENTY))]
    assert [each for _, each in counted] == drawn
    assert all(number == len(each) for number, each in counted)
    assert all([one.place for one in each] == sorted(one.place for one in each) for each in drawn)


def test_bare_is_to_leave_some_place_out() -> None:
    """Against the places that are reached, one by one."""
    for n, k, s, d in product((1, 2, 3, 5, 8), (1, 2, 3, 4, 7), (1, 2, 3, 4, 6), (1, 2, 3, 5)):
        reached = {i * s + t * d for i, t in product(range(n), range(k))}
        for begin, end in product((0, 1, 2, 4, 8, 13), (-2, 0, 1, 3, 9)):
            layer = Geometry(n, k, s, d, begin, end)
            places = range(begin, begin + layer.output_size)
            assert len(places) == 0 or layer.bare == (not reached.issuperset(places)), layer


def test_what_is_bare_of_a_symbol_holds_from_where_it_is_said() -> None:
    """``steady`` is the first number from which on the formula is exact, whatever is cropped."""
    grid = list(product((-1, 0, 2), range(1, 6), range(1, 5), range(10), range(-3, 10, 2)))
    for offset, k, s, begin, end in share(grid, FEW):
        before = Linear(1, offset, "n")
        after = shifted(before, s, k - begin - end)
        if end > -s:  # an output_padding stays below the stride
            axis = Axis(before, after, k, s, None, None, 1, begin, end)
            first, formula = first_valid(before, after), axis.uncovered
            exact = [axis.geometry(n).uncovered == size_at(formula, n) for n in range(first, first + 30)]
            assert exact == [n >= axis.steady for n in range(first, first + 30)], axis


@pytest.mark.parametrize(
    ("framework", "dims", "what"),
    [
        ("torch", 1, "-o 48000 -s 100..1000"),
        ("torch", 2, "-k 39 -s 33 -d 35"),
        ("torch", 1, "-o 20015 -k 1 -p 0 -a 0 -s 2000..20000"),
        ("tf", 2, "-s 9223372036854775807"),
        ("keras", 1, "-i 4..9 -o 28007 -p same -a auto"),
        ("torch", 2, "-a 2834 -d 32 -i 7 -k ..6710865 -o 21 -s 26"),
        ("torch", 2, "-d 2..25"),
    ],
)
def test_what_took_long_takes_few_steps(framework: str, dims: int, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step is some microseconds; each of these took seconds."""
    spent, spend = [0], Work.spend

    def counted(work: Work, steps: int = 1) -> None:
        spent[0] += 0 if work.whole else steps
        spend(work, steps)

    monkeypatch.setattr(Work, "spend", counted)
    words, names = what.split(), {option: name for name, option in SHORT.items()}
    typed: dict[str, Any] = {names[option]: value for option, value in zip(words[::2], words[1::2], strict=True)}
    answer = tconvcalc.solve(framework, dims=dims, **typed)
    assert answer.rows or (answer.why and answer.why.fixes)
    assert spent[0] < 60_000
