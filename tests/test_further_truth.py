"""What was recorded of JAX, ONNX, Paddle, MLX and tinygrad follows the rules that are told of them, and is still so."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import NamedTuple, cast

import pytest

from tests.truth import FURTHER, Ends, Layer, Sizes, cases, load
from tests.truth.live import ask
from tests.truth.present import require

GRID_SIZES = {"jax": 2_952, "onnx": 6_458, "paddle": 5_108, "mlx": 3_500, "tinygrad": 2_004}
STEP = 1 if os.environ.get("WHOLE_TRUTH") else 6
"""One in so many layers is run again, unless all are asked for: JAX and tinygrad compile each."""


class Line(NamedTuple):
    """One axis of a layer that was asked for."""

    n: int
    s: int
    span: int
    full: int


def lines(layer: Layer) -> list[Line]:
    """Give the axes of a layer, with the kernel's span and the size before anything is cropped."""
    spans = [(n, s, d * (k - 1) + 1) for n, k, s, d in zip(*layer[1:5], strict=True)]
    return [Line(n, s, span, (n - 1) * s + span) for n, s, span in spans]


Want = tuple[int, int] | None
"""The output size and what is cut at the begin; None where it is refused."""


def jax(line: Line, padding: str | tuple[int, int], _extra: int) -> Want:
    """The words are Keras'; two ends count what is put around the spread input."""
    n, s, span, full = line
    if padding == "same":
        return n * s, max(0, span - s) // 2
    if isinstance(padding, str):
        return (n - 1) * s + max(span, s), 0
    begin, end = span - 1 - padding[0], span - 1 - padding[1]
    return None if (n - 1) * s + 1 + sum(padding) < 0 else (max(0, full - begin - end), begin)


def onnx(line: Line, padding: str | tuple[int, int], extra: int) -> Want:
    """The words crop what goes beyond ``n*s``, which is less than it seems where the kernel is small."""
    n, s, _, full = line
    if extra >= s:
        return None
    total = max(0, full + extra - n * s)
    ends = {"valid": 0, "same_upper": total // 2, "same_lower": total - total // 2}
    if isinstance(padding, str):
        return full + extra - (0 if padding == "valid" else total), ends[padding]
    size = full - sum(padding) + extra
    return (size, padding[0]) if size > 0 else None


def mlx(line: Line, padding: tuple[int, int], extra: int) -> Want:
    """Nothing limits the output_padding; a padding beyond the kernel's span cuts whole inputs, and is no crop."""
    size = line.full - 2 * padding[0] + extra
    return (size, padding[0]) if size > 0 and padding[0] < line.span else None


def tinygrad(line: Line, padding: tuple[int, int], extra: int) -> Want:
    """Nothing limits the output_padding; what would cut more at the begin than there is, is refused."""
    size = line.full - sum(padding) + extra
    return (size, padding[0]) if size > 0 and padding[0] <= line.full else None


RULES: dict[str, Callable[..., Want]] = {"jax": jax, "onnx": onnx, "paddle": onnx, "mlx": mlx, "tinygrad": tinygrad}


def wanted(framework: str, layer: Layer) -> list[Want]:
    """What the rule says of every axis."""
    found = []
    for place, line in enumerate(lines(layer)):
        extra = cast("Sizes", layer.output_padding)[place] if layer.output_padding else 0
        own = layer.padding if isinstance(layer.padding, str) else layer.padding[place]
        found.append(RULES[framework](line, (own, own) if isinstance(own, int) else own, extra))
    return found


@pytest.mark.parametrize("framework", FURTHER)
def test_the_record_follows_the_rule(framework: str) -> None:
    """Over the whole grid: what is accepted, to which size, cropped where."""
    truth, layers = load(framework), list(cases(framework))
    assert (truth.cases, len(layers), len(set(layers))) == (GRID_SIZES[framework],) * 3
    accepted, measured = truth.accepted(), 0
    for layer in layers:
        axes = wanted(framework, layer)
        ran = accepted.get(layer)
        known = [axis for axis in axes if axis and axis[0] > 0]
        if framework == "mlx" and any(
            int(str(p)) >= line.span for p, line in zip(layer.padding, lines(layer), strict=True)
        ):
            continue  # cut by whole inputs: now and then, by luck, that is a crop
        assert (ran is not None) == (len(known) == len(axes)), layer
        if ran:
            assert ran.output_size == tuple(size for size, _ in known), layer
            pairs = zip(ran.crop_begin, known, strict=True)
            assert all(seen in {begin, None} for seen, (_, begin) in pairs), layer
            measured += None not in ran.crop_begin
    assert measured >= {"jax": 30, "tinygrad": 8}.get(framework, 1000)


@pytest.mark.frameworks
@pytest.mark.parametrize("framework", FURTHER)
def test_the_installed_framework_does_what_was_recorded(framework: str) -> None:
    """A share of the grid, or with WHOLE_TRUTH=1 all of it, is run again."""
    require(framework)
    live, recorded = ask(framework, STEP), load(framework)
    layers = list(cases(framework))[::STEP]
    changed = [layer for layer in layers if recorded.outcomes.get(layer) != live.outcomes.get(layer)]
    assert (changed, live.cases) == ([], len(layers)), (recorded.versions, live.versions)


def test_two_ends_are_told_in_the_order_of_the_axes() -> None:
    """What a framework wants in another order is turned round where it is called."""
    ends: Ends = ((0, 1),)
    assert wanted("paddle", Layer("float32", (3,), (3,), (2,), (1,), ends, (0,), None)) == [(6, 0)]
