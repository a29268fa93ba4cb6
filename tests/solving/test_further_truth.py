"""What the solver lists for JAX, ONNX, Paddle, MLX and tinygrad is what they were recorded to do: no more, no less."""

from __future__ import annotations

from typing import Any

import pytest

import tconvcalc
from tests.effort import FEW, examples, share
from tests.truth import FURTHER, Layer, Outcome, cases, load
from tests.truth.partly import measured

ONE_IN = 16
"""One in so many of the recorded layers is asked for."""


def given(layer: Layer) -> dict[str, Any]:
    """The keywords that ask for it, all but its output."""
    padding: Any = layer.padding
    if not isinstance(padding, str):
        padding = "x".join(f"{each[0]}:{each[1]}" if isinstance(each, tuple) else str(each) for each in padding)
    names = ("input_size", "kernel_size", "stride", "dilation", "output_padding")
    return {name: getattr(layer, name) for name in names} | {"padding": padding, "dims": len(layer.stride)}


def readable(framework: str, layer: Layer) -> bool:
    """Whether the question can be put: no end below 0, and no output_padding beside a word, which moves the crop."""
    if isinstance(layer.padding, str):
        return framework == "jax" or not any(layer.output_padding or ())
    ends = [end for each in layer.padding for end in (each if isinstance(each, tuple) else (each,))]
    return min(ends) >= 0


def told(framework: str, layer: Layer, outcome: Outcome | None) -> bool:
    """Whether the recorded layer is a crop: what shows nothing of its input is none, and needs no telling."""
    if framework == "mlx":
        spans = [d * (k - 1) for k, d in zip(layer.kernel_size, layer.dilation, strict=True)]
        return all(int(str(p)) <= span for p, span in zip(layer.padding, spans, strict=True))
    if framework == "tinygrad" and outcome is None:
        return all(
            pad[0] <= (n - 1) * s + d * (k - 1) + 1  # type: ignore[index]
            for n, k, s, d, pad in zip(*layer[1:5], layer.padding, strict=True)
        )
    return True


@pytest.mark.parametrize("framework", FURTHER)
def test_a_recorded_layer_is_the_one_that_is_listed(framework: str) -> None:
    """Everything given but the output: the size and the crops that were measured, or nothing where it was refused."""
    accepted, asked, ran = load(framework).accepted(), 0, 0
    for layer in share(list(cases(framework)), FEW):
        outcome = accepted.get(layer)
        if not measured(layer, ONE_IN) or not readable(framework, layer) or not told(framework, layer, outcome):
            continue
        answer = tconvcalc.solve(framework, **given(layer))
        asked += 1
        assert bool(answer) == (outcome is not None), layer
        if outcome:
            assert answer.count == 1
            axes = answer.solutions[0].axes
            assert tuple(axis.output_size for axis in axes) == outcome.output_size, layer
            pairs = zip(axes, outcome.crop_begin, strict=True)
            assert all(crop in {axis.crop_begin, None} for axis, crop in pairs), layer
            ran += 1
    assert asked > examples(40, FEW)
    assert ran > examples(20, FEW)
