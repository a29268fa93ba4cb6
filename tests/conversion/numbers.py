"""A transposed convolution worked out product by product, and weights carried from one layout to another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.int64]


def transposed(x: Array, weight: Array, bias: Array, geometry: Sequence[tuple[int, ...]], groups: int = 1) -> Array:
    """The result for x [N, I, sizes], weight [I, O/groups, kernel] and bias [O].

    Args:
        x: the input.
        weight: the kernel in PyTorch's layout.
        bias: what is added to every element, those that no tap reaches included.
        geometry: of each axis the stride, the dilation, and the crops at the begin and at the end.
        groups: how many parts the channels fall into.
    """
    inner, sizes = weight.shape[1], x.shape[2:]
    spans = [d * (k - 1) + 1 for k, (_, d, _, _) in zip(weight.shape[2:], geometry, strict=True)]
    full = [(n - 1) * s + span for n, span, (s, *_) in zip(sizes, spans, geometry, strict=True)]
    result = np.zeros((x.shape[0], inner * groups, *full), np.int64)
    some = x.shape[1] // groups
    for group, tap in product(range(groups), np.ndindex(weight.shape[2:])):
        mine, theirs = slice(group * some, group * some + some), slice(group * inner, group * inner + inner)
        reached = tuple(
            slice(t * d, t * d + (n - 1) * s + 1, s) for t, n, (s, d, _, _) in zip(tap, sizes, geometry, strict=True)
        )
        result[(slice(None), theirs, *reached)] += np.einsum(
            "ni...,io->no...", x[:, mine], weight[(mine, slice(None), *tap)]
        )
    for axis, (_, _, begin, end) in enumerate(geometry, 2):
        if min(begin, end) < 0:
            around = [(max(0, -begin), max(0, -end)) if axis == a else (0, 0) for a in range(result.ndim)]
            result = np.pad(result, around)
        result = result.take(range(max(0, begin), result.shape[axis] - max(0, end)), axis)
    return result + bias.reshape(-1, *[1] * len(sizes))


def stored(weight: Array, filters: tuple[str, ...], *, flipped: bool) -> Array:
    """PyTorch's weights [I, O, kernel] in a layout that is told by the order of its axes."""
    dims = weight.ndim - 2
    if flipped:
        weight = weight[(slice(None), slice(None), *[slice(None, None, -1)] * dims)]
    return np.ascontiguousarray(weight.transpose(order(filters, dims)))


def canonical(kept: Array, filters: tuple[str, ...], *, flipped: bool) -> Array:
    """The way back."""
    dims = kept.ndim - 2
    weight = kept.transpose(np.argsort(order(filters, dims)))
    return weight[(slice(None), slice(None), *[slice(None, None, -1)] * dims)] if flipped else weight


def order(filters: tuple[str, ...], dims: int) -> list[int]:
    """Which axis of [I, O, kernel] stands where."""
    places = {"in_channels": [0], "out_channels": [1], "kernel_size": list(range(2, 2 + dims))}
    return [axis for name in filters for axis in places[name]]


def evaluated(expression: str, w: Array) -> Array:
    """The value of an expression that the program printed; no test may pass text from anywhere else."""
    result: Any = eval(expression, {"np": np, "w": w})  # noqa: S307
    return np.asarray(result)
