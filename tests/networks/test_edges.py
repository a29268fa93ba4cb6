"""What hardly anybody asks, and what still has an answer."""

from __future__ import annotations

from fractions import Fraction

import pytest

import tconvcalc
from tconvcalc.frameworks import resolve
from tconvcalc.frameworks.steps import Refusal, Resize, Scale, Written
from tconvcalc.networks.composing import as_grow, inputs_giving, largest_giving, smallest_giving, smallest_through
from tconvcalc.networks.inverting import inverted
from tconvcalc.networks.layers import layer_of
from tconvcalc.networks.notation import read
from tconvcalc.values import LARGEST
from tests.networks.recorded import layers


def test_steps_that_forget_their_input() -> None:
    """A resize gives one size to all, a scale one to some."""
    assert (smallest_giving(Resize(7), 8), largest_giving(Resize(7), 6)) == (None, None)
    assert (smallest_giving(Resize(7), 7), largest_giving(Resize(7), 7)) == (1, LARGEST)
    assert smallest_through([Resize(7)], 8) == LARGEST
    assert as_grow(Resize(7)) is None
    half = Scale(Fraction(1, 2))
    assert (smallest_giving(half, 3), largest_giving(half, 3)) == (6, 7)
    assert inputs_giving([half], 3, 3) == (6, 7)


@pytest.mark.parametrize(
    ("framework", "words", "sentence"),
    [
        ("tf", "pool:k2d2valid", "a stride above 1 together with a dilation above 1"),
        ("tf", "pool:k2d2", "SAME together with a dilation above 1"),
    ],
)
def test_pools_with_holes(framework: str, words: str, sentence: str) -> None:
    """Measured on tensorflow 2.21."""
    steps = layer_of(resolve(framework), read(words).words[0], 2).steps
    assert isinstance(steps, Refusal)
    assert sentence in steps.sentence


@pytest.mark.parametrize(
    ("layers_", "size", "claim"),
    [
        ("tconv:k3s2o13", 6, 14),
        ("tconv:k3s2o13", 7, 14),
        ("tconv:k3s2o13 conv:k3", 7, 12),
        ("unpool:k2o13", 7, 14),
        ("tconv:k3s2 resize:9 up:2", 7, 19),
        ("tconv:k1s3*2", 7, 63),
    ],
)
def test_claims_that_miss(layers_: str, size: int, claim: int) -> None:
    """Whatever is offered comes out."""
    answer = tconvcalc.chain("torch", layers_, input_size=size, output_size=claim)
    assert not answer
    for fix in answer.to_dict()["fixes"]:
        there = tconvcalc.chain("torch", fix["layers"], input_size=fix["input_size"][0])
        assert there.to_dict()["chains"][0]["sizes"][-1] in ([claim] * 2, fix["output_size"])


def test_decoders_that_cannot_be_helped_by_digits() -> None:
    """A resize in the encoder, an up layer alone, other strides: the mirror is offered instead."""
    for encoder, decoder, size in (("adapt:7", "up:2", 28), ("conv:k3s2p1*2", "up:2 up:2 conv:k1", 26)):
        answer = tconvcalc.invert("torch", encoder, with_=decoder, input_size=size)
        assert not answer
        assert "mirror" in [fix["kind"] for fix in answer.to_dict()["fixes"]]
    unlike = tconvcalc.invert("torch", "adapt:7", with_="resize:9", input_size=28)
    assert not unlike
    assert unlike.to_dict()["restores"] is None


def test_groups_and_channels_are_kept() -> None:
    """They change no size and stand in the code."""
    shown = tconvcalc.chain("torch", "conv:k3g4c64", input_size=9).to_dict()["chains"][0]
    assert (shown["layers"][0]["groups"], shown["layers"][0]["out_channels"]) == (4, 64)
    assert "groups=4" in shown["code"]["torch.nn"]


def test_a_class_that_every_layer_refuses() -> None:
    """A shuffle that does not divide the sizes which its decoder would bring back."""
    found = inverted(resolve("torch"), layers("torch", "unshuffle:4"), None, layers("torch", "tconv:k5s4", "tconv"))
    assert not found.restores
    assert Written().kernel_size is None


def test_a_floor_times_a_factor() -> None:
    """What is lost is told of a size that is a floor, too."""
    assert "lost" not in str(tconvcalc.chain("torch", "conv:k3s2p1 tconv:k3s2p1"))
