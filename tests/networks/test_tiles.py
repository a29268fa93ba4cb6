"""The overlap-tile: which input a wanted output takes, how much is mirrored, and where the tiles lie."""

from __future__ import annotations

import shlex
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tconvcalc
from tests.cli.running import tconvcalc as program
from tests.effort import examples

VALID = "(conv:k3*2 pool:k2)*4 conv:k3*2"
NETS = [
    VALID,
    "(conv:k3*2 pool:k2)*3 conv:k3*2",
    "conv:k3 pool:k2 conv:k5 pool:k3",
    "(conv:k3p1 pool:k2)*3",
    "conv:k2 pool:k2",
]


def asked(layers: str = VALID, **given_: Any) -> dict[str, Any]:  # noqa: ANN401 -- JSON
    """The answer as JSON."""
    return tconvcalc.invert("torch", layers, skips=True, **given_).to_dict()


def test_the_whole_image_in_one_tile() -> None:
    """The smallest legal input is taken: 572 -> 388 and 700 -> 516 lie 16 apart, as the paper's network has it."""
    shown = asked(output_size=388)
    assert (shown["input_size"], shown["output_size"]) == ([572, 572], [388, 388])
    assert shown["tiles"][0] == {
        "wanted": 388, "input_size": 572, "output_size": 388, "mirrored": (92, 92), "number": 1, "cut": (0, 0),
    }  # fmt: skip
    text = str(tconvcalc.invert("torch", VALID, skips=True, output_size=512))
    assert "512 wanted: mirror the image by 94 at each side to an input of 700" in text
    assert "its output of 516 is cut by 2 at each side" in text


def test_tiles_of_a_given_input() -> None:
    """As many as cover it, the last one moved back to the end."""
    text = str(tconvcalc.invert("torch", VALID, skips=True, input_size=572, output_size=1024))
    assert "1024 wanted: mirror the image by 92 at each side, then 3 x 3 = 9 tiles of 572, each gives 388" in text
    assert "the tiles begin at 0, 388 and 636: the last one is moved back to the end" in text
    many = str(tconvcalc.invert("torch", VALID, skips=True, input_size=572, output_size=(10**12, 50)))
    assert "axis 0: the tiles begin at 0, 388, 776, … 999999999612" in many
    assert "axis 1: a mirror adds at most 49 at a side: pad with zeros instead" in many
    odd = str(tconvcalc.invert("torch", "conv:k2 pool:k2", skips=True, output_size=20, dims=1))
    assert "20 wanted: mirror the image by 1 at the begin and 2 at the end to an input of 23" in odd
    assert "its output of 21 is cut by 1 at the end" in odd
    assert "the image as it is" in str(tconvcalc.invert("torch", "conv:k3p1 pool:k2", skips=True, output_size=64))


def test_an_input_that_is_not_legal() -> None:
    """Nothing is said of tiles, and what is legal keeps the wish."""
    shown = asked(input_size=573, output_size=1024)
    assert (shown["verdict"], shown["tiles"]) == ("impossible", None)
    for fix in shown["fixes"]:
        done = program(*shlex.split(fix["command"])[1:])
        assert done.code == 0
        assert "1024 wanted" in done.out
    never = tconvcalc.invert("torch", "conv:k3p1 pool:k2", with_="up:3", skips=True, output_size=8)
    assert not never
    assert never.to_dict()["tiles"] is None


@settings(max_examples=examples(60))
@given(st.sampled_from(NETS), st.integers(1, 3000), st.integers(0, 40))
def test_tiles_cover_the_image(layers: str, wanted: int, more: int) -> None:
    """Every element of the output lies in some tile; each tile's input lies in the mirrored image."""
    smallest = asked(layers, output_size=wanted, dims=1)
    (one,) = smallest["tiles"]
    step = smallest["restores"]["modulo"][0]
    before = one["input_size"] - step
    if before >= smallest["restores"]["from"][0]:
        assert asked(layers, input_size=before, dims=1)["output_size"][0] < wanted
    size = smallest["restores"]["from"][0] + more * step
    net = tconvcalc.invert("torch", layers, skips=True, input_size=size, output_size=wanted, dims=1)
    from tconvcalc.networks.tiles import tiles  # noqa: PLC0415 -- beside what the command shows

    (tile,) = tiles(net.result) or ()  # type: ignore[arg-type]
    starts = [tile.start(place) for place in range(tile.number)]
    covered = {at for start in starts for at in range(start, min(wanted, start + tile.output_size))}
    assert covered == set(range(wanted))
    assert len(starts) == 1 or starts[-1] + tile.output_size == wanted
    whole = wanted + sum(tile.mirrored)
    assert all(start + size <= max(whole, size) for start in starts)
    assert tile.number == 1 or starts[-1] + size == whole


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["-o", "512", "conv:k3s2"], "add --skips, for the tiles of a U-Net"),
        (["-o", "n", "--skips", "conv:k3 pool:k2"], "give a number with -o"),
        (["-o", str(2**63 - 1), "--skips", VALID], "the input for it is larger than"),
        (["-o", "0", "--skips", VALID], "--output-size"),
    ],
)
def test_misuse(arguments: list[str], sentence: str) -> None:
    """Exit 2 with a sentence."""
    done = program("invert", "-f", "torch", *arguments)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err
