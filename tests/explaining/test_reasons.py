"""The reasons are true: an equation that is shown does not come out, and what is said to be reached is reached."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import tconvcalc
from tconvcalc import solver
from tconvcalc.explaining.reasons import cannot, put_in
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Case
from tconvcalc.question import QUANTITIES, Asked
from tconvcalc.solving.budget import Work
from tconvcalc.solving.feasibility import feasible
from tconvcalc.solving.problems import EVER
from tconvcalc.values import Ends, PaddingAsked, Span
from tests.effort import FEW
from tests.solving.arithmetic import holds, names, value
from tests.solving.draws import asked, questions, steady

MEANS = re.compile(r"^here (.*?)\.$")
REACHES = re.compile(r"(stride|input) (\d+) reaches (\d+)(?:\.\.(\d+))?(?=[,.])")


def because(framework: str, **what: Any) -> list[str]:  # noqa: ANN401
    """The lines that say why not."""
    why = tconvcalc.solve(framework, **what).why
    assert why is not None
    return [why.fact, *why.because]


@steady(80, FEW)
@given(questions("tensorflow"))
def test_an_equation_that_is_shown_never_comes_out(asking: tuple[str, dict[str, Any]]) -> None:
    """Whatever numbers are put in for what is still a name in it; ranges are names, too."""
    question = asked(*asking)
    assume(not feasible(question, EVER))
    why = solver.solve(question).why
    assert why is not None
    ranges = {name: value for name, value in asking[1].items() if isinstance(value, range)}
    for line in why.because:
        for equation in MEANS.findall(line):
            unknown = sorted(names(equation))
            if len(unknown) > 2:
                continue
            for values in product(*(ranges.get(name, range(1, 25)) for name in unknown)):
                assert not holds(equation, dict(zip(unknown, values, strict=True))), line


@given(
    st.sampled_from([case for framework in FRAMEWORKS.values() for case in framework.cases]),
    st.fixed_dictionaries(dict.fromkeys(("input_size", "output_size", "kernel_size", "stride"), st.integers(1, 9))),
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 3), st.integers(1, 3)),
    st.sets(st.sampled_from(QUANTITIES)),
)
def test_the_numbers_in_an_equation_are_those_that_are_given(
    case: Case, sizes: dict[str, int], others: tuple[int, int, int, int], open_ones: set[str]
) -> None:
    """Both sides are worth what they were with the names, whichever of the numbers were put in."""
    begin, end, extra, dilation = others
    known = sizes | {"padding": begin if case.trims == "number" else begin + end}
    known |= {"output_padding": extra, "dilation": dilation}
    padding = (Ends(begin, begin) if end % 2 else begin) if case.trims == "number" else Ends(begin, end)
    filled: dict[str, Any] = known | {"padding": padding}
    axis = Asked(**{name: None if name in open_ones else number for name, number in filled.items()})
    for shown, full in zip(put_in(case, axis).split(" = "), case.equation.split(" = "), strict=True):
        assert names(shown) <= open_ones
        assert value(shown, known) == value(full, known), (shown, full)


@pytest.mark.parametrize(
    ("padding", "shown"), [(2, "- (2 + 2)"), (Ends(3, 1), "- (3 + 1)"), (Span(1, 2), "- padding"), (None, "- padding")]
)
def test_a_padding_in_two_ends_is_their_sum(padding: PaddingAsked, shown: str) -> None:
    """One number stands for both; of a range the name stays."""
    case = next(case for case in FRAMEWORKS["onnx"].cases if case.trims == "ends")
    assert f"*stride {shown} + dilation" in put_in(case, Asked(padding=padding, dilation=None))


@pytest.mark.parametrize("before", [8, 9, 126])
@pytest.mark.parametrize("extra", [1, 2, 3])
def test_what_is_said_to_be_reached_under_same_is_reached(before: int, extra: int) -> None:
    """The neighbours of a size between two strides: their whole range, and nothing beyond."""
    target = 2 * before + extra
    lines = because("tf", input_size=before, output_size=target, padding="same")
    found = [match for line in lines for match in REACHES.findall(line)]
    assert [(name, int(stride)) for name, stride, _, _ in found] == [("stride", 2), ("stride", 3)]
    for _, stride, low, high in found:
        sizes = tconvcalc.solve("tf", input_size=before, stride=int(stride), kernel_size=3, padding="same", limit=None)
        reached = sorted(int(str(layer.axes[0].output_size)) for layer in sizes.solutions)
        assert [int(low), int(high)] == [reached[0], reached[-1]]
        assert target not in reached


def test_why_another_word_has_no_layer_is_told_beside_an_answer() -> None:
    """SAME, where VALID takes 126 to 255."""
    answer = tconvcalc.solve("tf", input_size=126, output_size=255, stride=2)
    same = next(case for case in FRAMEWORKS["tensorflow"].cases if case.word == "same")
    assert "251..252" in " ".join(cannot(answer.question, same, Work()))


@pytest.mark.parametrize(
    ("framework", "what", "said"),
    [
        ("keras", {"input_size": "n", "output_size": "2n+50", "kernel_size": 3}, "at stride 2 that is never 2*n + 50"),
        ("torch", {"input_size": "2n", "output_size": "3n"}, "3/2, which is no whole number"),
        ("torch", {"input_size": "n", "output_size": "2n", "stride": 1}, "has to be 2, not 1"),
        ("torch", {"output_size": "3n", "stride": 2}, "the stride has to divide 3"),
        ("torch", {"input_size": "n", "output_size": 8}, "8 is one size"),
        ("torch", {"input_size": 8, "output_size": "n"}, "8 is one size"),
        ("torch", {"groups": 4, "in_channels": 6, "out_channels": 8}, "in_channels 6 leaves 2 over"),
        ("tf", {"stride": 2, "dilation": 2, "padding": (0, 0)}, "a dilation above 1 together with explicit padding"),
        ("keras", {"stride": 2, "dilation": 2}, "a stride above 1 together with a dilation above 1"),
        ("keras", {"kernel_size": 4, "padding": "same", "output_padding": 0}, "it wants output_padding 1 or more"),
        (
            "torch",
            {"input_size": 1, "kernel_size": 3, "stride": 1, "padding": 9},
            "below 1, whatever is left to choose",
        ),
    ],
)
def test_the_reason_that_matters_is_said(framework: str, what: dict[str, Any], said: str) -> None:
    """In the words of the framework, with the user's numbers."""
    assert said in " ".join(because(framework, **what))


@steady(60, FEW)
@given(st.sampled_from([2, 3]), st.integers(1, 4), st.integers(1, 4))
def test_axes_that_only_together_cannot_be_are_moved_together(stride: int, kernel: int, other: int) -> None:
    """Keras looks at all axes: a stride on one excludes a dilation on the other."""
    answer = tconvcalc.solve("keras", stride=(stride, None), dilation=(1, 2), kernel_size=(kernel, other))
    assert answer.why is not None
    assert {one.quantity for one in answer.why.conflict} == {"stride", "dilation"}
    assert all(feasible(fix.question) for fix in answer.why.fixes)
    assert {"stride", "dilation"} == {name for fix in answer.why.fixes for name in fix.changes}


def test_no_other_framework_is_named_for_what_only_this_one_chooses() -> None:
    """TensorFlow has no stride with a dilation on another axis either, and no output_padding of None."""
    why = tconvcalc.solve("keras", stride=(2, None), dilation=(1, 2), kernel_size=3, output_padding="auto").why
    assert why is not None
    assert why.hints == ()
