"""Models as people write them, read as a whole."""

from __future__ import annotations

from tconvcalc.claims import Claim
from tests.readers.sources import chain, keras, read, torch


def test_the_deep_convolutional_generator() -> None:
    """The deep convolutional generator."""
    text = """
import torch.nn as nn
ngf, nz, nc = 64, 100, 3
class Generator(nn.Module):
    def __init__(self):
        super(Generator, self).__init__()
        self.main = nn.Sequential(
            nn.ConvTranspose2d(nz, ngf * 8, 4, 1, 0, bias=False),
            nn.BatchNorm2d(ngf * 8),
            nn.ReLU(True),
            nn.ConvTranspose2d(ngf * 8, nc, 4, 2, 1, bias=False),
            nn.Tanh(),  # state size
        )
    def forward(self, x):
        return self.main(x)
"""
    found = chain(text)
    ups = [step for step in found.steps if isinstance(step, Claim)]
    assert [step.given for step in ups] == [torch(4), torch(4, stride=2, padding=1)]
    assert [(step.in_channels, step.out_channels) for step in ups] == [(100, 512), (512, 3)]


def test_the_generator_of_the_tensorflow_tutorial() -> None:
    """The generator of the tensorflow tutorial."""
    text = """
import tensorflow as tf
from tensorflow.keras import layers
def make_generator_model():
    model = tf.keras.Sequential()
    model.add(layers.Dense(7*7*256, use_bias=False, input_shape=(100,)))
    model.add(layers.BatchNormalization())
    model.add(layers.Reshape((7, 7, 256)))
    assert model.output_shape == (None, 7, 7, 256)
    model.add(layers.Conv2DTranspose(128, (5, 5), strides=(1, 1), padding='same', use_bias=False))
    model.add(layers.LeakyReLU())
    model.add(layers.Conv2DTranspose(64, (5, 5), strides=(2, 2), padding='same', use_bias=False))
    return model
"""
    found = chain(text)
    assert (found.input_size, found.channels, found.place.line) == ((7, 7), 256, 8)
    last = found.steps[-1]
    assert isinstance(last, Claim)
    assert last.given == keras((5, 5), stride=(2, 2), padding="same")


def test_a_vocoder_is_unread() -> None:
    """A vocoder is unread."""
    text = """
import torch.nn as nn
from torch.nn import Conv1d, ConvTranspose1d
from torch.nn.utils import weight_norm
class Generator(nn.Module):
    def __init__(self, h):
        self.ups = nn.ModuleList()
        for i, (u, k) in enumerate(zip(h.upsample_rates, h.upsample_kernel_sizes)):
            self.ups.append(weight_norm(ConvTranspose1d(h.c // (2**i), h.c // (2**(i+1)), k, u, padding=(k-u)//2)))
"""
    found = read(text)
    assert found.claims == ()
    assert [one.reason for one in found.unread] == [
        "kernel_size, stride and padding cannot be known without running it"
    ]


def test_a_decoder_with_skips() -> None:
    """A decoder with skips."""
    text = """
import torch
from torch import nn
class Up(nn.Module):
    def __init__(self, i, o, bilinear=True):
        super().__init__()
        if bilinear:
            self.up = nn.Upsample(scale_factor=2)
        else:
            self.up = nn.ConvTranspose2d(i, i // 2, kernel_size=2, stride=2)
    def forward(self, x, y):
        return torch.cat([self.up(x, output_size=y.size()), y], 1)
"""
    (only,) = read(text).claims
    assert isinstance(only, Claim)
    assert only.given == torch(2, stride=2, output_padding="absent")
