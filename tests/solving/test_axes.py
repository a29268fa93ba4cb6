"""Several axes: alike they are one, otherwise each is solved by itself and the whole is every way to join them."""

from __future__ import annotations

from itertools import product
from math import prod

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tconvcalc.layer import Layer
from tests.effort import FEW
from tests.solving.draws import ANY, FRAMEWORKS, MANY, Given, brute, givens, listing, put_together, steady, touches
from tests.solving.oracle import Found, along

MOST = 5000  # ways to join the axes that are listed one by one


def runs(framework: str, axes: tuple[Found, ...]) -> bool:
    """Whether layers of one axis make one layer: words are of the whole, and Keras looks at all axes together."""
    if framework == "pytorch":
        return True
    chosen = {(axis.padding, axis.output_padding == "auto") for axis in axes}
    mixed = max(axis.stride for axis in axes) > 1 and max(axis.dilation for axis in axes) > 1
    return len(chosen) == 1 and not (framework == "keras" and mixed)


def joined(layer: Layer) -> tuple[Found, ...]:
    """A solution axis by axis."""
    return tuple(along(layer, place) for place in range(len(layer.axes)))


@steady(150, FEW)
@given(st.one_of([st.tuples(st.just(name), st.lists(givens(name), min_size=2, max_size=3)) for name in FRAMEWORKS]))
def test_axes_that_differ_are_joined_in_every_way(question: tuple[str, list[Given]]) -> None:
    """The count is the product, less what the framework refuses; the list is just that, each once."""
    framework, axes = question
    whole = put_together(axes)
    parts = [
        {name: value[place] if isinstance(value, tuple) else value for name, value in whole.items()}
        for place in range(len(axes))
    ]
    found = [[one for one in brute(framework, part) if touches(one, part)] for part in parts]
    assume(prod(map(len, found)) <= MOST and any(part != parts[0] for part in parts))
    expected = {each for each in product(*found) if runs(framework, each)}
    answer = listing(framework, whole, dims=len(axes))
    listed = [joined(layer) for layer in answer.solutions]
    assert len(listed) == len(set(listed)) == answer.count
    assert set(listed) == expected


@steady(80, FEW)
@given(ANY, st.sampled_from([2, 3]))
def test_axes_that_ask_alike_are_answered_as_one(question: tuple[str, Given], dims: int) -> None:
    """The same layers in the same order, one value for all axes; the count is that of one."""
    framework, what = question
    one, many = listing(framework, what), listing(framework, what, dims=dims)
    assert [layer.axes for layer in many.solutions] == [layer.axes * dims for layer in one.solutions]
    assert [(layer.word, layer.auto) for layer in many.solutions] == [
        (layer.word, layer.auto) for layer in one.solutions
    ]
    assert (many.count, many.verdict) == (one.count, one.verdict)


@steady(60, FEW)
@given(MANY)
def test_the_words_of_a_layer_are_of_the_whole(question: tuple[str, Given]) -> None:
    """No axis has a padding or an output_padding of its own beside them."""
    framework, what = question
    dims = max((len(value) for value in what.values() if isinstance(value, tuple)), default=1)
    for layer in listing(framework, what, dims=dims, limit=50).solutions:
        assert all((axis.padding is None) == (layer.word is not None) for axis in layer.axes)
        extra = [axis.output_padding is None for axis in layer.axes]
        assert set(extra) == {layer.auto or framework == "tensorflow"}


@pytest.mark.parametrize(("outputs", "kernel", "padding"), [((16, 15), 5, "same"), ((18, 17), 3, "valid")])
def test_an_implied_output_padding_is_each_axis_own(outputs: tuple[int, int], kernel: int, padding: str) -> None:
    """The parameters are one value for all axes, and yet the output is full on one and short of it on the other."""
    what: Given = {"input_size": 8, "output_size": outputs, "kernel_size": kernel, "stride": 2, "padding": padding}
    answer = listing("tf", what, dims=2)
    (layer,) = answer.solutions
    assert tuple(axis.output_size for axis in layer.axes) == outputs
    assert answer.count == 1
