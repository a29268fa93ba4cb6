"""Encoders and their decoders: what is found, what is judged, and what is said of it."""

from __future__ import annotations

import json
import shlex

import pytest

import tconvcalc
from tconvcalc.networks.inverting import Inversion
from tests.cases import every_case
from tests.cli.running import tconvcalc as program


def decoder(framework: str, layers: str, size: object = None) -> str:
    """The decoder that is found, as text."""
    answer = tconvcalc.invert(framework, layers, input_size=size, dims=1)  # type: ignore[arg-type]
    assert answer, str(answer)
    return str(answer.to_dict()["decoder_word"])


@every_case(
    ("framework", "layers", "size", "mirror"),
    [
        ("torch", "conv:k11s3", 250, "tconv:k11s3a2"),
        ("torch", "conv:k3s2p1*4", 25, "tconv:k3s2p1a1 tconv:k3s2p1*3"),
        ("torch", "conv:k3s2p1*4", None, "tconv:k3s2p1*4"),
        ("torch", "k3s2p1", "2n", "tconv:k3s2p1a1"),
        ("torch", "k3s2p1", "n", "tconv:k3s2p1"),
        ("torch", "pool:k2ceil", 7, "tconv:k3s2p1"),
        ("torch", "pool:k2ceil", None, "tconv:k2s2"),
        ("torch", "pool:k3s2p1ceil conv:k3d2", 21, "tconv:k3d2 tconv:k3s2p1"),
        ("torch", "conv:k3same pool:k2", 7, "tconv:k2s2a1 tconv:k3p1"),
        ("torch", "pad:1:2 crop:1:0 rpad:2", 9, "crop:2:2 pad:1:0 crop:1:2"),
        ("torch", "pad:-1:2", 9, "pad:1:-2"),
        ("torch", "unshuffle:2 shuffle:2", 8, "unshuffle:2 shuffle:2"),
        ("torch", "up:2 tconv:k3s2p1", 8, "conv:k3s2p1 pool:k2"),
        ("torch", "unpool:k2", 8, "pool:k2"),
        ("torch", "tconv:k3 conv:k3s2p1", 9, "tconv:k3s2p1 conv:k3"),
        ("torch", "adapt:7 up:1.5", 28, "resize:7 resize:28"),
        ("torch", "conv:k3x5s2x1p1x2", (9, 8), "tconv:k3x5s2x1p1x2"),
        ("keras", "conv:k4s2same", 27, "tconv:k4s2a1same"),
        ("keras", "conv:k4s2same", None, "tconv:k4s2same"),
        ("keras", "conv:k3s2causal", 28, "tconv:k3s2same"),
        ("keras", "conv:k1s4valid", 10, "tconv:k1s4a1valid"),
        ("keras", "conv:k1s4valid", None, "tconv:k1s4valid"),
        ("keras", "conv:k4s2same", (27, 28), "tconv:k5s2a0x1same"),
        ("tf", "conv:k3s2", 27, "tconv:k3s2o27"),
        ("tf", "conv:k3s2", 28, "tconv:k3s2"),
        ("tf", "conv:k5s3valid", 27, "tconv:k5s3o27valid"),
    ],
)
def test_the_mirror(framework: str, layers: str, size: object, mirror: str) -> None:
    """The same numbers where they will do, else the nearest that do."""
    if isinstance(size, tuple):
        answer = tconvcalc.invert(framework, layers, input_size=size)
        assert answer.to_dict()["decoder_word"] == mirror
    else:
        assert decoder(framework, layers, size) == mirror


def test_json() -> None:
    """The contract's fields."""
    answer = tconvcalc.invert("torch", "conv:k3s2p1*4", input_size=25)
    shown = answer.to_dict()
    assert (shown["version"], shown["command"], shown["verdict"]) == (1, "invert", "feasible")
    assert [layer["output_padding"] for layer in shown["decoder"] if "output_padding" in layer] == [[1, 1]]
    assert shown["restores"] == {"modulo": [16, 16], "remainder": [9, 9], "from": [9, 9]}
    assert shown["legal"] == {"below": [25, 25], "above": [25, 25]}
    assert [layer["input_size"][0] for layer in shown["decoder"]] == [2, 4, 7, 13]
    assert shown["fixes"] == []
    assert repr(answer) == "<Inversion PyTorch tconv:k3s2p1a1 tconv:k3s2p1*3: restores n = 9 mod 16, from 9>"
    json.dumps(shown)
    every = tconvcalc.invert("torch", "conv:k3s2p1*4").to_dict()
    assert every["legal"] == {"below": [None, None], "above": [1, 1]}
    assert every["encoder"][0]["input_size"] is None


def test_a_decoder_that_restores_nothing() -> None:
    """For every n, and why."""
    answer = tconvcalc.invert("torch", "conv:k4s2p1", with_="tconv:k3s2p1")
    assert not answer
    assert "folds 2o and 2o+1 onto o, and the way up answers 2o-1: it restores no n" in str(answer)
    assert answer.to_dict()["restores"] is None
    (fix,) = answer.to_dict()["fixes"]
    assert fix["word"] == "tconv:k4s2p1"
    assert repr(answer).startswith("<Inversion PyTorch impossible: the way down folds")


@pytest.mark.parametrize(
    ("layers", "given", "text"),
    [
        ("conv:k3s2p1", "up:3", "divides by 2 and the decoder multiplies by 3: it restores no n"),
        ("conv:k3s2p1", "up:4", "it restores no n"),
        (
            "conv:k4s4",
            "tconv:k5s3",
            "restores only n = 5 or 8: the encoder divides by 4 and the decoder multiplies by 3",
        ),
        ("conv:k9s9", "tconv:k17s8", "restores only n = 17, 25, 33 or 41 and 5 more sizes: the encoder divides by 9"),
        ("conv:k3", "tconv:k4", "folds o+2 onto o, and the way up answers o+3"),
        ("unshuffle:2", "tconv:k3s2p1", "impossible"),
        ("conv:k3s2p1", "resize:28", "restores that size alone"),
    ],
)
def test_other_decoders(layers: str, given: str, text: str) -> None:
    """Finitely many sizes, or none."""
    answer = tconvcalc.invert("torch", layers, with_=given, dims=1)
    assert text in str(answer)
    answer.to_dict()


def test_few_sizes_are_told_for_each_axis() -> None:
    """A class on one, a handful on the other."""
    page = str(tconvcalc.invert("torch", "conv:k4s2x1p1", with_="tconv:k4s3x1p1"))
    assert "restores axis 0: only n = 2 or 5: the encoder divides by 2 and the decoder multiplies by 3" in page
    assert "         axis 1: every n from 2" in page


def test_the_output_of_a_network_may_be_larger() -> None:
    """What padding adds is told as such."""
    page = str(tconvcalc.invert("torch", "(conv:k2p2 pool:k2)*2 conv:k5", skips=True, with_="up:2"))
    assert "the output is n + 2: 11 -> 13 is the smallest" in page


def test_a_decoder_of_one_size() -> None:
    """A resize brings its own size back and no other."""
    assert tconvcalc.invert("torch", "conv:k3s2p1", with_="resize:28", input_size=28)
    assert not tconvcalc.invert("torch", "conv:k3s2p1", with_="resize:28", input_size=27)


@pytest.mark.parametrize(
    ("framework", "layers", "size", "given", "kinds"),
    [
        ("torch", "conv:k3s2p1", 12, "tconv:k3s2p1", ["digits", "output_size", "pad", "crop_input", "pad_exact"]),
        ("torch", "conv:k3s2p1", 12, "tconv:k3s2p1 conv:k1", ["digits", "pad", "crop_input"]),
        ("keras", "conv:k3s2valid", 74, "tconv:k3s2valid", ["digits", "pad", "crop_input", "pad_exact"]),
        ("tf", "conv:k3s2", 27, "tconv:k3s2", ["output_size", "pad", "crop_input", "crop_output"]),
        ("torch", "pool:k2*3", 540, "unpool:k2*3", ["output_size", "pad", "crop_input"]),
        ("torch", "conv:k3s2p1", 11, "up:2", ["mirror", "pad", "crop_input", "crop_output"]),
        ("torch", "conv:k3s2p1", 1, "up:2", ["mirror", "pad", "crop_output"]),
        ("torch", "conv:k3s2p1", 12, "conv:k9", ["mirror"]),
        ("torch", "conv:k3s2p1", 12, "up:1.5", ["mirror"]),
        ("torch", "conv:k3s2p1", 9, "tconv:k9s2p1", ["mirror", "crop_output"]),
        ("torch", "unshuffle:2", 8, "tconv:k3s2p1", ["digits", "output_size"]),
    ],
)
def test_what_is_offered(framework: str, layers: str, size: int, given: str, kinds: list[str]) -> None:
    """The nearest first, and every command asks for what then comes back."""
    answer = tconvcalc.invert(framework, layers, input_size=size, with_=given, dims=1)
    assert not answer
    fixes = answer.to_dict()["fixes"]
    found = [fix["kind"] for fix in fixes]
    assert [kind for kind in found if kind != "pad_exact"] == [kind for kind in kinds if kind != "pad_exact"]
    for fix in fixes:
        done = program(*shlex.split(fix["command"])[1:], "--json")
        assert done.code == 0, fix["command"]


@pytest.mark.parametrize(
    ("layers", "size", "fact", "inputs"),
    [
        ("conv:k5*2", 7, "layer 2 (conv:k5) ends it", [9]),
        ("pool:k2*80", 7, "ends it", []),
        ("pool:k3p2", 7, "at most half its kernel", []),
        ("pool:k3p2", None, "at most half its kernel", []),
        ("adapt:7", None, "has no layer that undoes adapt:7 without its sizes: add -i", []),
        ("up:1.5", "n", "without its sizes", []),
    ],
)
def test_no_decoder(layers: str, size: object, fact: str, inputs: list[int]) -> None:
    """The encoder itself ends, or forgets its input."""
    answer = tconvcalc.invert("torch", layers, input_size=size, dims=1)  # type: ignore[arg-type]
    shown = answer.to_dict()
    assert not answer
    assert fact in str(answer)
    assert fact in shown["because"]
    assert [fix["input_size"][0] for fix in shown["fixes"]] == inputs
    assert answer.code == {}


def test_the_page() -> None:
    """Both columns, the class, and what serves the other sizes."""
    text = str(tconvcalc.invert("torch", "conv:k11s3", input_size=250))
    assert "PyTorch  250 -> 80 -> 250   tconv:k11s3a2" in text
    assert "n = 1 mod 3, from 13" in text
    assert "every n >= 11 with output_size at the call" in text
    every = str(tconvcalc.invert("torch", "conv:k3s2p1*2"))
    assert "undone by" in every
    assert "ask with -i n" in every
    assert "every n from 3" in str(tconvcalc.invert("torch", "conv:k3"))
    assert "axis 0: n = 1 mod 2, from 1 and axis 1: every n from 1" in str(
        tconvcalc.invert("torch", "conv:k3s2x1p1", input_size=(9, 8))
    )
    uneven = tconvcalc.invert("torch", "conv:k4x3s2p1", with_="tconv:k3s2p1")
    assert "axis 0: the way down folds" in str(uneven)
    assert "adapt" in str(tconvcalc.invert("torch", "adapt:7", input_size=28))


@every_case(
    ("layers", "given", "size", "said"),
    [
        ("conv:k3s2p1*2", None, None, "another n needs other output_paddings: ask with -i n"),
        ("conv:k3s2p1*2", None, 9, "another n has other output_paddings"),
        ("pool:k2*3", "up:2*3", None, "another n does not come back"),
        ("pool:k2*3", "up:2*3", 96, "another n does not come back"),
        ("pool:k2*2", "up:2 tconv:k2s2", None, "another n needs other output_paddings: ask with -i n"),
    ],
)
def test_what_is_said_of_the_other_sizes(layers: str, given: str | None, size: int | None, said: str) -> None:
    """Only a transposed convolution has an output_padding to change."""
    page = str(tconvcalc.invert("torch", layers, with_=given, input_size=size, dims=1))
    assert [line.strip() for line in page.splitlines() if "another n" in line] == [said]


def test_skips() -> None:
    """The contract's example: the level, the legal sizes, and three ways out."""
    layers = "(conv:k3p1*2 pool:k2)*4 conv:k3p1*2"
    answer = tconvcalc.invert("torch", layers, input_size=700, skips=True, with_="up:2")
    shown = answer.to_dict()
    assert shown["joins"] == [{"level": 3, "up": [86, 86], "skip": [87, 87]}]
    assert shown["legal"] == {"below": [688, 688], "above": [704, 704]}
    assert shown["restores"] == {"modulo": [16, 16], "remainder": [0, 0], "from": [16, 16]}
    assert [fix["word"] for fix in shown["fixes"]] == ["704", "688"]
    for fix in shown["fixes"]:
        assert program(*shlex.split(fix["command"])[1:]).code == 0
    text = str(answer)
    assert "level 3: 86 comes up and the skip has 87" in text
    assert "pad the input to 704, 2 + 2" in text
    assert "size=skip.shape[2:]" in text
    assert repr(answer).startswith("<Inversion PyTorch with skips: legal n = 0 mod 16, from 16; level 3: 86")
    assert answer.code == {}
    json.dumps(shown)


def test_valid_skips() -> None:
    """The paper's network: 572 -> 388, and what each join crops."""
    layers = "(conv:k3*2 pool:k2)*4 conv:k3*2"
    text = str(tconvcalc.invert("torch", layers, input_size=572, skips=True))
    assert "572 -> 388   meets at all 4 levels" in text
    assert "n = 12 mod 16, from 188" in text
    assert "the output is n - 184: 188 -> 4 is the smallest" in text
    assert "crop 88 + 88" in text
    off = tconvcalc.invert("torch", layers, input_size=500, skips=True)
    assert not off
    assert "500 is not legal: level 3 loses its last row" in str(off)
    assert "492 or 508" in str(off)
    every = tconvcalc.invert("torch", layers, skips=True)
    assert every
    assert "meets at every level" in str(every)
    assert every.to_dict()["legal"] == {"below": [None, None], "above": [188, 188]}


@every_case(
    ("framework", "layers", "given", "size", "why"),
    [
        ("torch", "(conv:k3p1 pool:k2)*2", "up:3", 64, "level 1 goes down by 2 and up by 3"),
        ("torch", "(conv:k3p1 pool:k2)*2", "up:1.5", 64, "up by no whole factor"),
        ("torch", "(conv:k4s2p1)*2", "tconv:k3s2p1", 64, "level 1 never meets: the way down folds 2o and 2o+1"),
        ("torch", "(conv:k3p1 pool:k2)*2", "up:2", 1, "level 0: pool:k2 ends it"),
        ("torch", "(conv:k3 pool:k2)*2", "up:2", 2, "level 0: conv:k3 ends it"),
        ("torch", "pool:k2 conv:k3", "up:2", 4, "the bottom: conv:k3 ends it"),
        ("torch", "conv:k3p1 pool:k2", "rpad:5 conv:k11 up:2", 8, "the way up to level 0"),
        ("torch", "(conv:k5 pool:k2)", "up:2", 6, "behind join 0: conv:k5 ends it"),
        ("torch", "pool:k3p2", "up:2", 6, "at most half its kernel"),
        ("torch", "(conv:k3 pool:k2)*1 conv:k3p3", "up:2", 20, "comes up and the skip has"),
    ],
)
def test_skips_that_never_meet(framework: str, layers: str, given: str, size: int, why: str) -> None:
    """Every n, or this one, and why."""
    answer = tconvcalc.invert(framework, layers, input_size=size, skips=True, with_=given)
    assert not answer
    assert why in str(answer)
    answer.to_dict()


@every_case(
    ("layers", "given", "size", "legal"),
    [
        ("(conv:k3p1 pool:k2)*2", "up:2 conv:k3p1", 64, True),
        ("(conv:k3p1 pool:k2)*2", "tconv:k2s2 up:2", 64, True),
        ("conv:k3p1 pool:k2 conv:k3p1 pool:k3", "up:3 up:2", 66, True),
        ("(conv:k3s2p1 conv:k3p1)*3", None, 65, True),
        ("(conv:k3s2p1 conv:k3p1)*3", None, 64, False),
        ("(conv:k3p1 conv:k3x3s2x1p1)*2", "up:2x1", (64, 63), True),
        ("pool:k2ceil*2", "up:2", 44, True),
        ("pool:k2ceil*2", "up:2", 43, False),
        ("unshuffle:2*2", None, 16, True),
    ],
)
def test_ups(layers: str, given: str | None, size: object, legal: bool) -> None:  # noqa: FBT001 -- an expectation
    """One group for all levels, one for each, or the mirror of each down layer; axes by themselves."""
    answer = tconvcalc.invert("torch", layers, input_size=size, skips=True, with_=given)  # type: ignore[arg-type]
    assert bool(answer) == legal
    for fix in answer.to_dict()["fixes"]:
        assert program(*shlex.split(fix["command"])[1:]).code == 0


@pytest.mark.parametrize(
    ("framework", "layers", "given", "size", "sentence"),
    [
        ("torch", "conv:k3p1", None, 8, "there is no level"),
        ("torch", "up:2 pool:k2", None, 8, "up:2 makes no level"),
        ("torch", "adapt:7", None, 8, "adapt:7 makes no level"),
        ("torch", "pool:k2*3", "up:2 up:2", 8, "2 layers lead up and 3 lead down"),
        ("torch", "pool:k2", "up:2", "n", "the legal sizes are said for every n already"),
        ("torch", "pool:k?", None, 8, "an encoder is inverted once it is known"),
        ("torch", "pool:k2", "tconv:?", 8, "a decoder is judged once it is known"),
        ("torch", "conv:k3s3p1*9000", None, None, "multiply to a number of thousands of digits"),
    ],
)
def test_misuse(framework: str, layers: str, given: str | None, size: object, sentence: str) -> None:
    """What cannot be asked says what can."""
    with pytest.raises(tconvcalc.MisuseError, match=sentence):
        tconvcalc.invert(framework, layers, with_=given, input_size=size, skips=True)  # type: ignore[arg-type]


def test_many_layers() -> None:
    """A thousand of them, and the largest sizes."""
    deep = tconvcalc.invert("torch", "conv:k3s2p1*1000")
    assert deep.to_dict()["restores"]["modulo"] == [2**1000] * 2
    assert len(str(deep).splitlines()) < 80
    assert tconvcalc.invert("torch", "(conv:k3p1 pool:k2)*40", input_size=2**63 - 1)


@pytest.mark.parametrize(
    ("framework", "layers", "size", "decoder", "text"),
    [
        ("tf", "conv:k3s2same", 9, "tconv:k3s2o9same", "restores this size, and no other"),
        ("tf", "conv:k3s2same", "2n+1", "tconv:k3s2same", "restores n = 0 mod 2, from 2"),
        ("tf", "conv:k3s2same*2", "4n+2", "tconv:k3s2same*2", "every n >= 1 with output_size at the call"),
        ("torch", "conv:k3s2p1*2", "4n+2", "tconv:k3s2p1 tconv:k3s2p1a1", "restores n = 2 mod 4, from 2"),
    ],
)
def test_a_size_that_is_stated_holds_for_itself_alone(
    framework: str, layers: str, size: object, decoder: str, text: str
) -> None:
    """A decoder that is told one size restores no class of them; for a symbol none is stated."""
    answer = tconvcalc.invert(framework, layers, input_size=size)  # type: ignore[arg-type]
    shown = answer.to_dict()
    assert (answer, shown["decoder_word"]) == (answer, decoder)
    assert (shown["restores"] is None) == ("o9" in decoder)
    assert text in str(answer)


@every_case(
    ("framework", "layers", "given", "size", "word"),
    [
        ("keras", "(conv:k3same*2 pool:k3)*4", "up:2", 60, "tconv:k3s3*4"),
        ("torch", "conv:k3s2p1*3", "tconv:k4s3p1", None, "tconv:k3s2p1*3"),
        ("torch", "conv:k3p1 conv:k3x3s1x2p1", "tconv:k2s2", (8, 9), "tconv:k3s1x2p1"),
        ("torch", "conv:k4s2p1", "tconv:k3s2p1", 8, "tconv:k4s2p1"),
        ("torch", "pool:k1s2", "up:3", 9, "tconv:k1s2"),
        ("tf", "conv:k3s2p0", "up:3", 8, "tconv:k3s2p0:0"),
        ("jax", "conv:k1s2p4:4", "up:3", 20, None),
        ("torch", "pool:k3s2p2", "up:2", 8, None),
        ("keras", "conv:k5s2causal conv:k3same", "up:3", 8, "tconv:k5s2same"),
    ],
)
def test_levels_that_never_meet_are_led_up_by_their_mirror(
    framework: str, layers: str, given: str, size: object, word: str | None
) -> None:
    """The command is one that fits: the mirror of each layer, with a legal input."""
    dims = 1 if "causal" in layers else None
    answer = tconvcalc.invert(framework, layers, with_=given, input_size=size, skips=True, dims=dims)  # type: ignore[arg-type]
    assert not answer
    fixes = answer.to_dict()["fixes"]
    assert [fix["word"] for fix in fixes] == ([word] if word else [])
    for fix in fixes:
        assert program(*shlex.split(fix["command"])[1:]).code == 0


@every_case(
    ("layers", "given", "text"),
    [
        ("conv:k3s2p1 up:2 conv:k3s2p1", None, "restores n = 0 mod 2, from 2"),
        ("conv:k3s2p1 up:2 conv:k3s2p1", "tconv:k3s2p1 pool:k2 tconv:k3s2p1", "no n comes back through these layers"),
        ("up:2 conv:k3p1", None, "restores every n from 1"),
        ("conv:k5s3", "tconv:k5s3 conv:k3s2p1 up:2", "restores n = 0 or 2 mod 6, from 6"),
        ("tconv:k5s3 up:2", "pool:k3*2 up:3 pool:k2", "n = 0, 1, 3 or 4 … mod 18, from 1"),
        ("conv:k3s2p1 up:2", "tconv:k3s2p1", "which sizes come back is no one class"),
        ("conv:k3s2p1*11 up:2", None, "restores some sizes, of no one class: ask for another with -i n"),
        ("conv:k3s2p1", "tconv:k3s2p1o9", "a decoder that is told a size restores that size alone"),
    ],
)
def test_layers_that_grow_in_an_encoder(layers: str, given: str | None, text: str) -> None:
    """One class, several, none, or more than can be tried; and the mirror is one that restores something."""
    answer = tconvcalc.invert("torch", layers, with_=given, dims=1)
    assert text in str(answer)
    answer.to_dict()


def test_what_has_no_class() -> None:
    """Sizes that are not told apart by one remainder, and layers that no other undoes without their sizes."""
    several = tconvcalc.invert("torch", "conv:k5s3", with_="tconv:k5s3 conv:k3s2p1 up:2", dims=1).result
    assert isinstance(several, Inversion)
    found = several.whole[0].comes_back
    assert found is not None
    assert [size for size in range(1, 15) if found.holds(size)] == [6, 8, 12, 14]
    lost = tconvcalc.invert("torch", "conv:k3s2p1 resize:7", with_="tconv:k3s2p1", dims=1)
    assert (bool(lost), lost.to_dict()["fixes"]) == (False, [])
    far = tconvcalc.invert("torch", "conv:k3s2p1*11 up:2", input_size=5000, dims=1)
    assert "restores this size, of no one class" in str(far)
