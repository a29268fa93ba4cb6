"""What layers, functions and methods of the tables make of a shape, seen at a probe behind them."""

from __future__ import annotations

import pytest

from tests.cases import every_case
from tests.readers.input_sizes import input_sizes
from tests.readers.sources import KERAS, TF, TORCH

BEFORE = TORCH + "x = torch.zeros(2, 8, 6, 10)\n"
PYTORCH = [
    ("F.pad(x, (1, 2))", "6x13"), ("F.pad(x, (1, 1, 2, 2))", "10x12"), ("F.pad(x, (q, 1))", "6xNone"),
    ("F.pad(x, q)", None), ("nn.ZeroPad2d(1)(x)", "8x12"), ("nn.ZeroPad2d((1, 2, 3, 4))(x)", "13x13"),
    ("nn.ReflectionPad2d(q)(x)", None), ("nn.ZeroPad2d((1, 2))(x)", None), ("nn.ZeroPad2d((1, 2, q, 3))(x)", None),
    ("x.permute(0, 1, 3, 2)", "10x6"), ("x.permute(0, 1, -1, 2)", "10x6"), ("x.permute(0, 1, 3)", None),
    ("x.permute(q)", None), ("x.transpose(2, 3)", "10x6"), ("x.transpose(2, 9)", None), ("x.transpose(q, 3)", None),
    ("x.unsqueeze(0).squeeze(0)", "6x10"), ("x.unsqueeze(-1).squeeze(-1)", "6x10"), ("x.unsqueeze(9)", None),
    ("x[:1].squeeze()", "6x10"), ("x.squeeze(9)", None), ("q.squeeze(0)", None), ("x.squeeze(1)", "6x10"),
    ("x.repeat(1, 1, 2, 2)", "12x20"), ("x.repeat(q)", None), ("x.repeat(1, 2)", None),
    ("x.expand(-1, -1, -1, 10)", "6x10"), ("x.expand(2, 8)", None), ("x.mean(3, keepdim=True)", "6x1"),
    ("x.mean((2, 3), True)", "1x1"), ("x.mean(3)[..., None]", "6x1"), ("x.mean(9)", None), ("x.mean()", None),
    ("x.flatten(2).unflatten(2, (6, 10))", "6x10"), ("x.flatten(-2).unflatten(-1, (-1, 5))", "12x5"),
    ("x.flatten(q)", None), ("x.flatten(3, 9)", None), ("x.unflatten(9, (1, 2))", None), ("x.unflatten(q, 2)", None),
    ("nn.GLU(3)(x)", "6x5"), ("nn.GLU(9)(x)", None), ("nn.PixelShuffle(2)(torch.zeros(2, 32, 6, 10))", "12x20"),
    ("nn.PixelShuffle(q)(x)", None), ("nn.PixelUnshuffle(2)(torch.zeros(2, 2, 6, 10))", "3x5"),
    ("F.conv2d(x, torch.zeros(8, 8, 3, 3), padding=1)", "6x10"), ("F.conv2d(x, q)", None),
    ("F.conv2d(x, torch.zeros(8, 4, 3, 3), stride=2, groups=2)", "2x4"),
    ("nn.Conv2d(8, 8, 3, padding='same')(x)", "6x10"), ("nn.Conv2d(8, 8, 3, padding='odd')(x)", None),
    ("nn.Conv2d(8, 8, 3, padding=-1)(x)", None), ("nn.Conv2d(8, 8, q)(x)", None),
    ("nn.MaxPool2d(2, ceil_mode=True)(torch.zeros(2, 8, 7, 7))", "4x4"), ("nn.MaxPool2d(2, ceil_mode=q)(x)", None),
    ("nn.MaxPool2d(2, return_indices=True)(x)[0]", "3x5"), ("F.max_pool2d(x, 2, return_indices=True)[0]", "3x5"),
    ("nn.MaxUnpool2d(2)(x, q)", "12x20"), ("nn.MaxUnpool2d(2)(x, q, output_size=(13, 21))", "13x21"),
    ("nn.MaxUnpool2d(q)(x, q)", None), ("nn.AdaptiveAvgPool2d((None, 3))(x)", "6x3"),
    ("nn.AdaptiveAvgPool2d((1, 2, 3))(x)", None), ("F.interpolate(x, scale_factor=1.5)", "9x15"),
    ("F.interpolate(x, size=(3, 4))", "3x4"), ("F.interpolate(x, q)", None), ("F.interpolate(q, scale_factor=2)", None),
    ("nn.Upsample(scale_factor=(2, 1))(x)", "12x10"), ("nn.Upsample(scale_factor=(2, 1, 1))(x)", None),
    ("torch.stack([x, x], 0)[0]", "6x10"), ("torch.stack([x], -1)[..., 0]", "6x10"), ("torch.stack([x], 9)", None),
    ("x[..., 1:-1]", "6x8"), ("x[0][None]", "6x10"), ("x[:, :, ::2, :]", "3x10"), ("x[q]", None),
    ("x[0, 0, 0, 0, 0]", None),
    ("x[..., ..., 0]", None), ("x[:, :, q:]", "Nonex10"), ("x[None][0]", "6x10"), ("x.view_as(x)", "6x10"),
    ("torch.cat([x, q], 1)", "6x10"), ("torch.cat(q, 1)", None), ("torch.cat([x, x[0]], 1)", None),
    ("torch.cat([x, x], 9)", None), ("torch.cat([x, x], -1)", "6x20"), ("torch.randint(0, 2, (2, 8, 6, 10))", "6x10"),
    ("torch.randint(2, (2, 8, 6, 10))", "6x10"), ("x + 1", "6x10"), ("1 - x", "6x10"), ("x + q", None), ("x @ x", None),
    ("-x", "6x10"), ("x.data", "6x10"), ("x.new_thing()", None), ("x.chunk(2)[0]", "6x10"), ("x + x[:1]", "6x10"),
    ("torch.zeros(2, 8, x.dim(), x.ndim)", "4x4"), ("torch.zeros(2, 8, x.numel() // 96, len(x))", "10x2"),
    ("torch.zeros(2, 8, x.size(-1), x.size()[2])", "10x6"), ("torch.zeros(2, 8, q.dim(), 3)", "Nonex3"),
    ("nn.Embedding(9, 10)(torch.zeros(2, 8, 6))", "6x10"), ("nn.Linear(10, 4)(x)", "6x4"),
    ("nn.BatchNorm2d(8)(x)", "6x10"),
    ("x.view(2, 8, 60, 1)", "60x1"), ("x.view(x.size(0), 8, -1, 2)", "30x2"), ("x.view(-1, -1, 2, 2)", "2x2"),
    ("x.view(q)", None), ("torch.zeros(q, 8, 6, 10).flatten(1).view(-1, 8, 6, 10)", "6x10"),
    ("torch.jit.script(nn.ReLU())(x)", "6x10"), ("F.relu(x) * F.sigmoid(x)", "6x10"),
]  # fmt: skip


@every_case(("made", "size"), PYTORCH)
def test_torch(made: str, size: str | None) -> None:
    """As torch has it."""
    text = BEFORE + f"def f(q):\n    return nn.ConvTranspose2d(8, 8, 1)({made})"
    assert input_sizes(text) == ({"6": {size}} if size else {})


KERAS_MADE = [
    ("layers.ZeroPadding2D()(x)", "8x12"), ("layers.ZeroPadding2D((1, 2))(x)", "8x14"),
    ("layers.ZeroPadding2D(((1, 0), (2, 3)))(x)", "7x15"), ("layers.Cropping2D(1)(x)", "4x8"),
    ("layers.Cropping2D(q)(x)", None), ("layers.Cropping2D(((1, q), (0, 1)))(x)", None),
    ("layers.UpSampling2D((2, 3))(x)", "12x30"), ("layers.Permute((2, 1, 3))(x)", "10x6"),
    ("layers.Reshape((12, 5, 8))(x)", "12x5"), ("layers.Reshape((-1, 5, 8))(x)", "12x5"),
    ("layers.Add()([x, x])", "6x10"), ("layers.add((x, x))", "6x10"), ("layers.Concatenate(axis=1)([x, x])", "12x10"),
    ("layers.Concatenate()([x, q])", "6x10"), ("layers.Dense(4)(x)", "6x10"), ("layers.Lambda(q)(x)", None),
    ("layers.DepthwiseConv2D(3, padding='same')(x)", "6x10"), ("layers.SeparableConv2D(8, 3)(x)", "4x8"),
    ("layers.GlobalAveragePooling2D(keepdims=True)(x)", "1x1"), ("layers.GlobalMaxPooling2D()(x)", None),
    ("layers.Conv2D(8, 3, data_format='channels_first')(x)", "8x8"), ("layers.MaxPool2D(2, padding='same')(x)", "3x5"),
    ("layers.Conv2D(8, 3, 3, border_mode='same')(x)", None), ("keras.Model(x, layers.ReLU()(x))(x)", "6x10"),
    ("keras.Model(x, layers.Conv2D(8, 3)(x)).output", "4x8"), ("keras.Sequential([layers.Conv2D(8, 3)])(x)", "4x8"),
    ("keras.Model([x], [layers.ReLU()(x)])(x)[0]", "6x10"),
    ("keras.Model(x, layers.Add()([x, layers.ReLU()(x)]))(x)", "6x10"),
    ("keras.ops.reshape(x, (-1, 5, 12, 8))", "5x12"), ("keras.Model(q, q)(x)", None),
]  # fmt: skip


@every_case(("made", "size"), KERAS_MADE)
def test_keras(made: str, size: str | None) -> None:
    """As Keras has it."""
    text = KERAS + f"x = keras.Input((6, 10, 8))\ndef f(q):\n    return layers.Conv2DTranspose(8, 1)({made})"
    assert input_sizes(text) == ({"5": {size}} if size else {})


TENSORFLOW = [
    ("tf.nn.conv2d(x, tf.zeros([3, 3, 8, 8]), strides=[1, 2, 2, 1], padding='SAME')", "3x5"),
    ("tf.nn.conv2d(x, q, strides=2, padding='SAME')", None),
    ("tf.nn.max_pool(x, [1, 2, 2, 1], [1, 2, 2, 1], 'VALID')", "3x5"),
    ("tf.layers.conv2d(x, 8, 3)", "4x8"), ("tf.image.resize(x, (3, 4))", "3x4"), ("tf.image.resize(x, q)", None),
    ("tf.nn.depth_to_space(tf.zeros([2, 3, 5, 32]), 2)", "6x10"),
    ("tf.nn.space_to_depth(tf.zeros([2, 6, 10, 2]), 2)", "3x5"),
    ("tf.pad(x, [[0, 0], [1, 2], [0, 1], [0, 0]])", "9x11"), ("tf.pad(x, q)", None),
    ("tf.transpose(x, [0, 2, 1, 3])", "10x6"),
    ("tf.concat([x, x], axis=2)", "6x20"), ("tf.tile(x, [1, 2, 1, 1])", "12x10"), ("tf.expand_dims(x[0], 0)", "6x10"),
    ("tf.reduce_mean(x, [1, 2], keepdims=True)", "1x1"), ("tf.add_n([x, x])", "6x10"), ("tf.identity(x)", "6x10"),
    ("tf.contrib.layers.conv2d(x, 8, 3, 2)", "3x5"), ("tf.contrib.slim.max_pool2d(x, 2)", "3x5"),
    ("tf.nn.relu(x)", "6x10"),
]  # fmt: skip


@every_case(("made", "size"), TENSORFLOW)
def test_tensorflow(made: str, size: str | None) -> None:
    """As TensorFlow has it."""
    text = TF + f"x = tf.zeros([2, 6, 10, 8])\ndef f(q):\n    return tf.keras.layers.Conv2DTranspose(8, 1)({made})"
    assert input_sizes(text) == ({"5": {size}} if size else {})


@pytest.mark.parametrize(("layout", "size"), [("'NHWC'", {"4x4"}), ("q", None)])
def test_a_pooling_of_an_unknown_layout_has_no_size(layout: str, size: set[str] | None) -> None:
    """Its strides may be written for every axis there is."""
    pool = f"tf.nn.max_pool2d(x, [1, 2, 2, 1], [1, 2, 2, 1], 'VALID', data_format={layout})"
    text = TF + KERAS + "x = tf.zeros([1, 8, 8, 3])\ndef f(q):\n"
    assert input_sizes(f"{text}    return layers.Conv2DTranspose(1, 1)({pool})\n").get("7") == size
