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
from tests.solving.arithmetic import told
from tests.solving.draws import ANY, Given, everything, listing, steady, touches


def lines(answer: SolveResult, word: str | None) -> list[tuple[str, str]]:
    """The lines about one word, each with the condition under which it holds."""
    found = []
    for line in answer.general:
        head, colon, rest = line.partition(": ")
        if not colon or head.lower() == word:
            rule, _, where = (rest or head).partition(" where ")
            found.append((rule, where))
    return found


def numbers(layer: Layer, n: int = 50) -> dict[str, Any]:
    """The quantities of a layer of one axis, as a line names them; a symbol is a number too."""
    (axis,) = layer.axes
    known = {name: getattr(axis, name) for name in ("kernel_size", "stride", "padding", "output_padding", "dilation")}
    return known | {"input_size": size_at(axis.input_size, n), "output_size": size_at(axis.output_size, n), "n": n}


@steady(120)
@given(ANY)
def test_every_solution_satisfies_the_general_one(question: tuple[str, Given]) -> None:
    """All lines of its word; in Keras, where some speak of chosen and some of given output_padding, one of them."""
    framework, what = question
    answer = listing(framework, what)
    for layer in answer.solutions[::7]:
        rules = lines(answer, layer.word)
        verdicts = told(rules, numbers(layer))
        assert any(verdicts) if framework == "keras" else all(verdicts), (rules, layer)
        assert verdicts


@steady(60)
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
    assert answer.general
    for layer in answer.solutions:
        verdicts = told(lines(answer, layer.word), numbers(layer, n))
        assert any(verdicts) if framework == "keras" else all(verdicts), (answer.general, layer)


@pytest.mark.parametrize(
    ("framework", "what", "line"),
    [
        ("torch", {"kernel_size": 4, "stride": 2, "padding": 1, "output_padding": 0}, "output_size = 2*n"),
        ("torch", {"input_size": 126, "output_size": 255, "stride": 2}, "kernel_size = 5 + 2*padding - output_padding"),
        ("tf", {"input_size": 126, "output_size": 255, "stride": 2}, "4 <= kernel_size <= 5"),
        ("tf", {"input_size": 128, "output_size": 255, "padding": "same"}, "255/128 <= stride <= 2"),
        ("torch", {"input_size": 16, "kernel_size": 4, "stride": 2, "padding": 1}, "output_padding < 2"),
        (
            "torch",
            {"input_size": 16, "kernel_size": 4, "padding": 1, "dilation": None},
            "output_padding < Max(dilation, stride)",
        ),
        (
            "torch",
            {"input_size": 4, "output_size": 8, "kernel_size": 2, "stride": 2, "padding": 0, "output_padding": 0},
            "8 = 8",
        ),
        ("tf", {"input_size": 4, "output_size": 8, "kernel_size": 2, "stride": 2, "padding": "valid"}, "8 <= 8 <= 9"),
    ],
)
def test_the_lines_that_people_will_read(framework: str, what: dict[str, Any], line: str) -> None:
    """Isolated for what they look for, with their own numbers in it."""
    assert line in tconvcalc.solve(framework, **what).general


def test_lines_name_the_axis_and_the_word_where_there_are_several() -> None:
    """And say nothing twice."""
    several = tconvcalc.solve("tf", input_size=(7, 5), output_size=(14, 15)).general
    assert {line.split(": ")[0] for line in several} == {"VALID", "SAME"}
    assert {line.split(": ")[1] for line in several} == {"axis 0", "axis 1"}
    assert len(set(several)) == len(several)
    ends = tconvcalc.solve("tf", input_size=6, stride=2, kernel_size=5, padding="1:2").general
    assert ends == ("12 <= output_size <= 13",)
