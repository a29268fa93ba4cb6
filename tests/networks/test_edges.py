"""What hardly anybody asks, and what still has an answer."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

import tconvcalc
from tconvcalc.frameworks import resolve
from tconvcalc.frameworks.steps import Grow, Refusal, Resize, Scale, Written
from tconvcalc.frameworks.transposed_steps import transposed
from tconvcalc.networks.composing import as_grow, inputs_giving, largest_giving, smallest_giving, smallest_through
from tconvcalc.networks.inverting import inverted
from tconvcalc.networks.layers import layer_of
from tconvcalc.networks.mirror import Wanted, mirrored, usual_mirror, with_base
from tconvcalc.networks.notation import read
from tconvcalc.networks.skips import skip_net
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


def test_a_framework_that_only_chooses_itself() -> None:
    """Where no case takes an output_padding, no size can be stated."""
    keras = resolve("keras")
    chosen = replace(keras, cases=tuple(case for case in keras.cases if case.extra == "auto"))
    assert transposed(chosen, [Written(kernel_size=3, stride=2)]) == (Grow(2, 3),)


def test_layers_without_a_mirror() -> None:
    """Where no candidate does what is wanted, there is none."""
    torch, (layer,) = resolve("torch"), layers("torch", "conv:k3s2p1")
    impossible = [Wanted(2, -99, None)]
    assert mirrored(torch, layer, impossible) is None
    assert usual_mirror(torch, layer, impossible) is None
    (up,) = layers("torch", "up:2")
    assert with_base(torch, up, [Wanted(2, 9, None)]) is None
    (kernelless,) = layers("torch", "unshuffle:2")
    assert mirrored(torch, kernelless, [Wanted(2, 2, None)]) is not None


def test_a_shape_that_only_a_resize_gives() -> None:
    """A resize before a layer that does not reach it is moved; a symbol beside open letters is walked or left."""
    assert tconvcalc.chain("torch", "resize:7 pool:k2", input_size=9, output_size=4).to_dict()["fixes"]
    with pytest.raises(tconvcalc.MisuseError):
        tconvcalc.chain("torch", "tconv:k2..3 pool:k3 up:2 pool:k5 conv:k?", input_size="n")
    open_ = "tconv:k2..3 pool:k2 up:2 pool:k3 tconv:k2..3"
    assert not tconvcalc.chain("torch", open_, input_size="n", output_size="n")


def test_an_inverse_of_uneven_axes_in_another_framework() -> None:
    """The sizes that come back are said per axis, whatever can be told at the call."""
    assert "ask with -i n" in str(tconvcalc.invert("keras", "conv:k3s2same"))
    given = tconvcalc.invert("torch", "conv:k3s2p1", with_="tconv:k3s2p1", input_size=9)
    assert "output_size at the call" not in str(given)
    ended = tconvcalc.invert("torch", "conv:k3s2p1", with_="conv:k9", input_size=9)
    assert "layer 1 of the decoder (conv:k9) ends it" in str(ended)


def test_a_level_that_no_layer_leads_back_to() -> None:
    """It is said, and what to write."""
    with pytest.raises(tconvcalc.MisuseError, match="has no layer that undoes"):
        skip_net(resolve("keras"), layers("torch", "conv:k1s3p2"), None, None)


def test_a_chain_that_loses_and_misses() -> None:
    """What is lost is told only where a layer that multiplies loses."""
    assert "lost behind" not in str(tconvcalc.chain("torch", "conv:k3", input_size=9, output_size=9))
    assert "lost behind" in str(tconvcalc.chain("torch", "tconv:k3s2p1", input_size=9, output_size=18))


def test_axes_that_want_different_digits_at_once() -> None:
    """Keras writes 27 and 28 only with another kernel, so no digit of the given decoder helps."""
    answer = tconvcalc.invert("keras", "conv:k4s2same", with_="tconv:k4s2same", input_size=(27, 28))
    assert "tconv:k4s2same does not bring 27x28 back: it gives 28" in str(answer)
    fixes = {fix["kind"]: fix for fix in answer.to_dict()["fixes"]}
    assert "digits" not in fixes
    assert "tconv:k5s2a0x1same" in fixes["mirror"]["command"]
