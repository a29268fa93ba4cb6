"""Laws that hold for every chain, on random ones."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

import tconvcalc
from tconvcalc.frameworks import resolve
from tconvcalc.networks.composing import Class, Only, folding, inputs_giving
from tconvcalc.networks.inverting import inverted
from tconvcalc.networks.layers import NetLayer, held
from tconvcalc.networks.notation import read
from tconvcalc.networks.sizes import number_at
from tconvcalc.networks.walk import walk
from tconvcalc.networks.words import LayerWord
from tconvcalc.values import Linear
from tests.effort import FEW, examples
from tests.networks.recorded import layers

WORDS = {
    "pytorch": ["conv:k3s2p1", "conv:k4s2p1", "conv:k5s3p2", "conv:k3", "pool:k2", "pool:k2ceil", "pool:k3s2p1ceil",
                "avgpool:k3s2", "conv:k1s4", "conv:k3s2p4", "pad:1:2", "crop:1:0", "unshuffle:2", "conv:k3d2"],
    "keras": ["conv:k3s2same", "conv:k4s2same", "conv:k5s3valid", "conv:k3valid", "pool:k2", "pool:k2same",
              "pool:k3s2valid", "conv:k1s4valid", "conv:k2s3causal", "pad:1:2", "crop:1:0", "conv:k3d2same"],
    "tensorflow": ["conv:k3s2", "conv:k4s2valid", "pool:k2", "pool:k3s2valid", "conv:k1s3valid", "pad:0:1"],
}  # fmt: skip
ENCODERS = st.sampled_from(sorted(WORDS)).flatmap(
    lambda name: st.tuples(st.just(name), st.lists(st.sampled_from(WORDS[name]), min_size=1, max_size=4))
)
UPS = [
    "tconv:k3s2p1",
    "tconv:k4s2p1",
    "tconv:k2s2",
    "up:2",
    "tconv:k3s2p1a1",
    "conv:k3",
    "tconv:k5s3",
    "up:3",
    "crop:0:1",
]


def out_of(encoder: list[NetLayer], decoder: list[NetLayer], size: int) -> int | None:
    """What comes out at the end, None where it breaks."""
    down = walk(encoder, [size])
    up = None if down.broken else walk(decoder, down.output)
    return None if up is None or up.broken else number_at(up.output[0], 1)


@given(ENCODERS, st.integers(1, 300))
def test_the_mirror_gives_the_input_back(drawn: tuple[str, list[str]], size: int) -> None:
    """Invert, then walk: every size that the encoder takes comes back, and its class with it."""
    name, words = drawn
    encoder = layers(name, " ".join(words))
    assume(walk(encoder, [size]).broken is None)
    found = inverted(resolve(name), encoder, [size])
    assert found.restores
    decoder = list(found.decoder)
    assert out_of(encoder, decoder, size) == size
    if all(layer.axes[0].output_size is None for layer in decoder):
        assert found.classes is not None
        assert found.classes[0].holds(size)


@settings(max_examples=examples(60))
@given(st.lists(st.sampled_from(WORDS["pytorch"]), min_size=1, max_size=3), st.lists(st.sampled_from(UPS), max_size=3))
def test_the_class_is_exactly_what_comes_back(down: list[str], up: list[str]) -> None:
    """Every size to twice the stride past the smallest is tried."""
    encoder = layers("pytorch", " ".join(down))
    decoder = layers("pytorch", " ".join(up) or "conv:k1", "tconv")
    found = inverted(resolve("pytorch"), encoder, None, decoder).whole[0]
    assert found.encoder is not None
    end = found.encoder.smallest + 2 * found.encoder.stride + 60
    back = [size for size in range(1, end) if out_of(encoder, decoder, size) == size]
    said = found.comes_back
    assert isinstance(said, Class | Only)
    assert [size for size in range(1, end) if said.holds(size)] == back


MIXED = ["conv:k3s2p1", "up:2", "up:3", "conv:k3", "pool:k3", "unshuffle:2", "tconv:k4s2p1", "conv:k4s2p1", "crop:1:0"]


@settings(max_examples=examples(200, FEW))
@given(
    st.lists(st.sampled_from(MIXED), min_size=1, max_size=3),
    st.lists(st.sampled_from([*UPS, "pool:k2", "conv:k5s3"]), min_size=1, max_size=3),
)
def test_the_class_where_layers_shrink_and_grow(down: list[str], up: list[str]) -> None:
    """Also where an encoder has layers that grow between others: every size of two stretches is tried."""
    encoder, decoder = layers("pytorch", " ".join(down)), layers("pytorch", " ".join(up), "tconv")
    said = inverted(resolve("pytorch"), encoder, None, decoder).whole[0].comes_back
    if said is None:  # what comes out grows by another factor than what goes in: a few sizes at most
        return
    end = 500
    back = [size for size in range(1, end) if out_of(encoder, decoder, size) == size]
    assert [size for size in range(1, end) if said.holds(size)] == back


@given(st.lists(st.sampled_from(MIXED), min_size=1, max_size=3))
def test_the_mirror_of_any_layers_restores_something(down: list[str]) -> None:
    """Whichever stand between: where a decoder is found for every size, some sizes come back through it."""
    encoder = layers("pytorch", " ".join(down))
    found = inverted(resolve("pytorch"), encoder, None)
    assert found.restores
    (whole,) = found.whole
    back = [size for size in range(1, 400) if out_of(encoder, list(found.decoder), size) == size]
    assert back
    assert whole.comes_back is None or whole.comes_back.holds(back[0])


@given(ENCODERS)
def test_the_whole_encoder_is_one_layer(drawn: tuple[str, list[str]]) -> None:
    """The smallest input is where it begins to take sizes, and the composed step gives each size."""
    encoder = layers(drawn[0], " ".join(drawn[1]))
    whole = folding([layer.does[0] for layer in encoder])
    assert whole is not None
    for size in range(1, 60):
        walked = walk(encoder, [size])
        if walked.broken is None:
            assert whole.smallest <= size
            assert walked.output == (whole.size(size),)
        elif "divisible" not in walked.broken.why:
            assert size < whole.smallest


@given(ENCODERS, st.lists(st.sampled_from(["up:2", "up:3"]), max_size=2), st.integers(1, 5))
def test_a_symbol_agrees_with_the_numbers(drawn: tuple[str, list[str]], more: list[str], slope: int) -> None:
    """The formula at a number is what the number gives, from the first one on that is said."""
    chain = layers(drawn[0], " ".join(drawn[1] + more))
    try:
        walked = walk(chain, [Linear(slope, 1, "n")])
    except tconvcalc.MisuseError:  # one floor inside another
        return
    if walked.broken:
        assert "divisible" in walked.broken.why
        return
    for number in range(1, 40):
        there = walk(chain, [slope * number + 1])
        assert (there.broken is None) == (number >= walked.first)
        if there.broken is None:
            assert [number_at(each[0], number) for each in walked.sizes] == [each[0] for each in there.sizes]


@given(ENCODERS, st.integers(1, 40))
def test_the_inputs_that_give_a_size(drawn: tuple[str, list[str]], wanted: int) -> None:
    """They are an interval, and it is found."""
    chain = layers(drawn[0], " ".join(drawn[1]))
    found = inputs_giving([layer.does[0] for layer in chain], wanted, wanted)
    tried = [
        size for size in range(1, 700) if (there := walk(chain, [size])).broken is None and there.output == (wanted,)
    ]
    if found and found[1] < 700:
        step = 2 if "unshuffle" in " ".join(drawn[1]) else 1
        assert (tried[0] if tried else found[0]) >= found[0]
        assert (tried[-1] if tried else found[1]) <= found[1]
        if step == 1:
            assert tried == list(range(found[0], found[1] + 1))
    elif found is None:
        assert tried == []


@settings(max_examples=examples(40), deadline=None)
@given(
    st.lists(
        st.sampled_from(["tconv:k4s2p1", "tconv:k10s5p2", "tconv:k3s2p1", "conv:k3p1", "up:2"]), min_size=1, max_size=4
    ),
    st.integers(1, 20),
    st.integers(-3, 3),
)
def test_a_change_makes_it_come_out(words: list[str], size: int, off: int) -> None:
    """Whatever is offered has been tried, as a command and as a chain."""
    text = " ".join(words)
    out = tconvcalc.chain("torch", text, input_size=size, dims=1).to_dict()["chains"][0]["sizes"][-1][0]
    wanted = max(1, out + off)
    answer = tconvcalc.chain("torch", text, input_size=size, output_size=wanted, dims=1)
    assert bool(answer) == (wanted == out)
    for fix in answer.to_dict()["fixes"]:
        changed = tconvcalc.chain("torch", fix["layers"], input_size=fix["input_size"][0], dims=1)
        assert changed.to_dict()["chains"][0]["sizes"][-1] == [wanted]


LEAST = {"kernel_size": 1, "stride": 1, "padding": 0, "output_padding": 0}


def numbers(word: LayerWord) -> dict[str, int]:
    """What a transposed convolution has, its defaults too."""
    each = {name: values[0] for name, values in word.given}
    return {name: value if isinstance(value := each.get(name, least), int) else least for name, least in LEAST.items()}


@settings(max_examples=examples(80, FEW), deadline=None)
@given(
    st.lists(st.sampled_from(["tconv:k4s2p1", "tconv:k10s5p2", "tconv:k3s2p1", "tconv:k5s3"]), min_size=1, max_size=3),
    st.integers(2, 12),
    st.integers(-4, 4),
)
def test_no_smaller_change_of_that_layer_comes_out(words: list[str], size: int, off: int) -> None:
    """Of one quantity, every number nearer to the layer's own is tried in the place of the one that is offered."""
    chain = layers("pytorch", " ".join(words), "tconv")
    wanted = max(1, number_at(walk(chain, [size]).output[0], 1) + off)
    answer = tconvcalc.chain("torch", " ".join(words), input_size=size, output_size=wanted, dims=1)
    for fix in answer.to_dict()["fixes"]:
        if fix["at"] is None or not fix["word"]:
            continue
        (new,) = read(fix["word"]).words
        old = chain[fix["at"]].word
        moved = {name: abs(numbers(new)[name] - number) for name, number in numbers(old).items()}
        far = sum(moved.values()) if sum(map(bool, moved.values())) == 1 else 1
        for name, least in LEAST.items():
            for number in range(numbers(old)[name] - far + 1, numbers(old)[name] + far):
                other = held(resolve("pytorch"), old.with_values(**{name: (number,)}), 1) if number >= least else None
                if other is not None:
                    tried = walk([*chain[: fix["at"]], other, *chain[fix["at"] + 1 :]], [size])
                    assert tried.broken or tried.output != (wanted,)
        there = walk([*chain[: fix["at"]], *layers("pytorch", fix["word"], "tconv"), *chain[fix["at"] + 1 :]], [size])
        assert there.output == (wanted,)
