"""A size that is a symbol: the answer holds for every number put in its place, and no layer that does is left out."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tconvcalc
from tconvcalc.layer import Layer
from tconvcalc.values import Linear, Size, size_at
from tests.effort import FEW
from tests.solving.draws import FRAMEWORKS, Given, listing, some, steady

MANY_SIZES = (40, 41, 43, 97)  # so far apart, and so large, that what holds for them holds for all
SIZES = st.builds(Linear, st.integers(1, 4), st.integers(-3, 6), st.just("n"))


def kept(layer: Layer) -> tuple[object, ...]:
    """The parameters of a layer of one axis, without its sizes."""
    return (layer.word, layer.auto, *layer.axes[0][2:])


def at(size: Size | None, number: int) -> int | None:
    """The size with a number for its symbol."""
    return None if size is None else size_at(size, number)


def typed(size: Size | None) -> str | None:
    """The size as text."""
    return None if size is None else str(size).replace(" ", "")


PARAMETERS = st.fixed_dictionaries(
    {"kernel_size": some(1, 6), "stride": some(1, 4), "dilation": st.sampled_from([1, 2, None])}
)


@steady(150, FEW)
@given(st.sampled_from(FRAMEWORKS), SIZES, st.one_of(st.none(), SIZES), PARAMETERS)
def test_a_symbolic_answer_is_what_all_numeric_ones_share(
    framework: str, before: Linear, after: Linear | None, what: Given
) -> None:
    """Put many numbers in: the layers that answer each of those questions are the layers listed for the symbol."""
    symbolic = listing(framework, {**what, "input_size": typed(before), "output_size": typed(after)})
    numeric = [{**what, "input_size": at(before, n), "output_size": at(after, n)} for n in MANY_SIZES]
    shared = [{kept(layer) for layer in listing(framework, one).solutions} for one in numeric]
    assert {kept(layer) for layer in symbolic.solutions} == set.intersection(*shared)
    assert len({*symbolic.solutions}) == symbolic.count == len(symbolic.solutions)


@steady(150, FEW)
@given(st.sampled_from(FRAMEWORKS), SIZES, PARAMETERS)
def test_a_symbolic_answer_holds_from_the_first_size_on_and_not_before(
    framework: str, before: Linear, what: Given
) -> None:
    """There is nothing to feed it, or nothing left of it, before that size."""
    for layer in listing(framework, {**what, "input_size": typed(before)}).solutions[::5]:
        (axis,) = layer.axes
        assert isinstance(axis.output_size, Linear)
        for n in (layer.first, layer.first + 1, layer.first + 7):
            geometry = axis.geometry(n)
            assert geometry.output_size == axis.output_size.at(n) >= 1
            assert geometry.input_size == before.at(n) >= 1
        assert layer.first == 1 or min(before.at(layer.first - 1), axis.output_size.at(layer.first - 1)) < 1


@pytest.mark.parametrize(("framework", "after"), list(product(FRAMEWORKS, ["n", "2n", "3n+1", "4n-2"])))
def test_an_open_input_is_solved_for_the_symbol_of_the_output(framework: str, after: str) -> None:
    """Every layer that reaches all these outputs from some input each, with the very input."""
    answer = listing(framework, {"output_size": after, "max_kernel": 6, "max_stride": 4})
    assert answer
    slope, offset = {"n": (1, 0), "2n": (2, 0), "3n+1": (3, 1), "4n-2": (4, -2)}[after]
    for layer in answer.solutions:
        (axis,) = layer.axes
        assert axis.output_size == Linear(slope, offset, "n")
        assert isinstance(axis.input_size, Linear)
        assert axis.geometry(layer.first + 3).output_size == axis.output_size.at(layer.first + 3)
        assert slope == axis.input_size.slope * axis.stride
    for size in (slope * 40 + offset,):
        numeric = listing(framework, {"output_size": size, "max_kernel": 6, "max_stride": 4}).solutions
        dividing = {kept(layer) for layer in numeric if slope % layer.axes[0].stride == 0}
        assert {kept(layer) for layer in answer.solutions} == dividing


def test_without_any_size_the_input_is_the_symbol() -> None:
    """And where one axis has a letter of its own, it is that letter."""
    (first, *_) = tconvcalc.solve("torch", kernel_size=4, stride=2, padding=1).solutions
    assert [str(axis.output_size) for axis in first.axes] == ["2*n", "2*n"]
    (first, *_) = tconvcalc.solve("torch", input_size="mx?", kernel_size=4, stride=2, padding=1).solutions
    assert [str(axis.output_size) for axis in first.axes] == ["2*m", "2*m"]


def test_the_layers_that_double_every_size() -> None:
    """The two that everybody uses are the first two: kernel 4 with padding 1, and kernel 3 with output_padding 1."""
    answer = tconvcalc.solve("torch", input_size="n", output_size="2n")
    first, second = (layer.axes[0][2:6] for layer in answer.solutions[:2])
    assert (first, second) == ((4, 2, 1, 0), (3, 2, 1, 1))
