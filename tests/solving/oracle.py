"""The rules of the frameworks written once more, by someone who never saw the solver: every layer of a small box.

Each rule is one loop over plain numbers, so that it can be compared with the recorded truth at a glance; the solver's
shortcuts (isolated unknowns, narrowed stretches, bounds without end) have no part in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Literal, NamedTuple

from tconvcalc.layer import Layer
from tests import truth


class Found(NamedTuple):
    """One axis of a layer that runs. ``padding`` is a word, or what is trimmed from both ends."""

    input_size: int
    output_size: int
    kernel_size: int
    stride: int
    padding: str | int
    output_padding: int | Literal["auto"] | None
    dilation: int


class Box(NamedTuple):
    """What is tried for each quantity; an output is kept if it lies in ``outputs``."""

    inputs: range
    outputs: range
    kernels: range
    strides: range
    dilations: range
    paddings: range = range(0)

    def corners(self) -> Iterator[tuple[int, int, int, int]]:
        """Every input, kernel, stride and dilation."""
        return product(self.inputs, self.kernels, self.strides, self.dilations)


def every(framework: str, box: Box) -> Iterator[tuple[Found, int]]:
    """Every layer of the box that the framework runs, with what it crops in front."""
    rule = {"tensorflow": _tensorflow, "keras": _keras, "pytorch": _pytorch}[framework]
    return (pair for pair in rule(box) if pair[0].output_size in box.outputs)


def along(layer: Layer, place: int = 0) -> Found:
    """One axis of a solution in the same words."""
    axis = layer.axes[place]
    padding = layer.word or axis.padding
    extra: int | Literal["auto"] | None = "auto" if layer.auto else axis.output_padding
    assert isinstance(axis.input_size, int)
    assert isinstance(axis.output_size, int)
    assert isinstance(padding, str | int)
    return Found(axis.input_size, axis.output_size, axis.kernel_size, axis.stride, padding, extra, axis.dilation)


def cropped_window(layer: truth.Layer) -> bool:
    """Whether it asks TensorFlow's VALID for less than one input spans on some axis, which only oneDNN runs."""
    if (layer.engine, layer.padding) != ("onednn", "valid") or layer.output_size is None:
        return False
    axes = zip(layer.input_size, layer.kernel_size, layer.dilation, layer.output_size, strict=True)
    return any(n == 1 and out < d * (k - 1) + 1 for n, k, d, out in axes)


def _tensorflow(box: Box) -> Iterator[tuple[Found, int]]:
    for n, k, s, d in box.corners():
        full = (n - 1) * s + d * (k - 1) + 1
        for out in range(full, full + s):
            yield Found(n, out, k, s, "valid", None, d), 0
        for out in range((n - 1) * s + 1, n * s + 1):
            yield Found(n, out, k, s, "same", None, d), max(0, full - out) // 2


def _keras(box: Box) -> Iterator[tuple[Found, int]]:
    for n, k, s, d in box.corners():
        span = d * (k - 1) + 1
        full = (n - 1) * s + span
        if s > 1 and d > 1:
            continue
        yield Found(n, (n - 1) * s + max(span, s), k, s, "valid", "auto", d), 0
        yield Found(n, n * s, k, s, "same", "auto", d), max(0, full - n * s) // 2
        for extra in range(s):
            yield Found(n, full + extra, k, s, "valid", extra, d), 0
            if extra or span % 2:
                out = (n - 1) * s + span % 2 + extra
                yield Found(n, out, k, s, "same", extra, d), max(0, full - out) // 2


def _pytorch(box: Box) -> Iterator[tuple[Found, int]]:
    """A padding that nobody gave goes as far as it touches the output: at most the kernel's span less one."""
    for n, k, s, d in box.corners():
        for padding in box.paddings or range(d * (k - 1) + 1):
            for extra in range(max(s, d)):
                out = (n - 1) * s + d * (k - 1) + 1 - 2 * padding + extra
                yield Found(n, out, k, s, padding, extra, d), padding
