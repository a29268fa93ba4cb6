"""Layers: a layer's own numbers, its geometry, and from which size on it holds."""

from __future__ import annotations

from itertools import product

import pytest

import tconvcalc
from tconvcalc.geometry import full_size
from tconvcalc.layer import Axis, Layer
from tconvcalc.question import Asked, Question
from tconvcalc.values import Linear, Size, first_valid, shifted, size_at
from tests.effort import share


def along(size: Size, kernel: int, stride: int, dilation: int, begin: int, end: int) -> Axis:  # noqa: PLR0913, PLR0917
    """An axis with these crops."""
    after = shifted(full_size(size, kernel, stride, dilation), 1, 1 - begin - end)
    return Axis(size, after, kernel, stride, None, None, dilation, begin, end)


def test_the_geometry_of_a_symbolic_axis_is_that_of_each_number() -> None:
    """Put the number in before or after: it is the same."""
    for number in range(1, 9):
        axis = along(Linear(2, 1, "n"), 5, 3, 1, 1, 2)
        assert isinstance(axis.output_size, Linear)
        assert axis.geometry(number) == along(2 * number + 1, 5, 3, 1, 1, 2).geometry()
        assert axis.geometry(number).output_size == axis.output_size.at(number)
        assert axis.overlap == along(7, 5, 3, 1, 0, 0).overlap


SYMBOLIC = list(product((1, 2, 3), (-2, 0, 1), (1, 2, 5), (1, 2, 4), (1, 2, 3), (0, 2, 9), (-1, 0, 3, 8)))


def test_what_a_symbolic_axis_leaves_uncovered_is_a_function_of_the_symbol() -> None:
    """The numbers agree with it once the input is longer than the kernel's reach, and the function is whole."""
    for slope, offset, k, s, d, begin, end in share(SYMBOLIC, 5):
        axis = along(Linear(slope, offset, "n"), k, s, d, begin, end)
        bare = axis.uncovered
        for number in (60, 61, 67):
            expected = along(slope * number + offset, k, s, d, begin, end).uncovered
            assert (bare.at(number) if isinstance(bare, Linear) else bare) == expected, axis


def test_a_layer_knows_its_symbol_and_where_it_begins() -> None:
    """The first number at which every axis has an input and an output."""
    late, early = along(Linear(1, 0, "m"), 2, 1, 1, 4, 4), along(Linear(1, -2, "m"), 2, 1, 1, 0, 0)
    layer = Layer("pytorch", (late, early, along(5, 2, 1, 1, 0, 0)))
    assert (layer.symbol, layer.first) == ("m", 8)
    sizes = [late.geometry(number).output_size for number in (7, 8)]
    assert sizes == [0, 1]
    plain = Layer("pytorch", (along(5, 2, 1, 1, 0, 0),))
    assert (plain.symbol, plain.first) == (None, 1)


@pytest.mark.parametrize(("axes", "uniform"), [((Asked(5), Asked(5)), True), ((Asked(5), Asked(6)), False)])
def test_axes_that_ask_the_same_are_one_question(axes: tuple[Asked, ...], *, uniform: bool) -> None:
    """One value then answers for all."""
    assert Question("keras", axes).uniform is uniform


def test_what_is_uncovered_of_a_symbol_says_from_where_it_holds() -> None:
    """Two taps two elements apart, seen by a single input, leave a hole that a second input fills."""
    (solution,) = tconvcalc.solve(
        "torch", input_size="n", kernel_size=2, stride=1, padding=1, output_padding=1, dilation=2, dims=1
    ).solutions
    (axis,) = solution.axes
    assert all(axis.geometry(n).uncovered == size_at(axis.uncovered, n) for n in range(axis.steady, 40))
    assert axis.geometry(axis.steady - 1).uncovered != size_at(axis.uncovered, axis.steady - 1)


@pytest.mark.parametrize("dilation", [1, 2, 3])
@pytest.mark.parametrize("stride", [1, 2, 3])
def test_what_is_uncovered_is_exact_from_where_it_is_said_to_be(stride: int, dilation: int) -> None:
    """For every layer of a few kernels, by counting; just before, it is not."""
    answer = tconvcalc.solve(
        "torch", input_size="n", stride=stride, dilation=dilation, max_kernel=4, dims=1, limit=None
    )
    for (axis,) in share([layer.axes for layer in answer.solutions]):
        first = first_valid(axis.input_size, axis.output_size)
        assert all(axis.geometry(n).uncovered == size_at(axis.uncovered, n) for n in range(axis.steady, 30))
        if axis.steady > first:
            assert axis.geometry(axis.steady - 1).uncovered != size_at(axis.uncovered, axis.steady - 1)


@pytest.mark.parametrize(
    ("kernel", "stride", "dilation", "first"), [(3, 1, 2, 2), (3, 2, 2, 1), (3, 3, 2, 1), (2, 2, 3, 1)]
)
def test_nothing_is_steady_before_there_is_a_layer(kernel: int, stride: int, dilation: int, first: int) -> None:
    """A dilated kernel leaves as many outputs bare from here on; an input of 0 is none, whatever it would leave."""
    assert along(Linear(1, 0, "n"), kernel, stride, dilation, 0, 0).steady == first
