"""Layers of the further frameworks in sources: judged where they can be read, and never accused for what is not."""

from __future__ import annotations

import pytest

import tconvcalc
from tests.cases import every_case
from tests.readers.input_sizes import input_sizes
from tests.readers.sources import reasons

IMPORTS = """import flax.linen as nn
import haiku as hk
import jax
import jax.numpy as jnp
import mlx.core as mx
import mlx.nn as mnn
import onnx
import paddle
import paddle.nn.functional as F
import sonnet as snt
from flax import nnx
from jax import lax
from onnx import helper
from tinygrad import Tensor, nn as tnn
node, r, k = helper.make_node, nnx.Rngs(0), jnp.ones
"""
UP = 'node("ConvTranspose", ["x", "w"], ["y"], '
JUDGED = {
    # Paddle: its SAME is not told, its VALID crops nothing; a list of four is top, bottom, left and right.
    "paddle.nn.Conv2DTranspose(2, 3, 3, stride=2, output_padding=2)": "TCC004",
    'paddle.nn.Conv2DTranspose(2, 3, 3, stride=2, padding="SAME")  # tconvcalc: 4 -> 9': "",
    'paddle.nn.Conv2DTranspose(2, 3, 3, stride=2, padding="VALID")  # tconvcalc: 4 -> 9': "",
    'paddle.nn.Conv2DTranspose(2, 3, 3, stride=2, padding="VALID")  # tconvcalc: 4 -> 8': "TCC001",
    'paddle.nn.Conv2DTranspose(2, 3, 3, stride=2, padding="REFLECT")': "TCC013",
    "paddle.nn.Conv2DTranspose(2, 3, 3, stride=2, padding=[1, 0, 1, 0])  # tconvcalc: 4 -> 8": "",
    "paddle.nn.Conv2DTranspose(2, 3, 3, stride=2, padding=[1, 0, 1, 0])  # tconvcalc: 4 -> 9": "TCC001",
    "F.conv2d_transpose(paddle.ones([1, 3, 7, 7]), paddle.ones([3, 8, 3, 3]), stride=2, output_size=17)": "TCC003",
    "F.conv2d_transpose(paddle.ones([1, 3, 7, 7]), paddle.ones([3, 8, 3, 3]), stride=2, output_size=16)": "",
    "paddle.nn.Conv2DTranspose(3, 8, 3, 2)(paddle.ones([1, 3, 7, 7]), output_size=[17, 17])": "TCC003",
    ("paddle.concat([F.upsample(paddle.ones([1, 3, 4, 4]), scale_factor=2), "
     "paddle.nn.Conv2DTranspose(3, 3, 4, 2, 1)(paddle.ones([1, 3, 5, 5]))], axis=1)"): "TCC014",
    # MLX and tinygrad: nothing limits output_padding; a tuple of four is a pair for each axis, the last axis first.
    "mnn.ConvTranspose2d(2, 3, 4, 2, 1)  # tconvcalc: 4 -> 9": "TCC001",
    "mnn.ConvTranspose1d(4, 8, 1, 2, 2, 1, 1)  # tconvcalc: 10 -> 13": "",
    "mnn.ConvTranspose2d(4, 8, (2, 3), (2, 3), 2)  # tconvcalc: 6x9 -> 6x23": "",
    "mnn.ConvTranspose2d(2, 3, 4, 2, 1, output_padding=3)  # tconvcalc: 4 -> 11": "",
    'mnn.ConvTranspose2d(2, 3, 4, 2, padding="same")': "TCC013",
    "mx.conv_transpose2d(mx.zeros((1, 7, 7, 3)), mx.zeros((8, 4, 4, 3)), 2, 1)  # tconvcalc: 7 -> 15": "TCC001",
    "mx.conv_transpose2d(mx.zeros((1, 7, 7, 6)), mx.zeros((8, 4, 4, 3)), 2, groups=2)  # tconvcalc: 7 -> 16": "",
    "tnn.ConvTranspose2d(2, 3, 4, 2, (1, 2, 1, 2))  # tconvcalc: 4 -> 7": "",
    "tnn.ConvTranspose2d(2, 3, 4, 2, 1)  # tconvcalc: 4 -> 9": "TCC001",
    "tnn.ConvTranspose2d(2, 3, (4, 4, 4), 2, 1)  # tconvcalc: 4x5x6 -> 8x10x12": "",
    'tnn.ConvTranspose2d(2, 3, 3, padding="same")  # tconvcalc: 4 -> 4': "",
    "tnn.ConvTranspose2d(2, 3, 3, padding=-1)  # tconvcalc: 4 -> 8": "",
    "Tensor.rand(1, 3, 7, 7).conv_transpose2d(Tensor.ones(3, 8, 4, 4), stride=2, padding=1)  # tconvcalc: 7 -> 15":
        "TCC001",
    # Flax: pairs are what is put around the spread input; the modules take a word in any case, lax in capitals alone.
    "nnx.ConvTranspose(3, 8, (3, 3), strides=2, rngs=r)  # tconvcalc: 7 -> 14": "",
    "nnx.ConvTranspose(3, 8, (3, 3), strides=2, rngs=r)  # tconvcalc: 7 -> 15": "TCC001",
    "nnx.ConvTranspose(3, 8, kernel_size=(4, 4), strides=2, padding=1, rngs=r)  # tconvcalc: 7 -> 14": "TCC001",
    "nnx.ConvTranspose(3, 8, kernel_size=(4, 4), strides=2, padding=2, rngs=r)  # tconvcalc: 7 -> 14": "",
    "nnx.ConvTranspose(3, 8, (4, 4), 2, padding=((2, 2), (2, 2)), rngs=r)  # tconvcalc: 7 -> 14": "",
    "nnx.ConvTranspose(3, 8, (4, 4), 2, padding=(-1, 2), rngs=r)  # tconvcalc: 7 -> 9x14": "",
    'nnx.ConvTranspose(3, 8, (3, 3), 2, padding="same", rngs=r)  # tconvcalc: 7 -> 14': "",
    'nnx.ConvTranspose(3, 8, (3, 3), 2, padding="CIRCULAR", rngs=r)  # tconvcalc: 7 -> 14': "",
    'nnx.ConvTranspose(3, 8, (3, 3), 2, padding="odd", rngs=r)': "TCC013",
    "nnx.ConvTranspose(3, 8, 3, 2, rngs=r)  # tconvcalc: 7 -> 14": "",
    "nn.ConvTranspose(8, (3, 3), (2, 2))(k((1, 7, 7, 3)))  # tconvcalc: 7 -> 15": "TCC001",
    "nn.ConvTranspose(features=8, kernel_size=(3, 3), strides=None)(k((1, 7, 7, 3)))  # tconvcalc: 7 -> 8": "TCC001",
    "nn.ConvTranspose(8, unknown, (2, 2))  # tconvcalc: 7 -> 14": "",
    "nn.ConvTranspose(8, (3, 3, 3, 3), output_padding=1)": "",
    "nn.ConvTranspose(8, (3, 3), (2, 2), unknown)  # tconvcalc: 7 -> 99": "",
    'lax.conv_transpose(k((1, 7, 7, 3)), k((3, 3, 3, 8)), (2, 2), "SAME")  # tconvcalc: 7 -> 15': "TCC001",
    'lax.conv_transpose(k((1, 7, 7, 3)), k((3, 3, 3, 8)), (2, 2), "same")': "TCC013",
    'lax.conv_transpose(k((1, 7, 7, 3)), k((3, 3, 8, 3)), (2, 2), "SAME")': "TCC009",
    'lax.conv_transpose(k((1, 7, 7, 3)), k((3, 3, 8, 3)), (2, 2), "SAME", transpose_kernel=True)': "",
    'lax.conv_transpose(k((1, 7, 7, 3)), k((3, 3, 8, 3)), (2, 2), "SAME", transpose_kernel=unknown)': "",
    "jax.lax.conv_transpose(k((1, 7, 7, 3)), k((4, 4, 3, 8)), (2, 2), [(2, 2)] * 2)  # tconvcalc: 7 -> 15": "TCC001",
    "jax.lax.conv_transpose(k((1, 7, 7, 3)), k((4, 4, 3, 8)), (2, 2), [(1, 1)] * 2, use_consistent_padding=True)"
        "  # tconvcalc: 7 -> 14": "",
    # ONNX: a stated size crops as it likes, and an output_padding moves what a word crops.
    UP + "kernel_shape=[3, 3], strides=[2, 2], output_padding=[2, 2])": "TCC004",
    UP + "kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1])  # tconvcalc: 7 -> 14": "TCC001",
    UP + "kernel_shape=[3, 3], strides=[2, 2], pads=[0, 0, 1, 1])  # tconvcalc: 7 -> 14": "",
    UP + "kernel_shape=[3, 3], strides=[2, 2], pads=None, output_padding=None)  # tconvcalc: 7 -> 15": "",
    UP + 'kernel_shape=[3, 3], strides=[2, 2], auto_pad="SAME_UPPER")  # tconvcalc: 7 -> 15': "TCC001",
    UP + 'kernel_shape=[3, 3], strides=[2, 2], auto_pad="NOTSET")  # tconvcalc: 7 -> 15': "",
    UP + 'kernel_shape=[3, 3], strides=[2, 2], auto_pad="SAME_UPPER", output_padding=[1, 1])  # tconvcalc: 7 -> 14': "",
    UP + "kernel_shape=[3, 3], strides=[2, 2], output_shape=[5, 5])  # tconvcalc: 7 -> 5": "",
    UP + "kernel_shape=[3, 3], strides=[2, 2], auto_pad=unknown)  # tconvcalc: 7 -> 99": "",
    UP + 'kernel_shape=[3, 3], strides=[2, 2], auto_pad="SAME_LOWER", output_padding=[0, 0])  # tconvcalc: 7 -> 14': "",
    UP + "strides=[2, 2])  # tconvcalc: 7 -> 14": "",
    'node("Conv", ["x", "w"], ["y"], kernel_shape=[3, 3], strides=[2, 2], output_padding=[2, 2])': "",
    'node(op_type="ConvTranspose", inputs=["x"], outputs=["y"], strides=[2, 2], output_padding=[2, 2])': "TCC004",
}  # fmt: skip


@every_case(("line", "code"), JUDGED.items(), ids=range(len(JUDGED)))
def test_what_is_read_is_judged_by_the_rules_of_its_framework(line: str, code: str) -> None:
    """The lines that are wrong, and no others: a padding that is told in another way is none of them."""
    found = tconvcalc.check("-", stdin=f"{IMPORTS}a = {line}\n".encode(), stdin_filename="model.py")
    assert [each.code for each in found.findings] == ([code] if code else []), line


FOLLOWED = {
    # What windows do that have as many axes as their kernel has numbers, and where that is not known.
    "nnx.Conv(3, 8, (3, 3), strides=2, rngs=r)(x)": "4x5",
    "nnx.Conv(3, 8, (3, 3), strides=None, padding='VALID', rngs=r)(x)": "5x7",
    "nnx.Conv(3, 8, (3, 3), padding='CIRCULAR', rngs=r)(x)": "7x9",
    "nnx.Conv(3, 8, (3, 3), padding=((1, 0), (2, 2)), rngs=r)(x)": "6x11",
    "nnx.Conv(3, 8, (3, 3), padding=((1, -1), (2, 2)), rngs=r)(x)": None,
    "nnx.Conv(3, 8, q, rngs=r)(x)": None,
    "nnx.Conv(3, 8, (3, 3), input_dilation=2, rngs=r)(x)": None,
    "nn.max_pool(x, (2, 3), strides=(2, 2))": "3x4",
    "nn.max_pool(x, q)": None,
    "x.transpose(0, 2, 1, 3)": "9x7",
    "x.reshape(0, 9, 7, -1)": "9x7",
    # Transposed layers that are applied, whatever may not be known of them.
    "nnx.ConvTranspose(3, 8, (2, 2), 2, rngs=r)(x)": "14x18",
    "nnx.ConvTranspose(3, 8, (2, 2), 2, rngs=r)(x[0])[None]": "14x18",
    "nnx.ConvTranspose(3, 8, (3, 3), 2, padding=((1, 0), (2, 2)), rngs=r)(x)": "12x19",
    "nnx.ConvTranspose(3, 8, (3, 3), 2, padding='CIRCULAR', rngs=r)(x)": None,
    "nnx.ConvTranspose(3, 8, q, 2, rngs=r)(x)": None,
    "nnx.ConvTranspose(3, 8, (1, 2, 3, 4), 2, rngs=r)(x)": None,
    "lax.conv_transpose(x, q, (2, 2), 'SAME')": None,
    "lax.conv_transpose(x, k((3, 3, 3, 8)), (2, 2), 'SAME', dimension_numbers=q)": None,
    "lax.conv_transpose(q, q, (2, 2), 'SAME')": None,
    "mx.conv_transpose2d(mx.zeros((1, 7, 9, 3)), mx.zeros((8, 2, 2, 3)), 2, groups=q)": "14x18",
    "mnn.ConvTranspose2d(3, 8, (2, 3), (2, 3), 2)(x)": None,
    "mx.conv_transpose2d(mx.zeros((1, 7, 9, 3)), mx.zeros((8, 2, 2, 3)), 2, 5)": None,
    # Poolings of Paddle that round up are told where nothing is padded.
    "nchw(paddle.nn.MaxPool2D(2, ceil_mode=True)(paddle.ones([1, 3, 7, 9])))": "4x5",
    "nchw(paddle.nn.MaxPool2D(2, padding=1, ceil_mode=True)(paddle.ones([1, 3, 7, 9])))": None,
}


@every_case(("made", "size"), FOLLOWED.items(), ids=range(len(FOLLOWED)))
def test_sizes_are_followed_as_far_as_they_are_known(made: str, size: str | None) -> None:
    """Seen at a layer behind."""
    text = f"{IMPORTS}x = k((1, 7, 9, 3))\nnchw = lambda y: y.transpose(0, 2, 3, 1)\n"
    text += f"def f(q):\n    return nn.ConvTranspose(1, (1, 1))({made})\n"
    line = str(text.count("\n"))
    found = {one for one in input_sizes(text).get(line, ()) if one != "7x9" or size == "7x9"}
    assert found == ({size} if size else set())


UNREAD = {
    "hk.Conv2DTranspose(8, 3, 2)": "haiku.Conv2DTranspose comes from another module",
    "hk.ConvNDTranspose(2, 8, 3, 2)": "haiku.ConvNDTranspose comes from another module",
    "snt.Conv2DTranspose(8, 3)": "sonnet.Conv2DTranspose comes from another module",
    "caffe.layers.Deconvolution(data)": "caffe.layers.Deconvolution comes from another module",
    'g.op("ConvTranspose", x, w)': "op is something that is not known without running it",
    'gs.Node(op="ConvTranspose", inputs=[])': "gs.Node comes from another module",
    "lambda x: x.conv_transpose2d(w)": "conv_transpose2d is something that is not known without running it",
}


@every_case(("line", "why"), UNREAD.items(), ids=range(len(UNREAD)))
def test_what_no_table_tells_is_counted(line: str, why: str) -> None:
    """What looks like a transposed convolution is never passed over."""
    assert reasons(f"import caffe, gs\n{IMPORTS}a = {line}\n") == [why]


@pytest.mark.parametrize("line", ['onnx_op("ConvTranspose")', 'print("ConvTranspose", 1)', 'kind == "ConvTranspose"'])
def test_the_kind_alone_is_no_layer(line: str) -> None:
    """Converters name it in their tables."""
    assert reasons(f"from torch.onnx import onnx_op\na = {line}\n") == []


MODULES = """import jax
import jax.numpy as jnp
import flax.linen as nn

class Up(nn.Module):
    features: int

    @nn.compact
    def __call__(self, x):
        return nn.ConvTranspose(self.features, (3, 3), strides=(2, 2))(x)

class Net(nn.Module):
    latents: int = 8

    def setup(self):
        self.up = Up(self.latents)
        self.last = nn.ConvTranspose(3, (4, 4), (2, 2), padding="VALID")

    def __call__(self, x, train=False):
        return self.last(self.up(x))

net = Net(16)
"""
PROBE = "nn.ConvTranspose(1, (1, 1))(y)\n"
USES = {
    "y = net.apply(q, jnp.ones((1, 5, 5, 3)))": "22x22",
    "y = net.apply(q, jnp.ones((1, 5, 5, 3)), train=True, rngs={'dropout': q})": "22x22",
    "y, state = net.apply(q, jnp.ones((1, 5, 5, 3)), mutable=['batch_stats'])": "22x22",
    "y, variables = net.init_with_output(q, jnp.ones((1, 5, 5, 3)))": "22x22",
    "y = net.apply(q, jnp.ones((1, 5, 5, 3)), method=Net.encode)": None,
    "y = net.init(q, jnp.ones((1, 5, 5, 3)))": None,
    "y = net.bind(q)(jnp.ones((1, 5, 5, 3)))": None,
    "y = Net(latents=4)(jnp.ones((1, 5, 5, 3)))": "22x22",
}


@every_case(("use", "size"), USES.items(), ids=range(len(USES)))
def test_modules_of_flax_are_followed(use: str, size: str | None) -> None:
    """Through their fields, what is set up once, and the methods that call them."""
    found = input_sizes(f"{MODULES}q = unknown\n{use}\n{PROBE}")
    assert found.get("25") == ({size} if size else None)
    assert (found.get("17") == {"10x10"}) == ("bind" not in use and "method" not in use)
