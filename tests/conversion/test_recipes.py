"""Every conversion gives the same numbers, worked out product by product, and none is more than it has to be."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

import tconvcalc
from tconvcalc.conversion.kernels import with_taps
from tconvcalc.conversion.recipe import Recipe
from tconvcalc.conversion.search import recipe
from tconvcalc.conversion.weights import moved_weights
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.equivalence import equivalents
from tconvcalc.layer import Axis, Layer
from tconvcalc.values import Ends
from tests.conversion.draws import layers
from tests.conversion.numbers import Array, canonical, evaluated, stored, transposed
from tests.conversion.rules import crops_of
from tests.effort import FEW, share

NAMES = list(FRAMEWORKS)
PAIRS = list(product(NAMES, NAMES))
COUNT = 12


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


@pytest.mark.parametrize(("source", "target"), PAIRS, ids=lambda name: name)
@pytest.mark.parametrize("one_layer", [False, True], ids=["", "one-layer"])
def test_the_numbers_are_the_same(source: str, target: str, one_layer: bool) -> None:  # noqa: FBT001
    """For layers drawn from the source: what is built in the target, cut, is equal in every element."""
    for layer in layers(source, COUNT):
        found = recipe(layer, FRAMEWORKS[target], one_layer=one_layer)
        dims, seed = len(layer.axes), np.random.default_rng(7)
        if not any(one.dims == dims for one in FRAMEWORKS[target].signatures):
            assert found is None
            continue
        assert found, layer
        kept, there = (
            next(one for one in FRAMEWORKS[name].signatures if one.dims == dims) for name in (source, target)
        )
        into, out = layer.in_channels or 1, layer.out_channels or 1
        kernel = [axis.kernel_size for axis in layer.axes]
        weight = seed.integers(-9, 9, (into, out // layer.groups, *kernel))
        x = seed.integers(-9, 9, (2, into, *(int(str(axis.input_size)) for axis in layer.axes)))
        bias = seed.integers(-9, 9, out)
        moved = evaluated(moved_weights(kept, there, layer, found), stored(weight, kept.filters, flipped=kept.flipped))
        again = canonical(moved, there.filters, flipped=there.flipped)
        made = cut(numbers(found.layer, again, x, bias), found.slices)
        assert np.array_equal(made, numbers(layer, weight, x, bias)), (layer, found)


@pytest.mark.parametrize("name", NAMES)
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
