"""A call as text is read and never run; what bears on the sizes has to be a number."""

from __future__ import annotations

from typing import Any

import pytest

import tconvcalc
from tconvcalc.errors import MisuseError
from tconvcalc.parsing.call_text import looks_like_a_call, read_call
from tconvcalc.values import Ends
from tests.cases import every_case

LONG = "nn.ConvTranspose2d(" + "1, " * 4000 + ")"


@every_case(
    ("text", "framework", "given"),
    [
        ("nn.ConvTranspose2d(64, 32, 3, stride=2)", "pytorch", {"kernel_size": (3,), "stride": (2,), "padding": (0,)}),
        ("torch.nn.ConvTranspose1d(c, c // 2, 4, 2, 1)", "pytorch", {"kernel_size": (4,), "padding": (1,)}),
        ("up = nn.ConvTranspose3d(2, 2, (2, 3, 4), 2*1)", "pytorch", {"kernel_size": (2, 3, 4), "stride": (2,)}),
        ("nn.ConvTranspose2d(1, 1, 7 - 4 + 1, 6 // 3)", "pytorch", {"kernel_size": (4,), "stride": (2,)}),
        ("keras.layers.Conv2DTranspose(8, 3, 2, 'same')(x)", "keras", {"padding": ("same",), "stride": (2,)}),
        ("Conv2DTranspose(8, 3, padding='SAME')", "keras", {"padding": ("same",), "output_padding": ("auto",)}),
        ("tf.keras.layers.Conv2DTranspose(8, 3)", "keras", {"padding": ("valid",), "stride": (1,)}),
        ("tf.nn.conv2d_transpose(x, w, s, 2, 'SAME')", "tensorflow", {"padding": ("same",), "stride": (2,)}),
        (
            "tf.nn.conv2d_transpose(x, w, s, 2, [[0, 0], [1, 2], [0, 1], [0, 0]])",
            "tensorflow",
            {"padding": (Ends(1, 2), Ends(0, 1))},
        ),
        ("nnx.ConvTranspose(2, 3, (3, 3), strides=(2, 2))", "jax", {"padding": ("same",), "stride": (2, 2)}),
        ("linen.ConvTranspose(3, (4,), padding=((1, 2),))", "jax", {"padding": (Ends(1, 2),)}),
        ("nnx.ConvTranspose(2, 3, (3, 3), padding=1)", "jax", {"padding": (Ends(1, 1), Ends(1, 1))}),
        ("lax.conv_transpose(x, w, (2, 2), [(1, 1), (0, 2)])", "jax", {"padding": (Ends(1, 1), Ends(0, 2))}),
        ("lax.conv_transpose(x, w, (2, 2), 'VALID')", "jax", {"padding": ("valid",)}),
        (
            "helper.make_node('ConvTranspose', ['x'], ['y'], kernel_shape=[3, 3], strides=[2, 2], pads=[0, 1, 2, 3])",
            "onnx",
            {"kernel_size": (3, 3), "padding": (Ends(0, 2), Ends(1, 3))},
        ),
        ("make_node('ConvTranspose', ['x'], ['y'], kernel_shape=[3])", "onnx", {"padding": (0,), "stride": (1,)}),
        ("paddle.nn.Conv2DTranspose(2, 3, 4, padding=[1, 2, 3, 4])", "paddle", {"padding": (Ends(1, 2), Ends(3, 4))}),
        ("paddle.nn.Conv2DTranspose(2, 3, 4, padding=1)", "paddle", {"padding": (1,)}),
        ("mlx.nn.ConvTranspose2d(2, 3, 4, padding=(1, 2))", "mlx", {"padding": (1, 2)}),
        (
            "tinygrad.nn.ConvTranspose2d(2, 3, 4, padding=(1, 2, 3, 4))",
            "tinygrad",
            {"padding": (Ends(3, 4), Ends(1, 2))},
        ),
        ("tinygrad.nn.ConvTranspose2d(2, 3, 4, padding=2)", "tinygrad", {"padding": (2,)}),
        ("nnx.ConvTranspose(2, 3, (3, 3), strides=None)", "jax", {"stride": (1,)}),
    ],
)
def test_what_is_read(text: str, framework: str, given: dict[str, Any]) -> None:
    """Whose call it is, by as much of its name as is there, and what it says, defaults included."""
    read = read_call(text)
    assert read.framework == framework
    assert {name: read.given[name] for name in given} == given


def test_counts_bias_and_storage() -> None:
    """Channels that are numbers, whether there is a bias, and how the weights are kept."""
    read = read_call("nn.ConvTranspose2d(64, ch // 2, 3, groups=2, bias=False)")
    assert (read.counts, read.biased, read.storage) == ({"in_channels": 64, "groups": 2}, False, None)
    assert read_call("nn.ConvTranspose2d(64, 32, 3, bias=flag)").biased
    assert not read_call("lax.conv_transpose(x, w, (2, 2), 'SAME')").biased
    stored = read_call("nnx.ConvTranspose(2, 3, (3, 3), transpose_kernel=True)").storage
    assert stored is not None
    assert not stored.flipped
    assert read_call("nn.ConvTranspose2d(2, 3, 4)", ["mlx"]).framework == "mlx"
    assert looks_like_a_call("f(x)")
    assert not looks_like_a_call("torch")


@every_case(
    ("text", "said"),
    [
        ("nn.ConvTranspose2d(64, 32, k)", "kernel_size is k, which is not read here"),
        ("nn.ConvTranspose2d(64, 32, 3, -s)", "stride is -s"),
        ("nn.ConvTranspose2d(64, 32, 3, 4 // 0)", "stride is 4 // 0"),
        ("nn.ConvTranspose2d(64, 32, 3, (2, 2, 2, 2, 2))", "stride is (2, 2, 2, 2, 2)"),
        ("nn.ConvTranspose2d(64, 32, 3, padding='same')", "padding is 'same'"),
        ("lax.conv_transpose(x, w, (2, 2), [(1, 'a'), (0, 2)])", "padding is [(1, 'a'), (0, 2)]"),
        ("lax.conv_transpose(x, w, (2, 2), 'same')", "padding is 'same'"),
        ("nnx.ConvTranspose(2, 3, (3, 3), padding=None)", "padding is None"),
        ("nnx.ConvTranspose(2, 3, (3, 3), padding=1.5)", "padding is 1.5"),
        ("tf.nn.conv2d_transpose(x, w, s, 2, 1)", "padding is 1"),
        ("make_node('ConvTranspose', ['x'], ['y'], kernel_shape=[3], pads=1)", "pads is 1"),
        ("nn.Conv2d(64, 32, 3)", "no transposed convolution is known by the name nn.Conv2d"),
        ("nn.ConvTranspose2d(*sizes)", "what * stands for"),
        ("nn.ConvTranspose2d(**sizes)", "what * stands for"),
        ("nn.ConvTranspose2d(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)", "at most 9 arguments by place"),
        ("1 + (", "as one call"),
        ("a = (1)", "as one call"),
        ("f[0](1)", "as one call"),
        ("f(1); g(1)", "as one call"),
        ("nn.ConvTranspose2d(1, 1, " + "(" * 60 + "3" + ",)" * 60 + ")", "which is not read here"),
        (LONG, "characters: one call has at most 10,000"),
        ("\0()", "as one call"),
    ],
)
def test_what_is_not_read(text: str, said: str) -> None:
    """It is said what was read, and what to write instead."""
    with pytest.raises(MisuseError) as complaint:
        tconvcalc.convert(text)
    assert said in str(complaint.value)
