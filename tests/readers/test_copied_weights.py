"""Weights that are handed from one layer to another: found where both layers and the way between them are certain."""

from __future__ import annotations

import shlex
from importlib import import_module
from typing import Any

import pytest

import tconvcalc
from tconvcalc.checking.rules import RULES
from tconvcalc.cli.app import run
from tests.cases import every_case
from tests.truth.present import require

LAYERS = """import jax.numpy as jnp
import keras
import numpy as np
import paddle
import torch
from flax import nnx
from torch import nn
source = keras.layers.Conv2DTranspose(8, 3, strides=2, padding="same")
even = keras.layers.Conv2DTranspose(8, 4, strides=2, padding="same")
layer = nn.ConvTranspose2d(4, 8, 3, stride=2, padding=1, output_padding=1)
four = nn.ConvTranspose2d(4, 8, 4, stride=2, padding=1)
longer = nn.ConvTranspose2d(4, 8, 3, stride=2)
flax = nnx.ConvTranspose(4, 8, (3, 3), strides=2, rngs=nnx.Rngs(0))
other = paddle.nn.Conv2DTranspose(4, 8, 3, 2, 1, 1)
line = nn.ConvTranspose1d(4, 8, 3, stride=2, padding=1, output_padding=1)
dense, conv = keras.layers.Dense(4), nn.Conv2d(4, 8, 3)
"""
COPIED = [
    "layer.weight.data = torch.from_numpy(source.get_weights()[0].transpose(3, 2, 0, 1).copy())",
    "layer.weight = nn.Parameter(torch.tensor(source.get_weights()[0]).permute(3, 2, 0, 1))",
    "w, b = source.get_weights()\nlayer.weight.data = torch.from_numpy(np.transpose(w, (3, 2, 0, 1)))",
    "layer.weight.data[:] = torch.from_numpy(source.kernel.numpy()).permute(3, 2, 0, 1)",
    "with torch.no_grad():\n    layer.weight.copy_(torch.tensor(np.array(source.weights[0])).permute(3, 2, 0, 1))",
    "layer.load_state_dict({'weight': torch.tensor(source.get_weights()[0]).permute(3, 2, 0, 1), 'bias': b})",
    "source.set_weights([layer.weight.detach().cpu().numpy().transpose(2, 3, 1, 0), layer.bias.detach().numpy()])",
    "source.set_weights([layer.state_dict()['weight'].permute(2, 3, 1, 0).numpy(), b])",
    "source.kernel.assign(layer.weight.detach().permute(2, 3, 1, 0).numpy())",
    "flax.kernel.value = jnp.asarray(layer.weight.detach().numpy().transpose(2, 3, 0, 1))",
    "flax.kernel[...] = jnp.array(layer.weight.detach().numpy().transpose(2, 3, 0, 1))",
    "other.weight.set_value(paddle.to_tensor(source.get_weights()[0].transpose(3, 2, 0, 1)))",
    "def move(a, b):\n    a.weight.data = torch.from_numpy(b.get_weights()[0])\nmove(layer, source)",
    "for a, b in [(layer, source)]:\n    a.weight.data = torch.from_numpy(b.get_weights()[0])",
    "layer.weight.data = torch.from_numpy(source.get_weights()[0])\ny = layer(torch.zeros(1, 4, 7, 7))",
]
NOT_COPIED = [
    "longer.weight.data = torch.from_numpy(source.get_weights()[0].transpose(3, 2, 0, 1).copy())",  # another size
    "four.weight.data = torch.from_numpy(even.get_weights()[0].transpose(3, 2, 0, 1).copy())",  # the same crops
    "four.weight.data = torch.from_numpy(source.get_weights()[0])",  # another kernel
    "flax.kernel.value = jnp.asarray(source.get_weights()[0])",  # the same crops
    "layer.bias.data = torch.from_numpy(source.get_weights()[1])",
    "layer.weight.data = torch.from_numpy(np.load('w.npy'))",
    "layer.weight.data = torch.from_numpy(source.get_weights()[0]) @ q",
    "layer.weight.data = torch.cat([torch.from_numpy(source.get_weights()[0]), layer.weight])",
    "layer.weight.data = layer.weight * 2",
    "layer.weight.data = nn.Parameter(dense.get_weights()[0])",
    "line.weight.data = torch.from_numpy(source.get_weights()[0])",
    "layer.load_state_dict(torch.load('w.pt'))",
    "layer.load_state_dict({'bias': source.get_weights()[1]})",
    "source.set_weights(q)",
    "source.set_weights([])",
    "source.set_weights()",
    "layer.weight.copy_()",
    "conv.weight.data = torch.from_numpy(source.get_weights()[0])",
    "layer.weight.data.normal_(0.0, 0.02)",
    "import pytest\nwith pytest.raises(ValueError):\n    layer.weight = torch.from_numpy(source.get_weights()[0])",
    "loose = nn.ConvTranspose2d(4, 8, q, stride=2)\nloose.weight.data = torch.from_numpy(source.get_weights()[0])",
    "y = layer(x, output_size=q)\nlayer.weight.data = torch.from_numpy(source.get_weights()[0])",
    (
        "layer.weight.data = torch.from_numpy(source.get_weights()[0])\n"
        "y = layer(torch.zeros(1, 4, 7, 7), output_size=(14, 14))"
    ),
    "x = torch.zeros(3)\nx[0] = torch.from_numpy(source.get_weights()[0])",
    "q.weight.data = torch.from_numpy(source.get_weights()[0])",
]


def found(text: str) -> list[Any]:
    """What is found where the rule is selected."""
    data = (LAYERS + text + "\n").encode()
    return list(tconvcalc.check("-", stdin=data, stdin_filename="model.py", select=["TCC103"]).findings)


@pytest.mark.parametrize("text", COPIED, ids=range(len(COPIED)))
def test_a_copy_to_a_shifted_look_alike_is_found(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """At the layer that gets the weights, with the command that says what would have the same numbers."""
    (finding,) = found(text)
    assert finding.code == "TCC103"
    (help_,) = finding.help
    assert run(shlex.split(help_[help_.index("tconvcalc ") :])[1:]) == 0
    assert "the same numbers" in capsys.readouterr().out


@every_case("text", NOT_COPIED, ids=range(len(NOT_COPIED)))
def test_nothing_is_said_of_other_copies(text: str) -> None:
    """Whatever is not certain, or right."""
    assert found(text) == []


def test_it_is_silent_unless_it_is_selected_and_where_a_comment_says_so() -> None:
    """As every warning."""
    text = RULES["TCC103"].example.wrong  # type: ignore[union-attr] # it has one
    assert not tconvcalc.check("-", stdin=text.encode(), stdin_filename="model.py").findings
    silenced = text.replace("output_padding=1)", "output_padding=1)  # tconvcalc: ignore[TCC103]")
    assert not tconvcalc.check("-", stdin=silenced.encode(), stdin_filename="model.py", select=["TCC1"]).findings


@pytest.mark.frameworks
@pytest.mark.parametrize("kind", ["wrong", "right"])
def test_the_example_of_the_rule_does_what_it_says(kind: str) -> None:
    """Equal sizes, and the same numbers only in the mended one."""
    for framework in ("keras", "pytorch"):
        require(framework)
    np, torch = import_module("numpy"), import_module("torch")
    names: dict[str, Any] = {}
    example = RULES["TCC103"].example
    exec(getattr(example, kind), names)  # noqa: S102 -- the example of a rule
    x = np.arange(4.0 * 16 * 16, dtype="float32").reshape(1, 16, 16, 4)
    with torch.no_grad():
        there = names["layer"](torch.tensor(x.transpose(0, 3, 1, 2))).numpy().transpose(0, 2, 3, 1)
    there = there[:, :48, :48] if kind == "right" else there
    here = np.asarray(names["source"](x))
    assert here.shape == there.shape
    assert np.allclose(here, there, atol=1e-2) == (kind == "right")
