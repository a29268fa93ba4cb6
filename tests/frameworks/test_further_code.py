"""The code that is printed for JAX, ONNX, Paddle, MLX, tinygrad and Caffe runs as pasted and gives its size."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest

import tconvcalc
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.codegen import snippets
from tconvcalc.frameworks.signature import ends_of_pairs
from tconvcalc.parsing.ask import ask
from tconvcalc.question import Asked
from tconvcalc.values import Ends, Span
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
        assert all(text.strip() and "output_padding=None" not in text for text in texts.values())
        written += 1
    assert written


@pytest.mark.frameworks
@pytest.mark.parametrize("framework", RUNS)
def test_interpolation_runs(framework: str) -> None:
    """A kernel 4 at stride 2, in each API."""
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


@pytest.mark.parametrize("framework", RUNS)
@pytest.mark.parametrize("biased", [False, True])
def test_ported_code_sets_weights_and_bias(framework: str, biased: bool) -> None:  # noqa: FBT001
    """The bias only where the source has one; in every API."""
    call = f"nn.ConvTranspose2d(4, 2, 3, stride=2, bias={biased})"
    for target in tconvcalc.convert(call, to=framework).targets:
        for code in target.code.values():
            lines = code.splitlines()
            assert any(line.startswith("bias = ") for line in lines) == biased
            assert (
                any("bias" in line for line in lines if not line.startswith("bias = ") and "=False" not in line)
                == biased
            )


@pytest.mark.parametrize("framework", ["onnx", "paddle"])
def test_output_padding_stays_below_the_stride(framework: str) -> None:
    """Their law, whatever the dilation; what is not known breaks nothing."""
    (law,) = FRAMEWORKS[framework].laws
    for asked, broken in (({"output_padding": 2}, True), ({"output_padding": 1}, False), ({}, False)):
        (question,) = ask([framework], {"kernel_size": 3, "stride": 2, "dilation": 3, **asked})
        assert bool(law.broken(question, str)) == broken


def test_an_output_size_at_the_call_of_paddle() -> None:
    """It is made with an output_padding below the stride, where that is known."""
    requested = FRAMEWORKS["paddle"].requested
    assert requested(Asked(stride=3), None).output_padding == Span(0, 2)
    assert requested(Asked(), None).output_padding is None


def test_caffe_is_known_in_two_dimensions() -> None:
    """Another number of axes is misuse, with what to write."""
    with pytest.raises(tconvcalc.MisuseError, match="dims: Caffe has no layer of 1 axes"):
        tconvcalc.solve("caffe", input_size=4, kernel_size=4, dims=1)


def test_what_are_no_two_ends() -> None:
    """Another number of pairs than axes, or others than whole numbers."""
    assert ends_of_pairs(((1, 2),), 2) is None
    assert ends_of_pairs("SAME", 2) is None
    assert ends_of_pairs(((1, 2), (0, True)), 2) is None
    assert ends_of_pairs(((1, 2), (0, 3)), 2) == (Ends(1, 2), Ends(0, 3))
