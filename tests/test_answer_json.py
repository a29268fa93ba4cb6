"""The answer as JSON: the fields and types that were promised, for every verdict and every kind of question."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

import tconvcalc
from tconvcalc.parsing.command import command
from tconvcalc.question import QUANTITIES
from tconvcalc.solving.result import SolveResult
from tests.cases import every_case
from tests.solving.draws import asked_by

QUESTIONS: dict[str, tuple[str, dict[str, Any]]] = {
    "valid": ("tf", {"input_size": 126, "output_size": 255, "stride": 2}),
    "same": ("tf", {"input_size": 126, "output_size": 255, "stride": 2, "padding": "same"}),
    "explicit": ("tf", {"input_size": 6, "kernel_size": 5, "stride": 2, "padding": "1:2x0:1"}),
    "auto": ("keras", {"input_size": 12, "kernel_size": 3, "stride": 2, "output_padding": "auto"}),
    "chosen": ("keras", {"input_size": 12, "output_size": 23, "kernel_size": 3, "stride": 2, "padding": "same"}),
    "axes": ("torch", {"input_size": (7, 5), "output_size": "14x15", "kernel_size": range(2, 5), "stride": "2x3"}),
    "symbol": ("torch", {"input_size": "n", "output_size": "2n", "in_channels": 4, "groups": 2}),
    "late": ("torch", {"kernel_size": 2, "stride": 1, "padding": 5}),
    "partly": ("torch", {"input_size": "7x?", "output_size": "14x15", "kernel_size": 4, "stride": 2}),
    "bounds": ("torch", {"input_size": 10, "output_size": 3000}),
    "law": ("torch", {"input_size": 3, "output_size": 6, "kernel_size": 3, "stride": 1, "padding": 0}),
    "groups": ("torch", {"in_channels": 3, "groups": 2, "kernel_size": 3}),
    "one axis": ("torch", {"input_size": (7, 5), "output_size": (14, 19), "stride": 2, "kernel_size": 4}),
    "far": ("torch", {"input_size": (7, 5), "output_size": (14, 2), "stride": 2, "kernel_size": 4}),
}
FEASIBLE = {"valid", "explicit", "auto", "chosen", "axes", "symbol", "late", "partly"}
WHY = {"several", "fact", "because", "fixes", "hints"}
ANSWER = {"framework", "question", "verdict", "count", "complete", "solutions", "general", "notes"}
SOLUTION = {*QUANTITIES, "crop", "overlap", "uncovered", "code"}


@cache
def answered(name: str, limit: int | None = 5) -> tuple[SolveResult, dict[str, Any]]:
    """An answer, and what is left of it after it went through JSON."""
    framework, given = QUESTIONS[name]
    answer = tconvcalc.solve(framework, **given, limit=limit)
    shown: dict[str, Any] = json.loads(json.dumps(answer.to_dict(), allow_nan=False))
    assert shown == answer.to_dict()
    return answer, shown


def per_axis(value: object, dims: int, *kinds: type) -> bool:
    """Whether there is one value of these kinds for each axis."""
    return isinstance(value, list) and len(value) == dims and all(type(one) in kinds for one in value)


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_an_answer_has_the_fields_of_its_verdict(name: str) -> None:
    """No others, so that a script can tell the verdicts apart by what is there, too."""
    answer, shown = answered(name)
    assert shown["verdict"] == answer.verdict
    assert (shown["verdict"] == "feasible") == (name in FEASIBLE) == bool(answer)
    expected = ANSWER | (set() if answer else WHY) | ({"conflict"} if answer.verdict == "impossible" else set())
    assert shown.keys() == expected
    assert (shown["framework"], shown["count"]) == (answer.framework, answer.count)
    assert shown["complete"] == (shown["count"] == len(shown["solutions"]))
    assert all(isinstance(line, str) for line in (*shown["general"], *shown["notes"]))
    assert bool(shown["general"]) == bool(answer)


@every_case("name", list(QUESTIONS))
def test_the_question_is_there_as_it_was_understood(name: str) -> None:
    """One value for each axis, null where nothing is known, a word as it is."""
    answer, shown = answered(name)
    dims = len(answer.question.axes)
    asked = shown["question"]
    assert asked.keys() == {*QUANTITIES, "in_channels", "out_channels", "groups", "bounds"}
    for quantity in QUANTITIES:
        known = asked[quantity]
        assert known is None or isinstance(known, str) or per_axis(known, dims, int, str, list, type(None)), quantity
    assert asked["bounds"] == {"kernel_size": 32, "stride": 32, "dilation": 8}


@pytest.mark.parametrize("name", sorted(FEASIBLE))
def test_a_solution_has_every_quantity_for_every_axis(name: str) -> None:
    """Numbers as numbers, symbols as text, a word for the whole layer, and code that can be pasted."""
    answer, shown = answered(name)
    dims = len(answer.question.axes)
    for layer, solution in zip(answer.solutions, shown["solutions"], strict=True):
        assert solution.keys() - {"from", "uncovered_from"} == SOLUTION
        for size in ("input_size", "output_size", "uncovered"):
            assert per_axis(solution[size], dims, int, str)
            assert layer.symbol or per_axis(solution[size], dims, int)
        assert all(per_axis(solution[number], dims, int) for number in ("kernel_size", "stride", "dilation"))
        assert solution["padding"] == layer.word or per_axis(solution["padding"], dims, int, list)
        extra = solution["output_padding"]
        own = not layer.auto and layer.framework != "tensorflow"
        assert per_axis(extra, dims, int) if own else extra == ("auto" if layer.auto else None)
        assert solution["crop"] == [[axis.crop_begin, axis.crop_end] for axis in layer.axes]
        assert solution["overlap"] == [{"min": axis.overlap.min, "max": axis.overlap.max} for axis in layer.axes]
        assert (solution.get("from") == layer.first) if layer.symbol else ("from" not in solution)
        for code in solution["code"].values():
            compile(code, name, "exec")


@pytest.mark.parametrize("name", sorted(QUESTIONS.keys() - FEASIBLE))
def test_a_fix_says_what_changes_and_its_command_asks_it(name: str) -> None:
    """From what, to what, in the notation of the question; the command is that of the changed question."""
    answer, shown = answered(name)
    assert answer.why is not None
    for fix, recorded in zip(answer.why.fixes, shown["fixes"], strict=True):
        assert recorded.keys() - {"bounds"} == {"changes", "command"}
        assert recorded["changes"].keys() == fix.changes.keys()
        assert all(change.keys() == {"from", "to"} for change in recorded["changes"].values())
        assert recorded.get("bounds", {}) == fix.bounds
        assert recorded["command"] == command(asked_by(recorded["command"])) == command(fix.question)
    for one, recorded in zip(answer.why.conflict, shown.get("conflict", []), strict=True):
        assert recorded.keys() == {"quantity", "value", "assumed", "axis"}
        assert (recorded["quantity"], recorded["assumed"], recorded["axis"]) == (one.quantity, one.assumed, one.axis)


def test_a_value_is_written_short_in_a_conflict_and_whole_in_a_question() -> None:
    """One value where all axes agree; what was asked is one for each axis."""
    _, shown = answered("same")
    assert {one["quantity"]: one["value"] for one in shown["conflict"]} == {
        "input_size": 126,
        "output_size": 255,
        "padding": "same",
    }
    assert (shown["question"]["input_size"], shown["question"]["padding"]) == ([126, 126], "same")
    _, symbolic = answered("symbol")
    assert symbolic["question"]["output_size"] == symbolic["solutions"][0]["output_size"] == ["2*n", "2*n"]
    _, ends = answered("explicit")
    assert ends["question"]["padding"] == ends["solutions"][0]["padding"] == [[1, 2], [0, 1]]
    _, one = answered("one axis")
    assert {given["axis"] for given in one["conflict"]} == {1}


def test_a_list_that_was_cut_says_so() -> None:
    """The count is of all, in both."""
    (_, cut), (_, whole) = answered("symbol", 5), answered("symbol", None)
    assert (cut["complete"], whole["complete"]) == (False, True)
    assert cut["count"] == whole["count"] == len(whole["solutions"]) > len(cut["solutions"]) == 5
    assert whole["solutions"][:5] == cut["solutions"]


def test_an_infeasible_question_is_complete_with_nothing() -> None:
    """There is nothing to list, and nothing left out."""
    _, shown = answered("same")
    assert (shown["count"], shown["complete"], shown["solutions"]) == (0, True, [])
