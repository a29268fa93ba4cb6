"""What each framework crops, and how it keeps its weights, written once more as plain formulas for a second opinion."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tconvcalc.layer import Axis, Layer
from tconvcalc.values import Ends


class Line(NamedTuple):
    """One axis in plain numbers; the padding is a word, a number, or two of them."""

    n: int
    k: int
    s: int
    d: int
    padding: str | tuple[int, int]
    op: int | None
    out: int

    @property
    def ek(self) -> int:
        """How far the kernel reaches."""
        return self.d * (self.k - 1) + 1

    @property
    def full(self) -> int:
        """The size before anything is cropped."""
        return (self.n - 1) * self.s + self.ek


Crops = tuple[int, int]
"""The crop at the begin and at the end."""


def shared(total: int, all_of_it: int) -> Crops:
    """The smaller half of what is cropped at the begin, nothing of what is added."""
    begin = max(0, total) // 2
    return begin, all_of_it - begin


def tensorflow(line: Line) -> Crops | None:
    """The output is stated, within one stride."""
    full, out = line.full, line.out
    if line.padding == "same":
        legal = (line.n - 1) * line.s < out <= line.n * line.s
        return shared(full - out, full - out) if legal else None
    begin, end = (0, 0) if isinstance(line.padding, str) else line.padding
    if not isinstance(line.padding, str) and line.d > 1:
        return None
    return (begin, full - out - begin) if full - begin - end <= out < full - begin - end + line.s else None


def keras(line: Line) -> Crops | None:
    """The output_padding is chosen where none is given."""
    n, s, ek, op = line.n, line.s, line.ek, line.op
    if s > 1 and line.d > 1:
        return None
    if op is not None and (op >= s or (line.padding == "same" and ek % 2 == 0 and op == 0)):
        return None
    if line.padding == "same":
        out = n * s if op is None else (n - 1) * s + ek % 2 + op
        return shared(line.full - out, line.full - out)
    return 0, ek - max(ek, s) if op is None else -op


def pytorch(line: Line) -> Crops | None:
    """One padding for both ends."""
    assert not isinstance(line.padding, str)
    begin, end = line.padding
    return (begin, end - (line.op or 0)) if begin == end and (line.op or 0) < max(line.s, line.d) else None


def jax(line: Line) -> Crops | None:
    """The words crop as Keras' do; two ends count what is put around the spread input."""
    if line.padding == "same":
        return shared(line.ek - line.s, line.full - line.n * line.s)
    if isinstance(line.padding, str):
        return 0, line.ek - max(line.ek, line.s)
    return line.ek - 1 - line.padding[0], line.ek - 1 - line.padding[1]


def onnx(line: Line) -> Crops | None:
    """Two ends; the words crop what goes beyond ``n*s``."""
    op = line.op or 0
    if op >= line.s:
        return None
    if isinstance(line.padding, str):
        total = max(0, line.full + op - line.n * line.s)
        begin = {"valid": 0, "same_upper": total // 2, "same_lower": total - total // 2}[line.padding]
        return begin, (0 if line.padding == "valid" else total - begin) - op
    return (line.padding[0], line.padding[1] - op) if min(line.padding) >= 0 else None


def mlx(line: Line) -> Crops | None:
    """One padding for both ends, which must not go beyond the kernel; any output_padding."""
    assert not isinstance(line.padding, str)
    begin, end = line.padding
    return (begin, end - (line.op or 0)) if begin == end < line.ek else None


def tinygrad(line: Line) -> Crops | None:
    """Two ends, any output_padding."""
    assert not isinstance(line.padding, str)
    return line.padding[0], line.padding[1] - (line.op or 0)


def caffe(line: Line) -> Crops | None:
    """One padding for both ends, and no output_padding."""
    assert not isinstance(line.padding, str)
    begin, end = line.padding
    return (begin, end) if begin == end and not line.op else None


RULES: dict[str, Callable[[Line], Crops | None]] = {
    "tensorflow": tensorflow,
    "keras": keras,
    "pytorch": pytorch,
    "jax": jax,
    "onnx": onnx,
    "paddle": onnx,
    "mlx": mlx,
    "tinygrad": tinygrad,
    "caffe": caffe,
}
WITHOUT_GROUPS = {"tensorflow", "keras", "jax", "mlx"}


def line_of(layer: Layer, axis: Axis) -> Line:
    """One axis of a layer in plain numbers."""
    padding: str | tuple[int, int] = layer.word or "valid"
    if isinstance(axis.padding, Ends):
        padding = tuple(axis.padding)  # type: ignore[assignment]
    elif axis.padding is not None:
        padding = (axis.padding, axis.padding)
    op = None if layer.auto else axis.output_padding
    n, out = int(str(axis.input_size)), int(str(axis.output_size))
    return Line(n, axis.kernel_size, axis.stride, axis.dilation, padding, op, out)


def crops_of(layer: Layer) -> list[Crops | None]:
    """What a layer crops along each axis by these rules, None where the framework refuses it."""
    return [RULES[layer.framework](line_of(layer, axis)) for axis in layer.axes]
