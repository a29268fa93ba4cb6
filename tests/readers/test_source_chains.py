"""Layers in a row: what flows through them, and what is known of the beginning."""

from __future__ import annotations

from tconvcalc.claims import Chain, Claim, Forward, Through
from tests.cases import every_case
from tests.readers.sources import KERAS, TORCH, chain, keras, read, torch

UP = "nn.ConvTranspose2d(8, 4, 3)"
DEEP = "layers.Conv2DTranspose(8, 3)"

STEPS = [
    ("nn.ReLU(True)", "keep", "keep", None),
    ("nn.BatchNorm2d(16)", "keep", "keep", 16),
    ("nn.BatchNorm2d(16, affine=False)", "keep", "keep", None),
    ("nn.BatchNorm2d(**a)", "keep", "keep", None),
    ("nn.Dropout(0.5)", "keep", "keep", None),
    ("nn.GroupNorm(4, 16)", "keep", "keep", None),
    ("nn.Conv2d(16, 8, 3, 2, 1)", (Forward(3, 2, 1), Forward(3, 2, 1)), 8, 16),
    (
        "nn.Conv2d(16, 8, (3, 5), padding='same', dilation=2)",
        (Forward(3, 1, "same", 2), Forward(5, 1, "same", 2)),
        8,
        16,
    ),
    ("nn.LazyConv2d(8, 3)", (Forward(3, 1, 0), Forward(3, 1, 0)), 8, None),
    ("nn.Conv2d(16, 8, k)", None, 8, 16),
    ("nn.Conv2d(16, 8, 3, padding=-1)", None, 8, 16),
    ("nn.Conv2d(16, 8, 3, padding='odd')", None, 8, 16),
    ("nn.Conv2d(16, 8, *a)", None, 8, 16),
    ("nn.MaxPool2d(2)", (Forward(2, 2, 0), Forward(2, 2, 0)), "keep", None),
    ("nn.MaxPool2d(3, 2, 1, 2)", (Forward(3, 2, 1, 2), Forward(3, 2, 1, 2)), "keep", None),
    ("nn.MaxPool2d(2, ceil_mode=True)", None, "keep", None),
    ("nn.AvgPool2d(3, 2)", (Forward(3, 2, 0), Forward(3, 2, 0)), "keep", None),
    ("ResBlock(16)", None, None, None),
    ("*more", None, None, None),
    ("block", None, None, None),
    ("nn.Flatten()", None, None, None),
]


@every_case(("step", "size", "channels", "wants"), STEPS)
def test_steps_of_torch(step: str, size: object, channels: object, wants: int | None) -> None:
    """Steps of torch."""
    found = chain(f"{TORCH}nn.Sequential({step}, {UP})")
    first, up = found.steps
    assert isinstance(first, Through)
    assert (first.size, first.channels, first.wants) == (size, channels, wants)
    assert isinstance(up, Claim)
    assert (up.given, up.in_channels, found.input_size, found.channels) == (torch(3), 8, None, None)


KERAS_STEPS = [
    ("layers.BatchNormalization()", "keep", "keep"),
    ("layers.Activation('relu')", "keep", "keep"),
    ("layers.Conv2D(8, 3, 2, 'same')", (Forward(3, 2, "same"), Forward(3, 2, "same")), 8),
    ("layers.Conv2D(8, 3, padding='VALID')", (Forward(3, 1, "valid"), Forward(3, 1, "valid")), 8),
    ("layers.MaxPooling2D()", (Forward(2, 2, "valid"), Forward(2, 2, "valid")), "keep"),
    ("layers.AveragePooling2D((3, 2), padding='same')", (Forward(3, 3, "same"), Forward(2, 2, "same")), "keep"),
    ("layers.Dense(10)", None, None),
    ("layers.Convolution2D(8, 3, 3)", None, None),
    ("layers.Conv2D(8, 3, 3, border_mode='same')", None, 8),
    ("layers.Conv2D(8, 3, padding='causal')", None, 8),
]


@every_case(("step", "size", "channels"), KERAS_STEPS)
def test_steps_of_keras(step: str, size: object, channels: object) -> None:
    """Steps of keras."""
    found = chain(f"{KERAS}keras.Sequential([{step}, {DEEP}])")
    first, up = found.steps
    assert isinstance(first, Through)
    assert (first.size, first.channels) == (size, channels)
    assert isinstance(up, Claim)
    assert up.given == keras(3)


STARTS = [
    (f"keras.Sequential([keras.Input((7, 9, 16)), {DEEP}])", (7, 9), 16),
    (f"keras.Sequential([layers.InputLayer(input_shape=(7, 9, 16)), {DEEP}])", (7, 9), 16),
    (f"keras.Sequential([layers.InputLayer(batch_shape=(1, 7, 9, 16)), {DEEP}])", (7, 9), 16),
    ("keras.Sequential([layers.Conv2DTranspose(8, 3, input_shape=(7, 9, 16))])", (7, 9), 16),
    (f"keras.Sequential([layers.ReLU(input_shape=(7, 9, 16)), {DEEP}])", (7, 9), 16),
    (f"keras.models.Sequential([layers.Dense(9), layers.Reshape((7, 9, 16)), {DEEP}])", (7, 9), 16),
    (f"keras.Sequential([layers.Reshape(target_shape=(7, None, 16)), {DEEP}])", (7, None), 16),
    (f"keras.Sequential([layers.Dense(9, input_shape=(100,)), {DEEP}])", None, None),
    (f"keras.Sequential([layers.Reshape(a), {DEEP}])", None, None),
    (f"keras.Sequential([layers.Reshape(*a), {DEEP}])", None, None),
    (f"keras.Sequential(layers=[keras.Input((7, 9, 16)), {DEEP}], name='up')", (7, 9), 16),
    (
        "keras.Sequential([keras.Input((16, 7, 9)), layers.Conv2DTranspose(8, 3, data_format='channels_first')])",
        (7, 9),
        16,
    ),
    (
        f"keras.Sequential([keras.Input((16, 7, 9)), layers.MaxPool2D(data_format='channels_first'), {DEEP}])",
        None,
        None,
    ),
    (f"keras.Sequential([{DEEP}])(keras.Input((7, 9, 16)))", (7, 9), 16),
    (f"keras.Sequential([keras.Input((7, 9, 16)), {DEEP}])(keras.Input((3, 3, 1)))", (7, 9), 16),
    (f"m = keras.Sequential([{DEEP}])\nm(a)", None, None),
    (f"m = keras.Sequential([{DEEP}])\nm()", None, None),
    (f"nn.Sequential({UP})(torch.rand(1, 16, 7, 9))", (7, 9), 16),
    (f"nn.Sequential(nn.Linear(9, 9), nn.Unflatten(1, (16, 7, 9)), {UP})", (7, 9), 16),
    (f"nn.Sequential(nn.Unflatten(dim=1, unflattened_size=(16, 7, 9)), {UP})", (7, 9), 16),
    (f"nn.Sequential(nn.Unflatten(2, (16, 7, 9)), {UP})", None, None),
]


@every_case(("text", "size", "channels"), STARTS)
def test_where_a_chain_begins(text: str, size: object, channels: int | None) -> None:
    """Where a chain begins."""
    found = chain(TORCH + KERAS + text)
    assert (found.input_size, found.channels) == (size, channels)


LISTED = [
    f"nn.Sequential(nn.ReLU(), {UP})",
    f"nn.Sequential(*[nn.ReLU(), {UP}])",
    f"nn.Sequential(OrderedDict([('a', nn.ReLU()), ('b', {UP})]))",
    f"nn.Sequential(nn.Sequential(nn.ReLU()), nn.Sequential({UP}))",
    f"nn.Sequential(nn.ReLU(), nn.utils.spectral_norm({UP}))",
    f"keras.Sequential([layers.ReLU(), {DEEP}])",
    f"m = keras.Sequential()\nm.add(layers.ReLU())\nm.add({DEEP})\nm.summary()",
    f"def f():\n    m = keras.Sequential()\n    m.add(layers.ReLU())\n    m.add({DEEP})\n    return compile(m)",
]


@every_case("text", LISTED)
def test_ways_to_list_layers(text: str) -> None:
    """Ways to list layers."""
    found = chain(f"{TORCH}{KERAS}from collections import OrderedDict\n{text}")
    assert [type(step) for step in found.steps] == [Through, Claim]
    assert found.steps[0] == Through(found.steps[0].place, "keep", "keep")


ALONE = [
    f"nn.Sequential(Wrap({UP}))",
    f"nn.Sequential(OrderedDict(({UP}, 3)))",
    f"nn.Sequential(OrderedDict())\n{UP}",
    f"nn.Sequential(*layers)\n{UP}",
    f"nn.Sequential([*layers])\n{UP}",
    f"nn.Sequential(nn.ReLU())\n{UP}",
    f"class Up(nn.ConvTranspose2d): pass\nnn.Sequential({UP.replace('nn.ConvTranspose2d', 'Up')})",
    f"m = keras.Sequential()\nif a:\n    m.add({DEEP})",
    f"m = keras.Sequential()\nm.add({DEEP}, 3)",
    f"m = keras.Sequential()\nfill(m)\nm.add({DEEP})",
    f"m = keras.Sequential()\nfill(model=m)\nm.add({DEEP})",
    f"m = keras.Sequential()\nm = 3\nm.add({DEEP})",
    f"m.n = keras.Sequential()\nm.n.add({DEEP})",
    f"keras.Sequential()\n{DEEP}",
    f"m = keras.Sequential()\n{DEEP}",
    "keras.Sequential([layers.Deconvolution2D(8, 3, 3, output_shape=(1, 2, 3, 4))])",
]


@every_case("text", ALONE)
def test_no_chain(text: str) -> None:
    """No chain."""
    found = read(f"{TORCH}{KERAS}from collections import OrderedDict\n{text}")
    assert [type(one) for one in found.claims] == [Claim]
    assert found.unread == ()


def test_a_layer_in_a_chain_that_cannot_be_read_is_told_once() -> None:
    """A layer in a chain that cannot be read is told once."""
    found = read(TORCH + f"def f(k): return nn.Sequential(nn.ConvTranspose2d(8, 4, k), {UP})")
    assert len(found.unread) == 1
    (only,) = found.claims
    assert isinstance(only, Chain)
    assert only.steps[0] == Through(only.steps[0].place, None, None)
