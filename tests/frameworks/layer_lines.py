"""Lines of source whose results have a shape, for each framework whose other layers are followed; ``x`` is an input.

``REFUSED`` are those that the framework refuses, which `check` has to say too.
"""

from __future__ import annotations

from tests.frameworks.further_lines import JAX_MORE, MLX_MORE, PADDLE_MORE
from tests.frameworks.jax_lines import JAX, JAX_PREFIX, LINEN, REFUSED_JAX
from tests.frameworks.keras_lines import (
    KERAS,
    KERAS_PREFIX,
    REFUSED_KERAS,
    REFUSED_TENSORFLOW,
    TENSORFLOW,
    TENSORFLOW_PREFIX,
)
from tests.frameworks.torch_lines import REFUSED_TORCH, TORCH, TORCH_PREFIX

PREFIX = {
    "torch": TORCH_PREFIX,
    "keras": KERAS_PREFIX,
    "tensorflow": TENSORFLOW_PREFIX,
    "jax": JAX_PREFIX,
    "paddle": """import paddle
import paddle.nn as nn
import paddle.nn.functional as F
x = paddle.ones([2, 4, 6, 9])
s = paddle.ones([2, 4, 10])
""",
    "mlx": """import mlx.core as mx
import mlx.nn as nn
x = mx.zeros((2, 6, 9, 4))
s = mx.zeros((2, 10, 4))
""",
    "tinygrad": """from tinygrad import Tensor, nn
x = Tensor.zeros(2, 4, 6, 9)
s = Tensor.zeros(2, 4, 10)
""",
}

PADDLE = """
paddle.chunk(x, 2, axis=1)[1]
paddle.split(x, 3, axis=-1)[0]
nn.Conv2DTranspose(4, 8, 3)(x)
nn.Conv2DTranspose(4, 8, 3, 2, 1, 1)(x)
nn.Conv2DTranspose(4, 8, (3, 2), stride=(2, 3), padding=[1, 0], dilation=(2, 1), groups=2)(x)
nn.Conv2DTranspose(4, 8, 4, 2, [1, 0, 2, 1])(x)
nn.Conv2DTranspose(4, 8, 4, stride=2, padding="VALID")(x)
nn.Conv2DTranspose(4, 8, 4, 2, 1)(x, output_size=[13, 18])
nn.Conv1DTranspose(4, 8, 4, 3, 1, 2, 2, 1)(s)
nn.Conv1DTranspose(4, 8, 4, 3, 1, data_format="NLC")(s.transpose([0, 2, 1]))
nn.Conv3DTranspose(2, 8, 3, 2)(x.reshape([2, 2, 2, 6, 9]))
nn.Conv2DTranspose(4, 8, 3, 2, data_format="NHWC")(x.transpose([0, 2, 3, 1]))
F.conv2d_transpose(x, paddle.ones([4, 3, 3, 3]), stride=2, padding=1)
F.conv2d_transpose(x, paddle.ones([4, 3, 3, 3]), None, 2, 1, 1, 1, 2)
F.conv2d_transpose(x, paddle.ones([4, 3, 3, 3]), stride=2, groups=2, output_size=[14, 19])
F.conv1d_transpose(s, paddle.ones([4, 3, 5]), stride=3)
nn.Conv2D(4, 8, 3)(x)
nn.Conv2D(4, 8, (3, 2), stride=2, padding=(1, 0), dilation=2, groups=2)(x)
nn.Conv2D(4, 8, 3, 2, "SAME")(x)
nn.Conv2D(4, 8, 3, padding="VALID")(x)
nn.Conv1D(4, 8, 3, 2, 1)(s)
nn.Conv2D(4, 8, 3, 2, 1, data_format="NHWC")(x.transpose([0, 2, 3, 1]))
nn.MaxPool2D(2)(x)
nn.MaxPool2D(3, 2, 1)(x)
nn.MaxPool2D(kernel_size=2, stride=2, ceil_mode=True)(x)
nn.AvgPool2D(3, stride=1, padding=1)(x)
nn.AvgPool1D(3)(s)
nn.AdaptiveAvgPool2D(1)(x)
nn.AdaptiveAvgPool2D((3, 4))(x)
nn.AdaptiveMaxPool2D((3, 4))(x)
nn.Linear(9, 5)(x)
nn.Flatten()(x)
nn.Flatten(start_axis=2)(x)
nn.Unflatten(1, [2, 2])(x)
nn.BatchNorm2D(4)(x)
nn.InstanceNorm2D(4)(x)
nn.Dropout(0.5)(x)
nn.LeakyReLU(0.2)(x)
nn.Upsample(scale_factor=2)(x)
nn.Upsample(size=[7, 8], mode="bilinear")(x)
nn.UpsamplingNearest2D(scale_factor=2)(x)
nn.PixelShuffle(2)(x)
nn.PixelUnshuffle(3)(x)
nn.Embedding(9, 5)(paddle.zeros([2, 3], dtype="int64"))
nn.Sequential(nn.Conv2D(4, 8, 3), nn.ReLU(), nn.Conv2DTranspose(8, 3, 3))(x)
F.relu(x)
F.max_pool2d(x, 2)
F.avg_pool2d(x, kernel_size=3, stride=2, padding=1)
F.adaptive_avg_pool2d(x, 2)
F.interpolate(x, scale_factor=2)
F.upsample(x, scale_factor=2)
F.interpolate(x, size=[7, 8])
F.pixel_shuffle(x, 2)
paddle.reshape(x, [2, -1])
paddle.reshape(x, [0, -1])
x.reshape([0, 4, -1])
paddle.flatten(x, 1)
paddle.flatten(x, start_axis=1, stop_axis=2)
x.flatten(1)
x.flatten(start_axis=2)
paddle.transpose(x, [0, 2, 3, 1])
x.transpose([0, 2, 3, 1])
x.transpose(perm=[0, 2, 3, 1])
paddle.concat([x, x], axis=1)
paddle.stack([x, x], axis=1)
paddle.unsqueeze(x, 1)
x.unsqueeze(1).squeeze(1)
paddle.squeeze(x.unsqueeze(1), axis=1)
paddle.mean(x, axis=[2, 3])
paddle.sum(x, axis=1, keepdim=True)
x.mean([2, 3])
paddle.rand([2, 3]) + paddle.randn(shape=[2, 1])
paddle.normal(shape=[2, 3])
paddle.add(x, x[:1])
paddle.tanh(x)
"""
REFUSED_PADDLE = """
F.mse_loss(x, x[:, :, 1:])
F.l1_loss(x, x[:, :, 1:])
nn.BCELoss()(x, x[:, :, :1])
F.binary_cross_entropy_with_logits(x, x[:, :, 1:])
nn.Conv2DTranspose(4, 8, 3, 2, 1, 2)(x)
nn.Conv2DTranspose(3, 8, 3, 2, 1)(x)
nn.Conv2DTranspose(4, 8, 3, 2, 1)(x, output_size=[13, 19])
nn.Conv2D(3, 8, 3)(x)
nn.Linear(8, 5)(x)
F.conv2d_transpose(x, paddle.ones([3, 3, 3, 3]), stride=2)
paddle.concat([x, x[:, :, 1:]], axis=1)
paddle.reshape(x, [2, 55])
x + x[:, :, 1:]
"""
MLX = """
nn.ConvTranspose2d(4, 8, 3)(x)
nn.ConvTranspose2d(4, 8, 3, stride=2, padding=1, output_padding=1)(x)
nn.ConvTranspose2d(4, 8, (3, 2), (2, 3), (1, 0), (2, 1), 3)(x)
nn.ConvTranspose1d(4, 8, 5, 3, 1)(s)
mx.conv_transpose2d(x, mx.zeros((8, 3, 3, 4)), 2, 1)
mx.conv_transpose1d(s, mx.zeros((8, 3, 4)), stride=2, output_padding=1)
mx.conv_transpose1d(s, mx.zeros((8, 3, 2)), stride=2, groups=2)
mx.conv_transpose2d(x, mx.zeros((8, 3, 3, 1)), 2, 1, groups=4)
nn.Conv2d(4, 8, 3, 2, 1)(x)
nn.Conv1d(4, 8, kernel_size=3, padding=1, dilation=2)(s)
nn.MaxPool2d(2)(x)
nn.AvgPool2d(3, stride=2, padding=1)(x)
nn.Linear(4, 10)(x)
nn.BatchNorm(4)(x)
nn.ReLU()(x)
nn.relu(x)
nn.Upsample(scale_factor=2)(x)
nn.Sequential(nn.Conv2d(4, 8, 3), nn.ReLU(), nn.ConvTranspose2d(8, 3, 3))(x)
mx.reshape(x, (2, -1))
x.reshape(2, -1)
mx.flatten(x, 1)
mx.transpose(x, (0, 3, 1, 2))
x.transpose(0, 3, 1, 2)
mx.concatenate([x, x], axis=-1)
mx.random.normal((2, 3)) + mx.random.uniform(shape=(2, 1))
mx.tanh(x)
"""
REFUSED_MLX = """
nn.Conv2d(3, 8, 3)(x)
nn.Linear(3, 10)(x)
mx.concatenate([x, x[:, 1:]], axis=-1)
nn.ConvTranspose2d(3, 8, 3)(x)
mx.conv_transpose2d(x, mx.zeros((8, 3, 3, 3)), 2, 1)
"""
TINYGRAD = """
nn.ConvTranspose2d(4, 8, 3)(x)
nn.ConvTranspose2d(4, 8, 3, 2, 1, 1)(x)
nn.ConvTranspose2d(4, 8, (3, 2), stride=(2, 3), padding=(1, 0), output_padding=2, dilation=2, groups=2)(x)
nn.ConvTranspose2d(4, 8, 3, 2, (1, 2, 0, 1))(x)
nn.ConvTranspose1d(4, 8, 5, 3, 1)(s)
nn.ConvTranspose2d(4, 8, (3, 3, 3), 2)(x.reshape(2, 4, 2, 3, 9))
x.conv_transpose2d(Tensor.zeros(4, 8, 3, 3), stride=2, padding=1)
Tensor.conv_transpose2d(x, Tensor.zeros(4, 3, 3, 3), None, 2)
s.conv_transpose2d(Tensor.zeros(4, 8, 5), stride=3)
"""
REFUSED_TINYGRAD = """
nn.ConvTranspose2d(3, 8, 3)(x)
x.conv_transpose2d(Tensor.zeros(3, 8, 3, 3))
"""
TAKEN = {
    "torch": TORCH,
    "keras": KERAS,
    "tensorflow": TENSORFLOW,
    "jax": JAX + JAX_MORE,
    "linen": LINEN,
    "paddle": PADDLE + PADDLE_MORE,
    "mlx": MLX + MLX_MORE,
    "tinygrad": TINYGRAD,
}
REFUSED = {
    "torch": REFUSED_TORCH,
    "keras": REFUSED_KERAS,
    "tensorflow": REFUSED_TENSORFLOW,
    "jax": REFUSED_JAX,
    "linen": "",
    "paddle": REFUSED_PADDLE,
    "mlx": REFUSED_MLX,
    "tinygrad": REFUSED_TINYGRAD,
}


def lines_of(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line for line in text.split("\n") if line]


MENTION = '_ = "ConvTranspose"\n'
"""A file that mentions no transposed convolution is not even read."""


def sources(kind: str, text: str) -> list[str]:
    """A source for each of the lines, whose ``y`` is what its line makes."""
    if kind != "linen":
        return [f"{PREFIX[kind]}{MENTION}y = {line}\n" for line in lines_of(text)]
    module = "class Model(nn.Module):\n    @nn.compact\n    def __call__(self, x):\n        return {}(x)\n\n"
    used = "y = Model().init_with_output(key, x)[0]\n"
    return [PREFIX["jax"] + module.format(line) + used for line in lines_of(text)]


def at_once(kind: str, lines: list[str]) -> str:
    """One source for all of the lines: the first makes ``y0``, and so on."""
    if kind != "linen":
        return PREFIX[kind] + MENTION + "".join(f"y{place} = {line}\n" for place, line in enumerate(lines))
    module = "class Model{0}(nn.Module):\n    @nn.compact\n    def __call__(self, x):\n        return {1}(x)\n\n"
    used = "y{0} = Model{0}().init_with_output(key, x)[0]\n"
    return PREFIX["jax"] + "".join((module + used).format(place, line) for place, line in enumerate(lines))
