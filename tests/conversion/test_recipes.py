"""Every conversion gives the same numbers, worked out product by product, and none is more than it has to be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import numpy as np
import pytest

import tconvcalc
from tconvcalc.conversion.kernels import with_taps
from tconvcalc.conversion.recipe import Recipe
from tconvcalc.conversion.search import recipe
from tconvcalc.conversion.weights import moved_weights
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.equivalence import equivalents
from tconvcalc.frameworks.signature import Signature
from tconvcalc.layer import Axis, Layer
from tconvcalc.values import Ends
from tests.cases import every_case
from tests.conversion.draws import layers
from tests.conversion.numbers import Array, canonical, evaluated, stored, transposed
from tests.conversion.rules import crops_of
from tests.effort import FEW, share

NAMES = list(FRAMEWORKS)
COUNT = 12


class Drawn(NamedTuple):
    """A layer, its weights as its framework keeps them, what goes in, and what comes out."""

    layer: Layer
    kept: Signature
    weight: Array
    x: Array
    bias: Array
    wanted: Array


def signature(framework: str, dims: int) -> Signature | None:
    """A call of a framework for so many axes."""
    return next((one for one in FRAMEWORKS[framework].signatures if one.dims == dims), None)


def drawn(source: str) -> Iterator[Drawn]:
    """Layers of a framework with their numbers."""
    for layer in layers(source, COUNT):
        kept, random = signature(source, len(layer.axes)), np.random.default_rng(7)
        assert kept
        into, out = layer.in_channels or 1, layer.out_channels or 1
        weight = random.integers(-9, 9, (into, out // layer.groups, *[axis.kernel_size for axis in layer.axes]))
        x = random.integers(-9, 9, (2, into, *(int(str(axis.input_size)) for axis in layer.axes)))
        bias = random.integers(-9, 9, out)
        own = stored(weight, kept.filters, flipped=kept.flipped)
        yield Drawn(layer, kept, own, x, bias, numbers(layer, weight, x, bias))


def numbers(layer: Layer, weight: Array, x: Array, bias: Array) -> Array:
    """What a layer computes: its crops are those that the tests' own formulas tell of it."""
    crops = crops_of(layer)
    assert crops == [(axis.crop_begin, axis.crop_end) for axis in layer.axes], layer
    geometry = [(axis.stride, axis.dilation, *crop) for axis, crop in zip(layer.axes, crops, strict=True) if crop]
    return transposed(x, weight, bias, geometry, layer.groups)


def cut(result: Array, slices: tuple[Ends, ...]) -> Array:
    """The result without what is dropped."""
    inside = (slice(ends.begin, size - ends.end) for ends, size in zip(slices, result.shape[2:], strict=True))
    return result[(slice(None), slice(None), *inside)]


def agree(one: Drawn, target: str, found: Recipe | None) -> bool:
    """Whether what is built in the target, cut, is equal in every element; None is right where it has no such layer."""
    there = signature(target, len(one.layer.axes))
    if not there or not found:
        return not there and not found
    moved = evaluated(moved_weights(one.kept, there, one.layer, found), one.weight)
    again = canonical(moved, there.filters, flipped=there.flipped)
    return np.array_equal(cut(numbers(found.layer, again, one.x, one.bias), found.slices), one.wanted)


@pytest.mark.parametrize("source", NAMES)
def test_the_numbers_are_the_same(source: str) -> None:
    """For layers drawn from a framework, in every framework; as one layer too, where that is another recipe."""
    wrong = []
    for one, target in product(drawn(source), NAMES):
        recipes = [recipe(one.layer, FRAMEWORKS[target], one_layer=alone) for alone in (False, True)]
        different = recipes[:1] if recipes[0] == recipes[1] else recipes
        wrong += [(one.layer, target, found) for found in different if not agree(one, target, found)]
    assert wrong == []


@every_case("name", NAMES)
def test_to_itself_a_layer_needs_nothing(name: str) -> None:
    """No slice, no taps, and the geometry that it had; also there and back through every other framework."""
    for layer in layers(name, COUNT, "itself"):
        found = recipe(layer, FRAMEWORKS[name])
        assert found
        assert not found.rewritten
        assert found.how in {"parameters", "output_padding"}
        assert [axis.geometry() for axis in found.layer.axes] == [axis.geometry() for axis in layer.axes]


CROPPED = list(product((1, 2, 3, 4), (1, 2, 3), (1, 2), range(-2, 4), range(-3, 4)))
"""Kernel, stride, dilation, and the crops at both ends."""


@pytest.mark.parametrize("target", NAMES)
def test_the_fewest_zero_taps_are_found(target: str) -> None:
    """As few as an exhaustive search finds, along one axis, for crops of either sign."""
    framework = FRAMEWORKS[target]
    dims = min(framework.cases[0].dims)
    for k, s, d, begin, end in share(CROPPED, FEW):
        out = 3 * s + d * (k - 1) + 1 - begin - end
        axis = Axis(4, out, k, s, None, None, d, begin, end)
        found = recipe(Layer("x", (axis,) * dims), framework, one_layer=True)
        assert found, axis
        if not found.dense and not any(map(any, found.slices)):
            fewest = fewest_taps(axis, target, dims)
            assert fewest == sum(found.zero_taps[0]), (axis, found)
        elif not found.dense:
            assert fewest_taps(axis, target, dims) is None, (axis, found)


def fewest_taps(axis: Axis, target: str, dims: int) -> int | None:
    """How many zero taps make a layer of the target: tried one number after the other."""
    for number in range(9):
        for ahead in range(number + 1):
            tapped = with_taps(axis, Ends(ahead, number - ahead))
            if next(equivalents(Layer("x", (tapped,) * dims), FRAMEWORKS[target]), None):
                return number
    return None


def test_every_same_of_keras_is_one_pytorch_layer_with_at_most_one_leading_zero_tap() -> None:
    """And without dilation it then needs no output_padding, unless the kernel is smaller than the stride."""
    for n, k, s in product((1, 2, 5), range(1, 10), range(1, 7)):
        total = k - s
        begin = max(0, total) // 2
        axis = Axis(n, n * s, k, s, None, None, 1, begin, total - begin)
        found = recipe(Layer("keras", (axis,), "same", auto=True), FRAMEWORKS["pytorch"], one_layer=True)
        assert found
        assert found.how != "slice"
        assert found.zero_taps[0] in {Ends(0, 0), Ends(1, 0)}
        assert found.layer.axes[0].output_padding == max(0, -total)


def test_what_a_recipe_takes_has_a_name() -> None:
    """The most telling first."""
    plain = Layer("pytorch", (Axis(4, 8, 4, 2, 1, 0, 1, 1, 1),))
    nothing, one = (Ends(0, 0),), (Ends(1, 0),)
    added = Layer("pytorch", (Axis(4, 8, 3, 2, 1, 1, 1, 1, 0),))
    assert Recipe(plain, nothing, nothing).how == "parameters"
    assert Recipe(added, nothing, nothing).how == "output_padding"
    assert Recipe(added, nothing, one).how == "zero_taps"
    assert Recipe(added, one, one).how == "slice"
    assert Recipe(plain, nothing, nothing, dense=True).rewritten


def test_a_kernel_that_is_a_view_is_copied() -> None:
    """No stride of it is negative, not even along an axis of one element: PyTorch and MLX refuse such arrays."""
    answer = tconvcalc.convert("jax", to="torch", kernel_size=(1, 3), stride=1, padding="same")
    line = next(
        line for line in next(iter(answer.targets[0].code.values())).splitlines() if line.startswith("kernel = ")
    )
    kernel = evaluated(line.removeprefix("kernel = "), np.arange(18).reshape(1, 3, 3, 2))
    assert min(kernel.strides) > 0
    assert np.array_equal(kernel, np.arange(18).reshape(1, 3, 3, 2)[::-1, ::-1].transpose(2, 3, 0, 1))
