"""The general solution: what SymPy says of a question is true of every solution, and of nothing else in the box."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given

import tconvcalc
from tconvcalc.layer import Layer
from tconvcalc.solving.result import SolveResult
from tconvcalc.values import size_at
from tests.effort import FEW
from tests.solving.arithmetic import names, told
from tests.solving.draws import ANY, Given, everything, listing, steady, touches


def lines(answer: SolveResult, word: str | None, *, auto: bool = False) -> list[tuple[str, str]]:
    """The lines about one way of padding, each with the condition under which it holds."""
    found = []
    for line in answer.general:
        *heads, text = line.split(": ")
        said = heads[0].lower().split(", ") if heads and "axis" not in heads[0] else []
        ways = {"output_padding auto": True, "output_padding given": False}
        if all(ways.get(part, auto) == auto and (part in ways or part == word) for part in said):
            rule, _, where = text.partition(" where ")
            found.append((rule, where))
    return found


def numbers(layer: Layer, n: int = 50) -> dict[str, Any]:
    """The quantities of a layer of one axis, as a line names them; a symbol is a number too."""
    (axis,) = layer.axes
    known = {name: getattr(axis, name) for name in ("kernel_size", "stride", "padding", "output_padding", "dilation")}
    return known | {"input_size": size_at(axis.input_size, n), "output_size": size_at(axis.output_size, n), "n": n}


@steady(120, FEW)
@given(ANY)
def test_every_solution_satisfies_the_general_one(question: tuple[str, Given]) -> None:
    """All lines of its word and of its way with output_padding; and each line says something."""
    framework, what = question
    answer = listing(framework, what)
    for layer in answer.solutions[::7]:
        rules = lines(answer, layer.word, auto=layer.auto)
        assert all(told(rules, numbers(layer))), (rules, layer)


@steady(60, FEW)
@given(ANY)
def test_what_satisfies_the_general_solution_is_listed(question: tuple[str, Given]) -> None:
    """Of all layers that PyTorch and TensorFlow run anywhere in the box, those that satisfy it and nothing else."""
    framework, what = question
    if framework == "keras" or isinstance(what["output_padding"], range):
        return
    answer = listing(framework, what)
    listed = {tuple(map(str, numbers(layer).items())) for layer in answer.solutions}
    ranged = {name: value for name, value in what.items() if isinstance(value, range)}
    for size in product(range(1, 7), range(1, 19, 3)):
        for one in everything(framework).get(size, []):
            word = one.padding if isinstance(one.padding, str) else None
            known = {**one._asdict(), "padding": None if word else one.padding, "n": 50}
            if not touches(one, what) or any(known[name] not in value for name, value in ranged.items()):
                continue
            given_so = all(
                isinstance(value, range) or value in {None, getattr(one, name)} for name, value in what.items()
            )
            if given_so:
                assert all(told(lines(answer, word), known))
                order = (
                    "kernel_size",
                    "stride",
                    "padding",
                    "output_padding",
                    "dilation",
                    "input_size",
                    "output_size",
                    "n",
                )
                assert tuple(str((name, known[name])) for name in order) in listed


SYMBOLIC: list[tuple[str, dict[str, Any]]] = [
    ("torch", {"input_size": "n", "output_size": "2n"}),
    ("torch", {"input_size": "n", "output_size": "n", "stride": 1}),
    ("torch", {"input_size": "2n+1", "output_size": "4n"}),
    ("torch", {"kernel_size": 4, "stride": 2, "padding": 1}),
    (
        "torch",
        {"input_size": "n", "output_size": "2n", "kernel_size": 4, "stride": 2, "padding": 1, "output_padding": 0},
    ),
    ("torch", {"output_size": "2n", "kernel_size": 4, "padding": 1, "output_padding": 0}),
    ("tf", {"input_size": "n", "output_size": "2n", "padding": "same"}),
    ("tf", {"input_size": "n", "stride": 2, "kernel_size": 4}),
    ("keras", {"input_size": "n", "output_size": "2n", "padding": "same"}),
    ("keras", {"input_size": "n", "kernel_size": 3, "output_padding": 1}),
]


@pytest.mark.parametrize(("framework", "what"), SYMBOLIC)
@pytest.mark.parametrize("n", [40, 77])
def test_a_symbolic_line_is_true_of_every_number(framework: str, what: dict[str, Any], n: int) -> None:
    """Put a number in for the symbol: it is true of every solution."""
    answer = tconvcalc.solve(framework, **what, dims=1, limit=None)
    assert answer.general or len(what) == 6
    for layer in answer.solutions:
        assert all(told(lines(answer, layer.word, auto=layer.auto), numbers(layer, n))), (answer.general, layer)


BARE: dict[str, Any] = {"padding": 0, "output_padding": 0}


@pytest.mark.parametrize(
    ("framework", "what", "said"),
    [
        ("torch", {"kernel_size": 4, "stride": 2, "padding": 1, "output_padding": 0}, ["output_size = 2*n"]),
        (
            "torch",
            {"input_size": 126, "output_size": 255, "stride": 2},
            ["kernel_size = 5 + 2*padding - output_padding", "output_padding is 0 or 1"],
        ),
        ("tf", {"input_size": 126, "output_size": 255, "stride": 2}, ["kernel_size is 4 or 5"]),
        ("tf", {"input_size": 128, "output_size": 255, "padding": "same"}, ["stride = 2"]),
        ("tf", {"input_size": 126, "output_size": 252, "padding": "same"}, ["stride = 2"]),
        ("tf", {"input_size": 126, "output_size": 252, "padding": "same", "stride": 2}, []),
        ("tf", {"input_size": 1, "output_size": 8, "padding": "same"}, ["8 <= stride"]),
        ("tf", {"input_size": 4, "output_size": 8, "padding": "1:1", "dilation": None, "stride": 2}, ["dilation = 1"]),
        ("torch", {"input_size": 7, "output_size": 14, "output_padding": 1}, ["1 < stride"]),
        ("torch", {"input_size": 7, "output_size": 14, "output_padding": 1, "dilation": 2}, ["7 + padding - 3*stride"]),
        (
            "torch",
            {"input_size": 7, "output_size": 14, "kernel_size": 4, "stride": 2},
            ["output_padding = 2*padding - 2", "output_padding is 0 or 1"],
        ),
        ("torch", {"input_size": 7, "output_size": 14, "kernel_size": 4, "stride": 2, **BARE, "padding": 1}, []),
        ("torch", {"input_size": "n", "output_size": "2n"}, ["stride = 2", "output_padding is 0 or 1"]),
        ("tf", {"input_size": "n", "output_size": "2n", "padding": "valid"}, ["stride = 2", "kernel_size is 1 or 2"]),
        ("keras", {"input_size": 4, "output_size": 8, "padding": "same", "output_padding": 1}, ["kernel_size is odd"]),
        (
            "keras",
            {"input_size": 4, "output_size": 7, "padding": "same", "output_padding": 1, "dilation": None},
            ["1 + dilation*kernel_size - dilation is even", "dilation = 1 or stride = 1"],
        ),
        (
            "keras",
            {"input_size": 7, "output_size": 13, "padding": "same"},
            ["1 <= output_padding < stride where the kernel spans an even number"],
        ),
        ("keras", {"input_size": 7, "output_size": 7, "padding": "same", "dilation": 2}, ["stride = 1"]),
        (
            "torch",
            {"input_size": 16, "kernel_size": 4, "padding": 1, "dilation": None},
            ["output_padding < max(dilation, stride)"],
        ),
        ("tf", {"output_size": 255, "kernel_size": 4, "padding": "same"}, ["<= 255 <= input_size*stride"]),
    ],
)
def test_the_lines_that_people_will_read(framework: str, what: dict[str, Any], said: list[str]) -> None:
    """Isolated for what they look for, with their own numbers in it; nothing where all is known."""
    general = tconvcalc.solve(framework, **what).general
    assert all(any(part in line for line in general) for part in said), general
    assert said or not general


@steady(150, FEW)
@given(ANY)
def test_a_line_says_something_new_in_whole_numbers(question: tuple[str, Given]) -> None:
    """It has an unknown in it, no fraction, and is not what was given."""
    framework, what = question
    known = {name for name, value in what.items() if isinstance(value, int)}
    for line in listing(framework, what).general:
        rule = line.split(": ")[-1].partition(" where ")[0]
        assert "/" not in rule, line
        assert names(rule), line
        assert names(rule) - known, line


def test_lines_name_the_axis_and_the_word_where_there_are_several() -> None:
    """And say nothing twice."""
    several = tconvcalc.solve("tf", input_size=(7, 5), output_size=(14, 15)).general
    assert {line.split(": ")[0] for line in several} == {"VALID", "SAME"}
    assert {line.split(": ")[1] for line in several} == {"axis 0", "axis 1"}
    assert len(set(several)) == len(several)
    ends = tconvcalc.solve("tf", input_size=6, stride=2, kernel_size=5, padding="1:2").general
    assert ends == ("output_size is 12 or 13",)


@pytest.mark.parametrize(
    ("extra", "stride", "limited"), [(1, "6..", False), ("0..2", "3..", False), ("0..3", "3..", True), (1, None, True)]
)
def test_what_the_givens_decide_is_not_said(extra: int | str, stride: str | None, *, limited: bool) -> None:
    """An output_padding below every stride that was asked for has no limit to be told."""
    general = tconvcalc.solve("torch", input_size=7, output_size=50, output_padding=extra, stride=stride).general
    assert any("< stride" in line for line in general) == limited
