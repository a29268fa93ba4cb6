"""What each framework's layers do to the size of one axis, against recorded facts and against the frameworks."""

from __future__ import annotations

# ruff: noqa: PLC0415 -- a framework is imported by the test that needs it
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.keras import steps as of_keras
from tconvcalc.frameworks.pytorch import steps as of_pytorch
from tconvcalc.frameworks.steps import NO_STEPS, Grow, Refusal, Resize, Scale, Shrink, Step, Written
from tconvcalc.frameworks.tensorflow import steps as of_tensorflow
from tconvcalc.frameworks.transposed_steps import transposed
from tconvcalc.values import Ends, Linear
from tests.cases import every_case
from tests.truth.case import Layer
from tests.truth.present import require
from tests.truth.store import load

PYTORCH, KERAS, TENSORFLOW = (FRAMEWORKS[name] for name in ("pytorch", "keras", "tensorflow"))


def predicted(step: Step | Refusal, size: int) -> int | None:
    """The output size, None where the layer is refused."""
    return None if isinstance(step, Refusal) or step.refusal(size) else step.size(size)


def one(framework: Framework, **words: Any) -> Grow | Refusal:  # noqa: ANN401 -- quantities of several types
    """A transposed convolution along one axis."""
    steps = transposed(framework, [Written(**words)])
    return steps if isinstance(steps, Refusal) else steps[0]


@pytest.mark.parametrize("name", ["jax", "onnx", "paddle", "mlx", "tinygrad"])
def test_a_chain_gives_what_was_recorded(name: str) -> None:
    """A transposed convolution in a chain has the size that the framework itself gave, whatever its padding."""
    framework, wrong = FRAMEWORKS[name], []
    for layer, outcome in load(name).outcomes.items():
        if not usual(layer):
            continue
        axes = len(layer.input_size)
        padding = [layer.padding] * axes if isinstance(layer.padding, str) else map(ends_of, layer.padding)
        extra = layer.output_padding or [None] * axes
        columns: Iterator[tuple[Any, ...]] = zip(
            layer.kernel_size, layer.stride, padding, extra, layer.dilation, strict=True
        )
        steps = transposed(framework, [Written(*column) for column in columns])
        found = steps if isinstance(steps, Refusal) else tuple(map(predicted, steps, layer.input_size))
        if found != tuple(out or None for out in outcome.output_size):
            wrong.append((layer, outcome.output_size, found))
    assert wrong == []


def usual(layer: Layer) -> bool:
    """Leave out crops beyond the kernel, and padding words with an output_padding, which nobody can ask for."""
    if isinstance(layer.padding, str):
        return not any(layer.output_padding or ())
    whole = [size for size in layer.padding if isinstance(size, int)]
    spans = [hole * (kernel - 1) for hole, kernel in zip(layer.dilation, layer.kernel_size, strict=True)]
    return all(size <= span for size, span in zip(whole, spans, strict=False))


def ends_of(padding: int | tuple[int, int]) -> int | Ends:
    """A padding along one axis as it was recorded."""
    return padding if isinstance(padding, int) else Ends(*padding)


@every_case(
    ("step", "sizes"),
    [
        (of_pytorch.convolution(3, 2, 1), {1: 1, 2: 1, 28: 14}),
        (of_pytorch.convolution(3, padding="same"), {1: 1, 9: 9}),
        (of_pytorch.convolution(3, 2, "same"), {9: None}),
        (of_pytorch.convolution(3, padding="valid"), {2: None, 3: 1}),
        (of_pytorch.pooling(2), {1: None, 7: 3}),
        (of_pytorch.pooling(2, ceil=True), {1: 1, 7: 4}),
        (of_pytorch.pooling(3, 2, 1, ceil=True), {6: 4, 7: 4}),
        (of_pytorch.pooling(3, 2, 2), {7: None}),
        (of_pytorch.average_pooling(3, 1, 1, axes=3), {2: None, 3: 3}),
        (of_pytorch.average_pooling(3, 1, 1), {2: 2}),
        (of_pytorch.unpooling(2), {67: 134}),
        (of_pytorch.upsampling(2), {7: 14}),
        (of_pytorch.upsampling(Fraction(3, 2)), {7: 10, 1: 1}),
        (of_pytorch.upsampling(Fraction(61, 7)), {7: 60}),
        (of_pytorch.upsampling(Fraction(1, 4)), {3: None, 4: 1}),
        (of_pytorch.pixel_shuffle(3), {5: 15}),
        (of_pytorch.pixel_unshuffle(3), {5: None, 6: 2}),
        (PYTORCH.steps.kinds["rpad"].step(ends=Ends(2, 1)), {2: None, 3: 6}),
        (PYTORCH.steps.kinds["crop"].step(ends=Ends(0, 8)), {8: None, 88: 80}),
        (PYTORCH.steps.kinds["pad"].step(ends=Ends(-3, 4)), {2: None, 3: 4}),
        (PYTORCH.steps.kinds["lppool"].step(3, 2, ceil=True), {6: 3, 7: 3, 8: 4}),
        (Resize(7), {1: 7, 300: 7}),
        (of_keras.convolution(3, 2, "same"), {28: 14, 7: 4}),
        (of_keras.convolution(640, 320, "causal"), {256715: 803}),
        (of_keras.convolution(3, 2), {74: 36, 2: None}),
        (of_keras.pooling(2, padding="same"), {7: 4}),
        (of_keras.pooling(2), {7: 3}),
        (of_keras.upsampling(2), {7: 14}),
        (of_tensorflow.convolution(5, 2, Ends(1, 2)), {7: 3}),
        (of_tensorflow.convolution(5, 2, 1), {7: 3}),
        (of_tensorflow.pooling(2), {7: 4}),
        (of_tensorflow.pooling(2, padding="valid"), {7: 3}),
        (of_tensorflow.upsampling(2), {7: 14}),
        (of_tensorflow.depth_to_space(2), {7: 14}),
        (of_tensorflow.space_to_depth(2), {7: None, 8: 4}),
        (one(PYTORCH, kernel_size=16, stride=8, padding=8), {10: 72, 1: None}),
        (one(PYTORCH, kernel_size=3, stride=2, padding=1, output_padding=1), {4: 8}),
        (one(PYTORCH, kernel_size=3, stride=2, padding=1, output_padding=2), {4: None}),
        (one(KERAS, kernel_size=3, stride=2), {36: 73}),
        (one(KERAS, kernel_size=3, stride=2, output_padding=1), {36: 74}),
        (one(KERAS, kernel_size=4, stride=2, output_padding=0, padding="same"), {36: None}),
        (one(KERAS, kernel_size=3, stride=2, dilation=2), {36: None}),
        (one(TENSORFLOW, kernel_size=3, stride=2), {36: 72}),
        (one(TENSORFLOW, kernel_size=3, stride=2, padding="valid"), {36: 73}),
    ],
)
def test_sizes_that_are_known(step: Step | Refusal, sizes: dict[int, int | None]) -> None:
    """Sizes from documentation and threads, and what is refused."""
    assert {size: predicted(step, size) for size in sizes} == sizes


@every_case(
    "call",
    [
        lambda: of_pytorch.convolution(3, padding="causal"),
        lambda: of_pytorch.pooling(3, padding="valid"),
        lambda: of_pytorch.convolution(3, padding=Ends(1, 2)),
        lambda: of_pytorch.pixel_shuffle(Fraction(3, 2)),
        lambda: of_keras.convolution(3, padding=1),
        lambda: of_keras.upsampling(Fraction(3, 2)),
        lambda: of_tensorflow.pooling(3, padding=1),
        lambda: of_tensorflow.convolution(3, padding="causal"),
        lambda: of_tensorflow.upsampling(Fraction(3, 2)),
        lambda: one(PYTORCH, kernel_size=3, padding="same"),
        lambda: one(PYTORCH, kernel_size=3, padding=Ends(0, 1)),
        lambda: one(KERAS, kernel_size=3, padding=1),
        lambda: one(TENSORFLOW, kernel_size=3, output_padding=0),
        lambda: one(FRAMEWORKS["onnx"], kernel_size=3, padding="same"),
        lambda: one(FRAMEWORKS["onnx"], kernel_size=3, padding="same_upper", output_padding=1),
        lambda: one(FRAMEWORKS["jax"], kernel_size=3, padding=1, output_padding=1),
        lambda: one(FRAMEWORKS["caffe"], kernel_size=3),
        lambda: KERAS.steps.kinds["conv"].together([Written(padding="causal")] * 2),
        lambda: TENSORFLOW.steps.kinds["conv"].together([Written(padding=Ends(1, 1))]),
        lambda: TENSORFLOW.steps.kinds["shuffle"].together([Written(factor=Fraction(2))]),
    ],
)
def test_what_a_framework_cannot_hold_is_misuse(call: Callable[[], object]) -> None:
    """A padding that the framework has no way to write is nothing impossible, but nothing that could be asked."""
    with pytest.raises(MisuseError):
        call()


def test_axes_beside_each_other() -> None:
    """Some refusals need more than one axis."""
    strided = [Written(stride=2), Written(dilation=2)]
    assert "refuses" in KERAS.steps.kinds["conv"].together(strided)
    assert not KERAS.steps.kinds["conv"].together([Written(stride=2)] * 2)
    assert not KERAS.steps.kinds["pool"].together(strided)
    assert not TENSORFLOW.steps.kinds["conv"].together([Written(padding=1)] * 2)
    assert not TENSORFLOW.steps.kinds["shuffle"].together([Written(factor=Fraction(2))] * 2)
    assert PYTORCH.steps.kinds["shuffle"].together([Written(factor=Fraction(2)), Written(factor=Fraction(3))])
    assert not PYTORCH.steps.kinds["shuffle"].together([Written(factor=Fraction(2))])
    both = [Written(kernel_size=3, stride=2), Written(kernel_size=3, dilation=2)]
    assert isinstance(transposed(KERAS, both), Refusal)
    assert transposed(KERAS, [Written(kernel_size=3, stride=2)] * 2) == (Grow(2, 3, 3, 4),) * 2


def test_sizes_stated_at_the_call() -> None:
    """PyTorch replaces the output_padding, TensorFlow always wants a size, Keras has an output_padding for each."""
    assert one(PYTORCH, kernel_size=3, stride=2, padding=1).stated(6) == (11, 12)  # type: ignore[union-attr]
    assert one(TENSORFLOW, kernel_size=5, stride=2).stated(7) == (13, 14)  # type: ignore[union-attr]
    assert one(TENSORFLOW, kernel_size=5, stride=2, padding="valid").stated(7) == (17, 18)  # type: ignore[union-attr]
    assert one(KERAS, kernel_size=4, stride=2, padding="same").stated(7) == (13, 14)  # type: ignore[union-attr]
    assert Grow(2, 2).stated(7) is None
    assert of_pytorch.unpooling(2).stated(67) == (133, 135)
    explicit = transposed(TENSORFLOW, [Written(kernel_size=5, stride=2, padding=Ends(1, 2))] * 2)
    assert explicit == (Grow(2, 2, 2, 3),) * 2


def test_a_framework_of_one_kind() -> None:
    """What says nothing of other layers has none."""
    assert not NO_STEPS.kinds
    assert not NO_STEPS.states_size


def test_symbols() -> None:
    """A symbol stays a line where it can."""
    n, even = Linear(1, 0, "n"), Linear(2, 0, "n")
    assert Shrink(2, 1).size(n) is None
    assert Shrink(2, 1).size(even) == Linear(1, 0, "n")
    assert Shrink(2, 2).size(Linear(4, 3, "n")) == Linear(2, 1, "n")
    assert Grow(2, 1).size(n) == Linear(2, -1, "n")
    assert Scale(Fraction(3, 2)).size(n) is None
    assert not any(step.refusal(n) for step in (Shrink(1, 9), Grow(2, 0), Scale(Fraction(1, 2)), Resize(3)))
    assert Shrink(2, 2, multiple=2).refusal(n)
    assert not Shrink(2, 2, multiple=2).refusal(even)


@pytest.mark.parametrize(
    "step",
    [Shrink(2, 5), Shrink(1, -3, 4), Shrink(3, 3, 1, 3), Grow(2, -7), Grow(3, 3), Resize(4), Scale(Fraction(3, 10))],
)
def test_the_smallest_input(step: Step) -> None:
    """The first that is not refused."""
    assert next(size for size in range(1, 40) if not step.refusal(size)) == step.smallest


def layers_of_torch() -> Iterator[tuple[Step | Refusal, Any]]:
    """Layers over a grid of parameters."""
    from torch import nn

    for k, s, p, d in product((1, 2, 3, 5), (1, 2, 3), (0, 1, 2), (1, 2)):
        yield of_pytorch.convolution(k, s, p, d), nn.Conv1d(1, 1, k, s, p, d)
        for a in (0, 1):
            words = {"kernel_size": k, "stride": s, "padding": p, "output_padding": a, "dilation": d}
            yield one(PYTORCH, **words), nn.ConvTranspose1d(1, 1, k, s, p, a, dilation=d)
        for ceil in (False, True):
            yield of_pytorch.pooling(k, s, p, d, ceil), nn.MaxPool1d(k, s, p, d, ceil_mode=ceil)
            if d == 1:
                yield of_pytorch.average_pooling(k, s, p, ceil), nn.AvgPool1d(k, s, p, ceil)
            if d == 1 and p == 0:
                yield of_pytorch.pooling(k, s, ceil=ceil), nn.LPPool1d(2, k, s, ceil)


@pytest.mark.frameworks
def test_against_pytorch() -> None:
    """Each layer at each small size: the same size, or the same refusal."""
    require("pytorch")
    import torch
    from torch import nn

    def measured(layer: nn.Module, size: int) -> int | None:
        try:
            return int(layer(torch.zeros(1, 1, size)).shape[-1]) or None
        except RuntimeError:
            return None

    with torch.no_grad():
        wrong = [
            (layer, size, predicted(step, size), measured(layer, size))
            for step, layer in layers_of_torch()
            for size in (1, 2, 3, 4, 5, 8, 11)
            if predicted(step, size) != measured(layer, size)
        ]
    assert wrong == []


@pytest.mark.frameworks
def test_against_keras() -> None:
    """Each layer at each small size that it takes (the others are not safe to try)."""
    require("keras")
    import keras
    import numpy as np

    layers = keras.layers
    cases: list[tuple[Shrink | Grow, Any]] = []
    for k, s, word in product((1, 2, 3), (1, 2, 3), ("valid", "same")):
        cases.append((of_keras.convolution(k, s, word), layers.Conv1D(1, k, s, padding=word)))
        cases.append((of_keras.pooling(k, s, word), layers.MaxPooling1D(k, s, word)))
        cases.append((of_keras.pooling(k, s, word), layers.AveragePooling1D(k, s, word)))
    cases.append((of_keras.convolution(3, 2, "causal"), layers.Conv1D(1, 3, 2, padding="causal")))
    cases.append((of_keras.upsampling(3), layers.UpSampling1D(3)))
    for step, layer in cases:
        for size in (3, 4, 7, 10):
            out = layer(np.zeros((1, size, 1), "float32"))
            assert predicted(step, size) == out.shape[1], (layer, size)
