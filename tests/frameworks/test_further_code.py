"""The code that is printed for JAX, ONNX, Paddle, MLX, tinygrad and Caffe runs as pasted and gives its size."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest

from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.codegen import snippets
from tests.conversion.draws import layers
from tests.conversion.numbers import transposed
from tests.truth.execute import run_snippet
from tests.truth.present import require

RUNS = ("jax", "onnx", "paddle", "mlx", "tinygrad")
COUNT = 3


@pytest.mark.frameworks
@pytest.mark.parametrize("framework", RUNS)
def test_the_code_runs_and_gives_its_size(framework: str) -> None:
    """Layers that are drawn, in each API of the framework."""
    require(framework)
    for layer in layers(framework, COUNT, "code"):
        sizes = tuple(axis.output_size for axis in layer.axes)
        for api, code in snippets(layer).items():
            own = next(one for one in FRAMEWORKS[framework].signatures if one.api == api)
            shape = run_snippet(code)
            assert (shape[1:-1] if own.channels_last else shape[2:]) == sizes, code


@pytest.mark.parametrize("framework", [*RUNS, "caffe"])
@pytest.mark.parametrize("init", [None, "bilinear"])
def test_code_is_written_for_every_layer(framework: str, init: Any) -> None:  # noqa: ANN401
    """Also with the weights of an interpolation, where the kernel is one of those."""
    kernels = {1: 1, 2: 4, 3: 5}
    written = 0
    for layer in layers(framework, 60, "written"):
        fits = all(axis.kernel_size == kernels.get(axis.stride) and axis.dilation == 1 for axis in layer.axes)
        if init and not fits:
            continue
        texts = snippets(layer, init)
        assert set(texts) == {one.api for one in FRAMEWORKS[framework].signatures}
        assert all(text.strip() for text in texts.values())
        written += 1
    assert written


@pytest.mark.frameworks
@pytest.mark.parametrize("framework", RUNS)
def test_interpolation_runs(framework: str) -> None:
    """A kernel 4 at stride 2, in each API."""
    import tconvcalc  # noqa: PLC0415 -- as a user would

    require(framework)
    word = {"padding": "same"} if framework == "jax" else {"padding": 1}
    (layer,) = tconvcalc.solve(
        framework, input_size=4, kernel_size=4, stride=2, output_padding=None, **word, limit=1
    ).solutions
    for code in snippets(layer, "bilinear").values():
        assert 8 in run_snippet(code)


@pytest.mark.frameworks
def test_a_prototxt_is_what_opencv_runs() -> None:
    """The size and the numbers, with one group and with two: blobs are [in, out/groups, kernel] and the bias."""
    require("caffe")
    import cv2  # noqa: PLC0415 -- only here

    for place, layer in enumerate(layers("caffe", 12, "opencv")):
        if any(axis.dilation > 1 for axis in layer.axes):
            continue  # which the importer ignores
        random = np.random.default_rng(place)
        counts = layer.in_channels or 1, layer.out_channels or 1
        weight = random.integers(-4, 5, (counts[0], counts[1] // layer.groups, *(a.kernel_size for a in layer.axes)))
        bias = random.integers(-4, 5, counts[1])
        x = random.integers(-4, 5, (1, counts[0], *(int(str(axis.input_size)) for axis in layer.axes)))
        text = snippets(layer)["prototxt"]
        net = cv2.dnn.readNetFromCaffe(
            np.frombuffer(text.encode(), np.uint8), np.frombuffer(model(weight, bias), np.uint8)
        )
        net.setInput(x.astype(np.float32))
        geometry = [(a.stride, a.dilation, a.crop_begin, a.crop_end) for a in layer.axes]
        assert np.array_equal(net.forward(), transposed(x, weight, bias, geometry, layer.groups)), text


def model(weight: Any, bias: Any) -> bytes:  # noqa: ANN401
    """A caffemodel with the two blobs of one layer, as Caffe's protobuf has them."""

    def field(number: int, data: bytes) -> bytes:
        return varint(number << 3 | 2) + varint(len(data)) + data

    def blob(array: Any) -> bytes:  # noqa: ANN401
        shape = field(1, b"".join(varint(size) for size in array.shape))
        return field(7, shape) + field(5, array.astype("<f4").tobytes())

    layer = field(1, b"up") + field(2, b"Deconvolution") + field(7, blob(weight)) + field(7, blob(bias))
    return field(100, layer)


def varint(number: int) -> bytes:
    """A whole number in protobuf's way."""
    return bytes([number]) if number < 128 else bytes([number & 127 | 128]) + varint(number >> 7)


def test_the_pairs_are_all_there() -> None:
    """Nothing else is run here."""
    assert {*RUNS, "caffe", "tensorflow", "keras", "pytorch"} == set(FRAMEWORKS)
    assert len(list(product(RUNS, RUNS))) == 25
