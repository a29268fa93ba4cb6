"""The notation: what is read, how it is printed, and what is said where it cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tconvcalc.errors import MisuseError
from tconvcalc.networks.notation import MOST_LAYERS, read
from tconvcalc.networks.words import KINDS, LayerWord, written
from tests.cases import every_case
from tests.networks.recorded import ROWS
from tests.texts import any_text


@every_case(
    ("text", "canonical", "count"),
    [
        ("conv:k3s2p1", "conv:k3s2p1", 1),
        ("k3s2p1", "tconv:k3s2p1", 1),
        ("?*4", "tconv:?*4", 4),
        ("tconv:?*2..6", "tconv:?*2..6", 1),
        ("conv:k3 x3", "conv:k3*3", 3),
        ("conv:k3 *3", "conv:k3*3", 3),
        ("(conv:k3p1*2 pool:k2)x2 up:2", "(conv:k3p1*2 pool:k2)*2 up:2", 7),
        ("((up:2 up:3)*2)*2", "(up:2 up:3)*4", 8),
        ("CONV:P1K3SAME", "conv:k3p1same", None),
        ("conv:samek3", "conv:k3same", 1),
        ("tconv:k3s2same_upper tconv:k3SAME_LOWERs2", "tconv:k3s2same_upper tconv:k3s2same_lower", 2),
        ("conv:k3x5s2x1", "conv:k3x5s2x1", 1),
        ("conv:k3x3", "conv:k3", 1),
        ("conv:k3,conv:k5;up:2", "conv:k3 conv:k5 up:2", 3),
        ("conv:k3p1:2", "conv:k3p1:2", 1),
        ("tconv:k?s2..4p..3", "tconv:k?s2..4p0..3", 1),
        ("tconv:k4s2..", "tconv:k4s2..", 1),
        ("pool:k3ceil lppool:k2", "pool:k3ceil lppool:k2", 2),
        ("tconv:k5s2o13c64g4same", "tconv:k5s2g4c64o13same", 1),
        ("up:1.5x2 resize:7x8 adapt:7", "up:1.5x2 resize:7x8 adapt:7", 3),
        ("pad:1 pad:-1:2 rpad:1:2x0:0 crop:0:8", "pad:1:1 pad:-1:2 rpad:1:2x0:0 crop:0:8", 4),
        ("up:2.0 shuffle:2 unshuffle:2", "up:2 shuffle:2 unshuffle:2", 3),
        ("unpool:k2", "unpool:k2", 1),
    ],
)
def test_what_is_read(text: str, canonical: str, count: int | None) -> None:
    """The canonical text reads as the same layers."""
    if count is None:
        with pytest.raises(MisuseError, match="padding is written twice"):
            read(text)
        return
    notation = read(text)
    assert (str(notation), len(notation.words)) == (canonical, count)
    assert read(canonical).words == notation.words


@every_case(
    ("text", "caret", "why"),
    [
        ("", 0, "a layer should stand here"),
        ("conv", 0, "as in conv:k3"),
        ("up", 0, "as in up:2"),
        ("con:k3", 0, "the nearest is conv"),
        ("zzz:k3", 0, "no layer is called so"),
        ("flatten:1", 0, "no axis left"),
        ("conv:k3q2", 7, "no part of a conv"),
        ("conv:k3-", 7, "no part of a conv"),
        ("avgpool:z", 8, "no part of an avgpool"),
        ("lppool:z", 7, "no part of an lppool"),
        ("conv:", 5, "letters with numbers should follow"),
        ("conv:k", 6, "a number should stand here"),
        ("conv:k0", 6, "the smallest is 1"),
        ("conv:k3d65537", 8, "the largest is 65,536"),
        ("conv:k99999999999999999999", 6, "the largest is 9,223,372,036,854,775,807"),
        ("conv:k5..3", 6, "from the smaller number to the larger"),
        ("conv:k3k4", 7, "kernel_size is written twice"),
        ("conv:k1x2x3x4", 11, "at most 3 axes"),
        ("conv:?k3", 6, "nothing should follow conv:?"),
        ("up:", 3, "a factor should stand here"),
        ("up:0", 3, "a factor is above 0"),
        ("up:2a", 4, "nothing should follow up:2"),
        ("(conv:k3", 0, "this bracket is never closed"),
        ("conv:k3)", 7, "no bracket was opened"),
        ("()", 0, "a layer should stand between the brackets"),
        ("(" * 40, 32, "brackets go at most 32 deep"),
        ("conv:k3*", 8, "how often should stand here"),
        ("conv:k3*0", 8, "a layer is repeated 1 to 10,000 times"),
        ("conv:k3*99999999999999999999999", 8, "a layer is repeated 1 to 10,000 times"),
        ("tconv:?*6..2", 7, "from the smaller number to the larger"),
        ("conv:k3*2..3", 0, "only layers of which nothing is known"),
        ("(tconv:?*2..3)*2", 0, "what has no number of layers yet"),
        ("(conv:k3*1000)*1000", 0, "more than 10,000 layers"),
        ("conv:k3*6000 conv:k3*6000", 13, "more than 10,000 layers"),
        ("\x1b[31m", 0, "no part of a tconv"),
    ],
)
def test_what_cannot_be_read(text: str, caret: int, why: str) -> None:
    """The caret stands under the part, the sentence says why, and the last line what to write."""
    with pytest.raises(MisuseError) as raised:
        read(text)
    first, second, last = str(raised.value).splitlines()
    assert first.startswith('layers: cannot read "')
    assert why in second
    assert second.index("^") - len('layers: cannot read "') == caret
    assert last.startswith("write layers as in conv:k3s2p1*2")


def test_a_text_of_any_length() -> None:
    """It is refused, not read."""
    with pytest.raises(MisuseError, match="more than any network needs"):
        read("conv:k3 " * 100_000)


def test_all_recorded_chains_go_round() -> None:
    """What is printed reads as what was read."""
    texts = {row[name] for row in ROWS for name in ("layers", "decoder", "down", "up", "per_level") if name in row}
    for text in texts:
        assert read(str(read(text))).words == read(text).words


NUMBERS = st.integers(1, 99).map(str)
LETTERED = st.lists(st.tuples(st.sampled_from("ksdagco"), NUMBERS), min_size=1, unique_by=lambda pair: pair[0]).map(
    lambda pairs: "".join(letter + number for letter, number in pairs)
)
LAYERS = st.one_of(
    st.tuples(st.sampled_from(["conv", "tconv", "pool", "avgpool"]), LETTERED).map(":".join),
    st.sampled_from(["up:2", "up:1.25", "resize:7x8", "pad:1:2", "crop:0:8", "tconv:?", "pool:k2ceil", "conv:k3same"]),
)
CHAINS = st.recursive(
    st.lists(LAYERS, min_size=1, max_size=4).map(" ".join),
    lambda inner: st.tuples(inner, st.integers(1, 4)).map(lambda pair: f"({pair[0]})*{pair[1]} up:3"),
    max_leaves=4,
)


@given(CHAINS)
def test_any_chain_goes_round(text: str) -> None:
    """Repeats are found again in whatever way they are written."""
    words = read(text).words
    assert read(written(words)).words == words


@given(any_text(max_size=40) | st.text(alphabet="conv:tk3s2p1?*()x. up", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    """There is no third way."""
    try:
        words = read(text).words
    except MisuseError:
        return
    assert 1 <= len(words) <= MOST_LAYERS
    assert {word.kind for word in words} <= set(KINDS)


def test_a_word_is_changed() -> None:
    """A quantity is replaced, or given none taken away."""
    word = read("conv:k3s2").words[0]
    assert str(word.with_values(stride=(3,))) == "conv:k3s3"
    assert str(word.with_values(stride=())) == "conv:k3"
    assert LayerWord("tconv").open
