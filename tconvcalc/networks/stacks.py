"""Stacks of transposed convolutions that take one size to another, the way audio and image networks build them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement, islice
from math import prod
from typing import NamedTuple

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.steps import Grow
from tconvcalc.networks.factors import LARGEST_STRIDE, shared
from tconvcalc.networks.layers import TRANSPOSED, NetLayer, layer_of
from tconvcalc.networks.mirror import gives
from tconvcalc.networks.words import Value, layer_word
from tconvcalc.values import Linear, Size

_USUAL_DEPTH = 4
"""How many layers most published audio stacks have."""

_STARTS = range(4, 8)
"""The sizes from which image generators begin to double."""

MOST_LAYERS = 64  # more layers of a stride of 2 or more reach no size that is read
_MANY = 6
_KEEPS = 3
_UNUSUAL = 2
"""The rank of a first layer with a kernel beyond what a search of one layer tries."""


class Found(NamedTuple):
    """How many stacks there are within the bounds, and the first of them."""

    many: int
    chains: tuple[tuple[NetLayer, ...], ...]


def stacks(
    framework: Framework, inputs: Sequence[Size], outputs: Sequence[Size], times: tuple[int, int], limit: int
) -> Found:
    """Find stacks of so many layers, at least and at most, best first.

    Args:
        framework: whose layers they are.
        inputs: the size along each axis before the stack.
        outputs: the size behind it.
        times: how many layers, at least and at most.
        limit: how many stacks are built.
    """
    planar = len(inputs) > 1
    low, high = times[0], min(times[1], MOST_LAYERS)
    ranked: list[tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]] = []
    count = 0
    for depth in range(low, high + 1):
        number, plans = _plans(inputs, outputs, depth, limit, planar=planar)
        if not number and depth == high and not ranked:
            number, plans = _with_keeping(inputs, outputs, depth, limit, planar=planar)
        count += number
        for place, plan in enumerate(plans):
            start = _rank(plan, inputs, outputs)
            ranked.append(((start, place, *_depth_rank(plan, depth, planar=planar)), plan))
    ranked.sort(key=lambda pair: pair[0])
    chains = (built(framework, plan, inputs, outputs) for _, plan in ranked)
    found = list(islice((chain for chain in chains if chain is not None), limit))
    return Found(count if found else 0, tuple(found))


def _with_keeping(
    inputs: Sequence[Size], outputs: Sequence[Size], depth: int, limit: int, *, planar: bool
) -> tuple[int, list[tuple[tuple[int, ...], ...]]]:
    """Plans of the most layers that move the size, and layers behind them that keep it."""
    for fewer in range(depth - 1, 0, -1):
        plans = _plans(inputs, outputs, fewer, limit, planar=planar)[1]
        usual = [plan for plan in plans if _rank(plan, inputs, outputs) < _UNUSUAL]
        if usual:
            keeping = ((1,) * len(inputs),) * (depth - fewer)
            return len(usual), [(*plan, *keeping) for plan in usual]
    return (1, [((1,) * len(inputs),) * depth]) if tuple(inputs) == tuple(outputs) else (0, [])


def _rank(plan: tuple[tuple[int, ...], ...], inputs: Sequence[Size], outputs: Sequence[Size]) -> int:
    """How usual the first layer is along the axis on which it is least so."""
    return max(_start_rank(plan, axis, *pair) for axis, pair in enumerate(zip(inputs, outputs, strict=True)))


def _start_rank(plan: tuple[tuple[int, ...], ...], axis: int, start: Size, end: Size) -> int:
    """How usual the first layer is along one axis."""
    if plan[0][axis] or not isinstance(end, int) or not isinstance(start, int):
        return 0
    return _beginning(start, -(-end // prod(strides[axis] for strides in plan[1:])))


def _depth_rank(plan: tuple[tuple[int, ...], ...], depth: int, *, planar: bool) -> tuple[int, ...]:
    """Which number of layers comes first where several are allowed."""
    excess = sum(max(0, max(strides) - 8) for strides in plan)
    if planar:
        return (excess + sum(max(strides) > 2 for strides in plan), depth)  # noqa: PLR2004
    return (depth != _USUAL_DEPTH, excess, depth)


def _plans(
    inputs: Sequence[Size], outputs: Sequence[Size], depth: int, limit: int, *, planar: bool
) -> tuple[int, list[tuple[tuple[int, ...], ...]]]:
    """For each layer its stride along each axis (0: it makes the first size without a stride), best first."""
    pairs = list(zip(inputs, outputs, strict=True))
    whole = [_factor(*pair) for pair in pairs]
    if all(whole) and (not planar or any(isinstance(size, Linear) for size in inputs)):
        each = [shared(factor or 1, depth, limit, planar=planar) for factor in whole]
    elif all(isinstance(size, int) for pair in pairs for size in pair):
        each_image = [_numbers(int(a), int(b), depth, limit) for a, b in pairs]  # type: ignore[arg-type]
        return _beside([(len(plans), plans[:limit]) for plans in each_image], limit)
    else:
        return 0, []
    return _beside([(one.many, list(one.best)) for one in each], limit)


def _beside(
    each: Sequence[tuple[int, list[tuple[int, ...]]]], limit: int
) -> tuple[int, list[tuple[tuple[int, ...], ...]]]:
    """Plans of several axes put together: the same for all where they are, else the best of each."""
    count = min(number for number, _ in each)
    if all(one == each[0] for one in each):
        return count, [tuple((stride,) * len(each) for stride in plan) for plan in each[0][1][:limit]]
    shortest = min(len(plans) for _, plans in each)
    return count, [
        tuple(zip(*(plans[place] for _, plans in each), strict=True)) for place in range(min(shortest, limit))
    ]


def _factor(start: Size, end: Size) -> int | None:
    """The whole factor between two sizes (a symbol's may differ by a constant), None where there is none."""
    if isinstance(start, Linear) and isinstance(end, Linear):
        factor, rest = divmod(end.slope, start.slope)
        return None if rest or start.symbol != end.symbol else factor
    if isinstance(start, Linear) or isinstance(end, Linear):
        return None
    return end // start if end % start == 0 else None


def _numbers(start: int, end: int, depth: int, limit: int) -> list[tuple[int, ...]]:
    """Plans between two numbers: as images do, with a usual first layer; by whole factors; with any first layer."""
    images = _images(start, end, depth)
    usual = [plan for rank, plan in images if rank < _UNUSUAL]
    exact: list[tuple[int, ...]] = []
    if end % start == 0:
        exact = [plan for plan in shared(end // start, depth, limit, planar=True).best if min(plan) > 1]
    every = [*usual, *exact, *(plan for rank, plan in images if rank == _UNUSUAL)]
    return list(dict.fromkeys(every))


def _images(start: int, end: int, depth: int) -> list[tuple[int, tuple[int, ...]]]:
    """Plans that halve the end, rounding up, until the start or a size that one layer makes of it, and how usual."""
    ranked = []
    alphabet = (2, 4, 8, 16, 32) if depth <= _MANY else (2, 4)
    for count, begins in ((depth, False), (depth - 1, True)):
        for strides in combinations_with_replacement(alphabet[::-1], count):
            product = prod(strides)
            first = -(-end // product)
            grows = not strides or -(-end // (product // strides[0])) > first
            if grows and ((first > start) if begins else (first == start)):
                odd = _beginning(start, first) if begins else 0
                cost = sum(stride > 2 for stride in strides)  # noqa: PLR2004
                ranked.append(((odd, cost, begins, sum(strides), first), (0, *strides) if begins else strides))
    return [(rank[0], strides) for rank, strides in sorted(ranked)]


def _beginning(start: int, first: int) -> int:
    """How usual a first layer is that makes this size without a stride: 4 to 7, within a search, or beyond."""
    return 0 if first in _STARTS else 1 if first - start < LARGEST_STRIDE else _UNUSUAL


def searched(layers: Sequence[NetLayer]) -> bool:
    """Whether no kernel is one that only a search beyond all bounds would find."""
    return all((axis.kernel_size or 1) <= 2 * LARGEST_STRIDE for layer in layers for axis in layer.axes)


def built(
    framework: Framework, plan: tuple[tuple[int, ...], ...], inputs: Sequence[Size], outputs: Sequence[Size]
) -> tuple[NetLayer, ...] | None:
    """The layers of a plan; None where the framework has no such layer."""
    axes = [_bases([strides[axis] for strides in plan], inputs[axis], outputs[axis]) for axis in range(len(inputs))]
    layers = []
    known: dict[object, NetLayer | None] = {}
    for place, strides in enumerate(plan):
        wanted = [axes[axis][place] for axis in range(len(inputs))]
        steps = tuple((max(1, stride), base) for stride, (base, _) in zip(strides, wanted, strict=True))
        sizes = tuple(size for _, size in wanted) if framework.steps.states_size else ()
        if (steps, sizes) not in known:
            known[steps, sizes] = block(framework, steps, [size for _, size in wanted])
        layer = known[steps, sizes]
        if layer is None:
            return None
        layers.append(layer)
    return tuple(layers)


def _bases(strides: Sequence[int], start: Size, end: Size) -> list[tuple[int, int | None]]:
    """For each layer the base that it needs and the size that it then gives, where that is a number."""
    if isinstance(start, Linear) or isinstance(end, Linear):
        symbols = isinstance(end, Linear) and isinstance(start, Linear)
        left = end.offset - prod(strides) * start.offset if symbols else 0  # type: ignore[union-attr]
        bases = [*strides]
        bases[-1] += left
        return [(base, None) for base in bases]
    ends = [end]
    for stride in reversed(strides[1:]):
        ends.insert(0, -(-ends[0] // stride) if stride else start)
    found: list[tuple[int, int | None]] = []
    here = start
    for stride, size in zip(strides, ends, strict=True):
        found.append((size - max(1, stride) * (here - 1), size))
        here = size
    return found


def block(framework: Framework, steps: Sequence[tuple[int, int]], sizes: Sequence[int | None]) -> NetLayer | None:
    """The layer of practice that does ``stride*(m - 1) + base`` on each axis: twice the stride, cropped alike."""
    for values in _blocks(framework, steps, sizes):
        try:
            layer = layer_of(framework, layer_word(TRANSPOSED, values), len(steps))
        except MisuseError:
            continue
        if layer.does and all(
            isinstance(step, Grow) and gives(step, axis.output_size, base)
            for step, axis, (_, base) in zip(layer.does, layer.axes, steps, strict=True)
        ):
            return layer
    return None


def _blocks(
    framework: Framework, steps: Sequence[tuple[int, int]], sizes: Sequence[int | None]
) -> Iterator[dict[str, tuple[Value, ...]]]:
    """Ways to write it, for whichever framework holds one: a word, a word and a digit, a word and a size, numbers."""
    strides = tuple(stride for stride, _ in steps)
    bases = tuple(base for _, base in steps)
    if set(strides) == {1} and min(bases) > 1:  # the layer that makes the first size of an image
        given: dict[str, tuple[Value, ...]] = {"kernel_size": bases}
        yield given
        yield {**given, "padding": ("valid",)}
    kernels = tuple(2 * stride if stride > 1 else _KEEPS for stride in strides)
    given = {"kernel_size": kernels}
    if set(strides) != {1}:
        given["stride"] = strides
    yield {**given, "padding": ("same",)}
    if min(bases) > 0:
        yield {**given, "padding": ("same",), "output_padding": bases}
    if framework.steps.states_size and all(sizes):
        yield {**given, "padding": ("same",), "output_size": tuple(sizes)}
    if len(set(bases)) > 1:  # an even kernel may have no word for some axis beside another
        odd = tuple(kernel + 1 for kernel in kernels)
        digits = tuple(base - 1 for base in bases)
        yield {**given, "kernel_size": odd, "padding": ("same",), "output_padding": digits}
    trims = [kernel - base for kernel, base in zip(kernels, bases, strict=True)]
    pads = tuple(-(-trim // 2) for trim in trims)
    if min(pads) >= 0 and all(pad < kernel for pad, kernel in zip(pads, kernels, strict=True)):
        digits = tuple(2 * pad - trim for pad, trim in zip(pads, trims, strict=True))
        numbers = dict(given)
        if any(pads):
            numbers["padding"] = pads
        yield {**numbers, "output_padding": digits} if any(digits) else numbers
