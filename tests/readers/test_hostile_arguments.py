"""Anything at all as an argument of what models are made of: sources that no framework would run, read to their end."""

from __future__ import annotations

import pytest

import tconvcalc
from tests.cases import every_case

VALUES = (
    "0", "-1", "2**63", "2**200", "10**4000", "None", "'x'", "(1, 2, 3, 4, 5)", "()", "[[1]]", "1.5", "float('nan')",
    "nn", "lambda: 1", "{}", "...", "(0, 0)", "(None, 2)", "(1, 'a')", "itself",
)  # fmt: skip
"""What is written as an argument; ``itself`` is a list that holds itself."""

TORCH = """
import torch, torch.nn as nn, torch.nn.functional as F
itself = []
itself.append(itself)
x = torch.zeros(1, 8, 7, 7)
nn.ConvTranspose2d(V, 8, 4)(x); nn.ConvTranspose2d(8, V, 4)(x); nn.ConvTranspose2d(8, 8, V)(x)
nn.ConvTranspose2d(8, 8, 4, V)(x); nn.ConvTranspose2d(8, 8, 4, 2, V)(x); nn.ConvTranspose2d(8, 8, 4, 2, 1, V)(x)
nn.ConvTranspose2d(8, 8, 4, dilation=V)(x); nn.ConvTranspose2d(8, 8, 4, groups=V)(x)
nn.ConvTranspose2d(8, 8, 4, 2, 1)(x, output_size=V); nn.ConvTranspose2d(8, 8, 4)(V)
nn.Conv2d(8, 8, V)(x); nn.Conv2d(8, 8, 3, V)(x); nn.Conv2d(8, 8, 3, 1, V)(x)
nn.MaxPool2d(V)(x); nn.MaxPool2d(2, V)(x); nn.AvgPool2d(2, 2, V)(x); nn.AdaptiveAvgPool2d(V)(x)
nn.Upsample(V)(x); nn.Upsample(scale_factor=V)(x); F.interpolate(x, V); nn.PixelShuffle(V)(x)
nn.Unflatten(1, V)(x); nn.Flatten(V)(x); nn.Linear(7, V)(x); nn.ConstantPad2d(V, 0)(x); F.pad(x, V)
x.view(V); x.reshape(1, V, -1); x.permute(V); x.transpose(V, 1); x.unsqueeze(V); x.squeeze(V); x.repeat(1, V)
x.chunk(V); x.split(V, V); x.flatten(V); x[V]; x[:, V]; x[..., V:]; x[::V]; x.shape[V]; x.size(V); x.mean(V)
torch.cat(V); torch.cat([x, x], V); torch.cat([V, x], 1); torch.stack([x, x], V); torch.zeros(1, V, 7, 7)
x + V; V + x; x @ x; x == V; F.conv_transpose2d(x, torch.zeros(8, 8, V, V), stride=V); F.mse_loss(x, V)
nn.GLU(V)(x); nn.Sequential(V)(x); nn.ModuleList(V); nn.Sequential(nn.ReLU())[V]
"""
KERAS = """
import keras, torch.nn as nn
from keras import layers
itself = []
itself.append(itself)
i = keras.Input((7, 7, 8))
layers.Conv2DTranspose(V, 3)(i); layers.Conv2DTranspose(3, V)(i); layers.Conv2DTranspose(3, 3, V)(i)
layers.Conv2DTranspose(3, 3, 2, V)(i); layers.Conv2DTranspose(3, 3, 2, output_padding=V)(i)
layers.Conv2DTranspose(3, 3, data_format=V)(i); layers.Conv2D(3, V, V)(i); layers.MaxPooling2D(V, V)(i)
layers.UpSampling2D(V)(i); layers.ZeroPadding2D(V)(i); layers.Cropping2D(V)(i); layers.Reshape(V)(i)
layers.Permute(V)(i); layers.Concatenate(V)([i, i]); layers.Concatenate()(V); layers.Add()([i, V])
keras.Input(V); keras.Model(i, V); keras.Model(V, i); keras.Sequential(V); layers.Dense(V)(i); layers.Flatten()(V)
layers.Resizing(V, V)(i); layers.TimeDistributed(V)(i); layers.Lambda(V)(i)
"""
TENSORFLOW = """
import tensorflow as tf, torch.nn as nn
itself = []
itself.append(itself)
x = tf.zeros([1, 7, 7, 8])
w = tf.zeros([3, 3, 4, 8])
tf.nn.conv2d_transpose(x, w, V, 2); tf.nn.conv2d_transpose(x, w, [1, V, 14, 4], 2)
tf.nn.conv2d_transpose(x, w, [1, 14, 14, 4], V); tf.nn.conv2d_transpose(x, w, [1, 14, 14, 4], 2, padding=V)
tf.nn.conv2d_transpose(V, w, [1, 14, 14, 4], 2); tf.nn.conv2d_transpose(x, tf.zeros(V), [1, 14, 14, 4], 2)
tf.reshape(x, V); tf.concat([x, V], V); tf.pad(x, V); tf.transpose(x, V); tf.image.resize(x, V); tf.shape(x)[V]
tf.stack([1, V]); tf.split(x, V, V); tf.expand_dims(x, V); tf.squeeze(x, V); tf.tile(x, V)
"""


@pytest.mark.parametrize("source", [TORCH, KERAS, TENSORFLOW], ids=["torch", "keras", "tensorflow"])
@every_case("value", VALUES)
def test_any_argument_is_read_to_the_end(source: str, value: str) -> None:
    """No error, and every place that is named is one of the source."""
    text = source.replace("V", value)
    report = tconvcalc.check("-", stdin=text.encode(), stdin_filename="model.py")
    assert {finding.place.line for finding in report.findings} <= set(range(1, len(text.splitlines()) + 1))
