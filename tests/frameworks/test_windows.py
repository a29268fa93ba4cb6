"""What convolutions and poolings of Flax, Paddle, MLX and tinygrad do to a size, against the frameworks themselves."""

from __future__ import annotations

# ruff: noqa: PLC0415 -- a framework is imported by the test that needs it
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest

import tconvcalc
from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.steps import Refusal, Shrink
from tconvcalc.values import Ends
from tests.cases import every_case
from tests.truth.present import require

GRID = list(product((2, 3), (1, 2, 3), (4, 7)))
"""Kernels, strides and input sizes."""


def predicted(name: str, kind: str, size: int, **written: Any) -> int | None:  # noqa: ANN401 -- quantities of a layer
    """The output size by the table; None where the layer is refused."""
    step = FRAMEWORKS[name].steps.kinds[kind].step(**written)
    if isinstance(step, Refusal) or step.refusal(size):
        return None
    after = step.size(size)
    return after if isinstance(after, int) else None


def wrong(name: str, kind: str, run: Callable[..., int], paddings: Iterator[Any], **written: Any) -> list[object]:  # noqa: ANN401
    """Where the framework gives another size than the table, which refuses what the window does not fit into."""
    found: list[object] = []
    for padding, (kernel, stride, size) in product(paddings, GRID):
        told = predicted(name, kind, size, kernel_size=kernel, stride=stride, padding=padding, **written)
        if told is not None and told != run(size, kernel, stride, padding):
            found.append((padding, kernel, stride, size, told))
    return found


@pytest.mark.frameworks
def test_flax() -> None:
    """Convolutions and poolings by words and by both ends."""
    require("jax")
    import jax
    import jax.numpy as jnp
    from flax import linen

    def spelled(padding: Any) -> Any:  # noqa: ANN401 -- a word or numbers
        return padding.upper() if isinstance(padding, str) else (tuple(padding),)

    def conv(size: int, kernel: int, stride: int, padding: object) -> int:
        layer = linen.Conv(1, (kernel,), stride, spelled(padding), kernel_dilation=2)
        weights = {"params": {"kernel": jnp.zeros((kernel, 1, 1)), "bias": jnp.zeros(1)}}
        return int(jax.eval_shape(layer.apply, weights, jnp.zeros((1, size, 1))).shape[1])

    def pool(size: int, kernel: int, stride: int, padding: object) -> int:
        made = jax.eval_shape(
            lambda x: linen.max_pool(x, (kernel,), (stride,), spelled(padding)), jnp.zeros((1, size, 1))
        )
        return int(made.shape[1])

    ends = (Ends(1, 0), Ends(0, 2))
    assert wrong("jax", "conv", conv, iter(("same", "valid", "causal", *ends)), dilation=2) == []
    assert wrong("jax", "pool", pool, iter(("same", "valid", *ends))) == []


@pytest.mark.frameworks
def test_paddle() -> None:
    """Its ceil_mode rounds up and asks nothing of the last window."""
    require("paddle")
    import paddle

    def conv(size: int, kernel: int, stride: int, padding: Any) -> int:  # noqa: ANN401 -- a word or numbers
        own = padding.upper() if isinstance(padding, str) else list(padding) if isinstance(padding, Ends) else padding
        x, weights = paddle.zeros([1, 1, size]), paddle.zeros([1, 1, kernel])
        return int(paddle.nn.functional.conv1d(x, weights, stride=stride, padding=own, dilation=1).shape[2])

    def pool(ceil: bool) -> Callable[..., int]:  # noqa: FBT001 -- as Paddle's own ceil_mode
        def run(size: int, kernel: int, stride: int, padding: Any) -> int:  # noqa: ANN401 -- as above
            own = padding.upper() if isinstance(padding, str) else padding
            x = paddle.zeros([1, 1, size])
            return int(paddle.nn.functional.avg_pool1d(x, kernel, stride, own, ceil_mode=ceil).shape[2])

        return run

    assert wrong("paddle", "conv", conv, iter((0, 1, "same", "valid", Ends(1, 0)))) == []
    assert wrong("paddle", "avgpool", pool(ceil=False), iter((0, "same", "valid"))) == []
    assert wrong("paddle", "avgpool", pool(ceil=True), iter((0,)), ceil=True) == []


@pytest.mark.frameworks
def test_mlx() -> None:
    """One padding for both ends."""
    require("mlx")
    import mlx.core as mx
    import mlx.nn

    def conv(size: int, kernel: int, stride: int, padding: int) -> int:
        return int(mlx.nn.Conv1d(1, 1, kernel, stride, padding, 2)(mx.zeros((1, size, 1))).shape[1])

    def pool(size: int, kernel: int, stride: int, padding: int) -> int:
        return int(mlx.nn.AvgPool1d(kernel, stride, padding)(mx.zeros((1, size, 1))).shape[1])

    assert wrong("mlx", "conv", conv, iter((0, 1, 2)), dilation=2) == []
    assert wrong("mlx", "avgpool", pool, iter((0, 1))) == []


@pytest.mark.frameworks
def test_tinygrad() -> None:
    """Both ends, and a ceil_mode whose last window begins inside; its shapes are known without a run."""
    require("tinygrad")
    from tinygrad import Tensor

    def conv(size: int, kernel: int, stride: int, padding: Any) -> int:  # noqa: ANN401 -- one number or two
        own = tuple(padding) if isinstance(padding, Ends) else padding
        x, weights = Tensor.zeros(1, 1, size), Tensor.zeros(1, 1, kernel)
        return int(x.conv2d(weights, stride=stride, padding=own).shape[2])

    def pool(size: int, kernel: int, stride: int, padding: int) -> int:
        return int(Tensor.zeros(1, 1, size).max_pool2d((kernel,), stride, 1, padding, ceil_mode=True).shape[2])

    assert wrong("tinygrad", "conv", conv, iter((0, Ends(1, 0)))) == []
    assert wrong("tinygrad", "maxpool", pool, iter((0, 1)), ceil=True) == []


@every_case(
    ("name", "kind", "written", "sizes"),
    [
        ("jax", "conv", {"kernel_size": 3, "stride": 2}, {1: 1, 5: 3, 6: 3}),
        ("jax", "conv", {"kernel_size": 3, "stride": 2, "padding": 1}, {5: 3, 6: 3}),
        ("jax", "pool", {"kernel_size": 2}, {1: None, 6: 3, 7: 3}),
        ("jax", "pool", {"kernel_size": 2, "padding": "same"}, {6: 3, 7: 4}),
        ("paddle", "conv", {"kernel_size": 3, "padding": Ends(1, 0)}, {2: 1, 6: 5}),
        ("paddle", "pool", {"kernel_size": 3, "stride": 2, "ceil": True}, {3: 1, 4: 2, 6: 3}),
        ("paddle", "pool", {"kernel_size": 2, "padding": "same", "ceil": True}, {4: None}),
        ("mlx", "up", {"factor": 3}, {2: 6}),
        ("tinygrad", "pool", {"kernel_size": 2, "stride": 3, "ceil": True}, {2: 1, 3: 1, 4: 2}),
        ("paddle", "pad", {"ends": (1, 2)}, {1: 4}),
        ("paddle", "crop", {"ends": (1, 2)}, {4: 1, 3: None}),
        ("mlx", "resize", {"target": 9}, {4: 9}),
    ],
)
def test_sizes(name: str, kind: str, written: dict[str, Any], sizes: dict[int, int | None]) -> None:
    """By hand: ``(n + both ends - reach)//stride + 1``, rounded up with ceil_mode."""
    assert {size: predicted(name, kind, size, **written) for size in sizes} == sizes


@pytest.mark.parametrize(
    ("name", "layers", "said"),
    [
        ("mlx", "conv:k3same", 'MLX\'s convolutions do not know the padding word "same" here'),
        ("jax", "pool:k3causal", 'Flax\'s poolings do not know the padding word "causal" here'),
        ("mlx", "conv:k3p1:0", "MLX's convolutions pad both ends alike"),
        ("paddle", "pool:k3p1:0", "Paddle's poolings pad both ends alike"),
        ("jax", "up:1.5", "Flax repeats a whole number of times"),
        ("jax", "unpool:k2", "no unpool of Flax is known here"),
        ("onnx", "conv:k3", "of ONNX only transposed convolutions are known here"),
    ],
)
def test_what_is_not_known(name: str, layers: str, said: str) -> None:
    """A sentence for each."""
    with pytest.raises(MisuseError, match=said.replace("(", r"\(")):
        tconvcalc.chain(name, layers, input_size=8, dims=1)


@pytest.mark.parametrize("name", ["jax", "paddle", "mlx", "tinygrad"])
def test_there_and_back(name: str) -> None:
    """The decoder that is found gives back what went in, by the same tables."""
    answer = tconvcalc.invert(name, "conv:k4s2p1*2", input_size=24)
    assert answer
    words = ["conv:k4s2p1*2", *(layer["word"] for layer in answer.to_dict()["decoder"])]
    assert tconvcalc.chain(name, words, input_size=24).to_dict()["chains"][0]["sizes"][-1] == [24, 24]


def test_a_shrinking_layer_is_two_numbers() -> None:
    """The stride and the window of the table, as the chains want them."""
    assert FRAMEWORKS["paddle"].steps.kinds["pool"].step(3, 2, 1, ceil=True) == Shrink(2, 0)
