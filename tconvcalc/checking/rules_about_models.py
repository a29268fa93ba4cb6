"""The rules about shapes that have to agree where a model is put together."""

from __future__ import annotations

from collections.abc import Mapping

from tconvcalc.checking.rule import Example, Rule

_SKIP = """\
import torch
from torch import nn

down = nn.Conv2d(3, 8, 3, stride=2, padding=1)
up = nn.ConvTranspose2d(8, 8, {kernel}, stride=2, padding=1)

x = torch.zeros(1, 3, 32, 32)
y = {meet}
"""
_AUTOENCODER = """\
import torch
from torch import nn

model = nn.Sequential(
    nn.Conv2d(1, 8, 3, stride=2, padding=1),
    nn.ConvTranspose2d(8, 1, {kernel}, stride=2, padding=1),
)
x = torch.zeros(1, 1, 28, 28)
{end}
"""
_HEAD = """\
import torch
from torch import nn

model = nn.Sequential(nn.ConvTranspose2d(8, 4, 4, stride=2, padding=1), nn.Flatten(), nn.Linear({features}, 10))
y = model(torch.zeros(1, 8, 7, 7))
"""
_RESHAPED = """\
import torch
from torch import nn

x = nn.Linear(100, {features})(torch.zeros(2, 100))
y = nn.ConvTranspose2d(8, 3, 4, stride=2, padding=1)(x.view(2, 8, 7, 7))
"""
_MODEL = """\
import keras
from keras import layers

judge = keras.Sequential([layers.Flatten(), layers.Dense(1)])
image = keras.Input((28, 28, 1))
judge = keras.Model(image, layers.Dense(1)(layers.Flatten()(image)))

small = keras.Input((14, 14, 8))
made = layers.Conv2DTranspose(1, 3, strides=2, padding="{padding}")(small)
verdict = judge(made)
"""
_SMALL = """\
import torch
from torch import nn

up, judge = nn.ConvTranspose2d(8, 4, 4), nn.Conv2d(4, 1, {kernel})
y = judge(up(torch.zeros(1, 8, 1, 1)))
"""


def _rule(code: str, name: str, what: str, why: str, example: tuple[str, str]) -> Rule:
    return Rule(code, name, "error", usual=True, what=what, why=why, example=Example(*example, "model.py"))


def _pair(text: str, wrong: Mapping[str, object], right: Mapping[str, object]) -> tuple[str, str]:
    return text.format(**wrong), text.format(**right)


_CAT = {"meet": "torch.cat([up(down(x)), x], 1)"}
_ADD = {"meet": "up(down(x)) + torch.zeros(1, 8, 32, 32)"}
_SHORT, _WHOLE = {"kernel": 3}, {"kernel": 4}

MODELS = (
    _rule(
        "TCC014",
        "sizes do not meet in a concatenation",
        "Tensors are concatenated whose sizes differ along another axis than the one of the concatenation.",
        "The framework refuses to run it; in a U-Net this is a skip whose size the decoder does not come back to.",
        _pair(_SKIP, {**_SHORT, **_CAT}, {**_WHOLE, **_CAT}),
    ),
    _rule(
        "TCC015",
        "sizes do not meet in a sum",
        "Tensors are added, or combined otherwise element by element, whose sizes are neither equal nor 1.",
        "The framework refuses to run it.",
        _pair(_SKIP, {**_SHORT, **_ADD},
              {**_WHOLE, **_ADD}),
    ),
    _rule(
        "TCC016",
        "output and target differ in size",
        "A loss compares an output with a target of another size, such as an autoencoder's with its input.",
        "The framework refuses to run it.",
        _pair(_AUTOENCODER, {**_SHORT, "end": "loss = nn.functional.mse_loss(model(x), x)"},
              {**_WHOLE, "end": "loss = nn.functional.mse_loss(model(x), x)"}),
    ),
    _rule(
        "TCC017",
        "features do not fit",
        "A linear layer declares another number of features than arrives, as behind a flatten of another size.",
        "The framework refuses to run it.",
        _pair(_HEAD, {"features": 676}, {"features": 784}),
    ),
    _rule(
        "TCC018",
        "reshape does not fit",
        "Something is reshaped to a shape that has another number of elements.",
        "The framework refuses to run it.",
        _pair(_RESHAPED, {"features": 512}, {"features": 392}),
    ),
    _rule(
        "TCC019",
        "assertion about a shape cannot hold",
        "The code asserts a shape that the layers before do not make.",
        "The assertion fails when it is run.",
        _pair(_AUTOENCODER, {**_SHORT, "end": "assert model(x).shape == x.shape"},
              {**_WHOLE, "end": "assert model(x).shape == x.shape"}),
    ),
    _rule(
        "TCC020",
        "model takes another size",
        "A model is applied to something of another size than the input that it declares.",
        "The framework refuses to run it.",
        _pair(_MODEL, {"padding": "valid"}, {"padding": "same"}),
    ),
    _rule(
        "TCC021",
        "nothing is left",
        "A convolution or pooling slides a window over something that is smaller than the window.",
        "The framework refuses to run it, or makes something empty.",
        _pair(_SMALL, {"kernel": 5}, {"kernel": 4}),
    ),
)  # fmt: skip
