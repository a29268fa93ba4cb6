"""Chains that are walked: sizes, breaks, claims that miss, who is to blame, and what is offered."""

from __future__ import annotations

import json
import shlex

import pytest

import tconvcalc
from tests.cases import every_case
from tests.cli.running import tconvcalc as program


def sizes(answer: object) -> list[object]:
    """The sizes along the first axis of the first chain."""
    return [each[0] for each in answer.to_dict()["chains"][0]["sizes"]]  # type: ignore[attr-defined]


def test_a_walk() -> None:
    """The contract's example, as JSON has it."""
    answer = tconvcalc.chain("torch", "conv:k3s2p1*2 tconv:k3s2p1a1*2", input_size=28)
    shown = answer.to_dict()
    assert {key: shown[key] for key in ("version", "command", "framework", "verdict", "count")} == {
        "version": 1,
        "command": "chain",
        "framework": "pytorch",
        "verdict": "feasible",
        "count": 1,
    }
    (chain,) = shown["chains"]
    assert chain["sizes"] == [[28, 28], [14, 14], [7, 7], [14, 14], [28, 28]]
    assert chain["layers"][2] == {
        "kind": "tconv",
        "word": "tconv:k3s2p1a1",
        "input_size": [7, 7],
        "output_size": [14, 14],
        "kernel_size": [3, 3],
        "stride": [2, 2],
        "padding": [1, 1],
        "output_padding": [1, 1],
    }
    assert chain["every_n"] is False
    assert "nn.Sequential" in chain["code"]["torch.nn"]
    assert repr(answer) == "<Chain PyTorch 28 -> 28: conv:k3s2p1*2 tconv:k3s2p1a1*2>"
    json.dumps(shown)


@every_case(
    ("framework", "layers", "size", "way"),
    [
        ("torch", "conv:k3s2p1*2", "n", ["n", "(n + 1)//2", "(n + 3)//4"]),
        ("torch", "pool:k2*2", "n", ["n", "n//2", "n//4"]),
        ("torch", "pool:k2 up:2", "n", ["n", "n//2", "2*(n//2)"]),
        ("torch", "pool:k2 up:2 conv:k3", "n", ["n", "n//2", "2*(n//2)", "2*(n//2) - 2"]),
        ("torch", "pool:k2 up:2 pool:k4", "n", ["n", "n//2", "2*(n//2)", "n//4"]),
        ("torch", "conv:k3s2p1*2", "4n", ["4*n", "2*n", "n"]),
        ("torch", "conv:k3s2p1", "2n+1", ["2*n + 1", "n + 1"]),
        ("torch", "pool:k2", "3n", ["3*n", "(3*n)//2"]),
        ("torch", "adapt:7 up:2", "n", ["n", 7, 14]),
        ("torch", "unshuffle:2", "2n", ["2*n", "n"]),
        ("torch", "pool:k2 up:4 unshuffle:2", "n", ["n", "n//2", "4*(n//2)", "2*(n//2)"]),
        ("keras", "conv:k3s2same", "7x8", [7, 4]),
        ("torch", "up:1.5", "7", [7, 10]),
    ],
)
def test_formulas(framework: str, layers: str, size: str, way: list[object]) -> None:
    """A symbol goes on as one floor as long as it can."""
    answer = tconvcalc.chain(framework, layers, input_size=size)
    assert answer
    assert sizes(answer) == way


def test_two_axes() -> None:
    """Each axis has its own way."""
    answer = tconvcalc.chain("keras", "conv:k3x1s2x1same pad:1:2x0:0", input_size="7x2*n")
    assert answer.to_dict()["chains"][0]["sizes"] == [[7, "2*n"], [4, "2*n"], [7, "2*n"]]
    assert "7x2*n -> 4x2*n -> 7x2*n" in str(answer)


@every_case(
    ("framework", "layers", "size", "fact", "help_"),
    [
        ("torch", "conv:k5*2", 7, "layer 2, conv:k5, ends the chain: its input must be at least 5, and it is 3", [9]),
        ("torch", "unshuffle:2", 7, "its input must be divisible by 2, and it is 7", [8]),
        ("torch", "pool:k2 unshuffle:2", "n", "its input must be divisible by 2, and it is n//2", []),
        ("torch", "unshuffle:2", "n", "its input must be divisible by 2, and it is n", []),
        ("torch", "pool:k3p2", 7, "padding to be at most half its kernel", [7]),
        ("torch", "tconv:k3s2a2", 7, "wants output_padding below the stride", [7]),
        ("torch", "tconv:k3s2p4", 1, "its output would be -5", [4]),
        ("torch", "up:0.25", 3, "leaves nothing", [4]),
        ("torch", "tconv:k3s2o9", 7, "from 7 it reaches 15..16, not 9", [4]),
        ("torch", "conv:k3 tconv:k3s2o9", 7, "from 5 it reaches 11..12, not 9", [6]),
        ("torch", "tconv:k3o10 up:2", 7, "from 7 it reaches 9, not 10", [8]),
        ("torch", "up:2 tconv:k3s2o7", 7, "from 14 it reaches 29..30, not 7", []),
        ("torch", "tconv:k3s2o9", "n", "an output_size can be stated for a number only", []),
        ("keras", "tconv:k4s2o13x14same", 7, "no output_padding that gives these sizes together", [7]),
        ("keras", "conv:k3s2d2", 7, "refuses a stride above 1 together with a dilation above 1", [7]),
        ("torch", "up:9000000000000000000", 7, "its output is larger than 9,223,372,036,854,775,807", [1]),
        ("torch", "tconv:k3s9*40", "n", "its output is larger than", []),
        ("torch", "pool:k2*80", 7, "its input must be at least 2", []),
        ("torch", "crop:2:2 pool:k3p2", 4, "layer 1, crop:2:2, ends the chain: its input must be at least 5", []),
    ],
)
def test_breaks(framework: str, layers: str, size: object, fact: str, help_: list[int]) -> None:
    """The layer, the sizes up to it, and the nearest input that goes through."""
    answer = tconvcalc.chain(framework, layers, input_size=size)  # type: ignore[arg-type]
    shown = answer.to_dict()
    assert not answer
    assert shown["verdict"] == "impossible"
    assert fact in shown["fact"]
    assert [fix["input_size"][0] for fix in shown["fixes"]] == help_
    assert repr(answer).startswith("<Chain ")
    assert answer.code == {}


def test_a_claim_that_misses() -> None:
    """The deficits, the layer to blame, and the audio fix."""
    layers = "tconv:k16s8p8 tconv:k10s5p5 tconv:k8s4p4 tconv:k6s3p3"
    answer = tconvcalc.chain("torch", layers, input_size=10, output_size=4800, dims=1)
    shown = answer.to_dict()
    assert [row["so_far"] for row in shown["losses"][0]] == [8, 45, 184, 555]
    assert [row["share"] for row in shown["losses"][0]] == [480, 60, 12, 3]
    exact = "tconv:k16s8p4 tconv:k10s5p3a1 tconv:k8s4p2 tconv:k6s3p2a1"
    assert [(fix["layers"], fix["output_size"]) for fix in shown["fixes"]] == [(exact, [4800])]
    text = str(answer)
    assert "impossible: the chain gives 4245, not 4800" in text
    assert "4245 is 555 short of 4800, which is 480 times 10" in text
    assert "most of it is layer 1's" in text


def test_what_is_lost_is_told_without_a_claim() -> None:
    """For every n, also where nothing is lost in all, or at all."""
    told = str(tconvcalc.chain("torch", "tconv:k3s2p1*2", dims=1))
    assert "4*n - 3 is 3 short of 4*n, which is 4 times n" in told
    assert "nothing: every layer gives its stride" in str(tconvcalc.chain("torch", "tconv:k11s5p3a0*2", dims=1))
    even = str(tconvcalc.chain("torch", "tconv:k3s2p1 conv:k2p1", input_size=5))
    assert "nothing in all: 10 comes out" in even
    assert "most of it" not in even
    floored = str(tconvcalc.chain("torch", "tconv:k3s2p1", input_size="3n"))
    assert "6*n - 1 is 1 short of 6*n, which is 2 times 3*n" in floored
    two = str(tconvcalc.chain("torch", "tconv:k3x4s2p1", input_size=5))
    assert "axis 0: 9 is 1 short of 10" in two
    assert "lost" not in str(tconvcalc.chain("torch", "tconv:k4 tconv:k4s2p1*4", input_size=1))


@pytest.mark.parametrize(
    ("framework", "layers", "size", "claim", "offered"),
    [
        ("torch", "tconv:k4 tconv:k4s2p1*4", 1, 32, "tconv:k4 tconv:k4s2p1*3"),
        ("torch", "tconv:k8s4p2*4", 78, 9984, "tconv:k8s4p2*3 tconv:k4s2p1"),
        ("torch", "conv:k3s2p1 tconv:k3s2p1", 24, 24, "conv:k3s2p1 tconv:k3s2p1a1"),
        ("torch", "conv:k3s2p1 tconv:k3s2p1", "2n", "2n", "conv:k3s2p1 tconv:k3s2p1a1"),
        ("torch", "pool:k2 resize:7", 24, 9, "pool:k2 resize:9"),
        ("torch", "tconv:k16s8 crop:0:7", 10, 80, "tconv:k16s8 crop:0:8"),
        ("torch", "pad:1:1", 10, 13, "pad:1:2"),
        ("keras", "conv:k3s2same tconv:k3s2same", 9, 9, "conv:k3s2same tconv:k3s2a0same"),
        ("torch", "conv:k3", 9, 9, "conv:k3p1"),
    ],
)
def test_the_nearest_change(framework: str, layers: str, size: object, claim: object, offered: str) -> None:
    """It is offered, and its command asks for it."""
    answer = tconvcalc.chain(framework, layers, input_size=size, output_size=claim, dims=1)  # type: ignore[arg-type]
    fixes = answer.to_dict()["fixes"]
    assert not answer
    assert offered in [fix["layers"] for fix in fixes]
    for fix in fixes:
        done = program(*shlex.split(fix["command"])[1:], "--json")
        assert (done.code, json.loads(done.out)["verdict"]) == (0, "feasible")


def test_nothing_helps() -> None:
    """Where no small change does, none is offered."""
    answer = tconvcalc.chain("torch", "conv:k3", input_size=9, output_size=9000)
    assert [fix["input_size"] for fix in answer.to_dict()["fixes"]] == [[9002, 9002]]
    assert tconvcalc.chain("torch", "conv:k3", input_size="n", output_size="7n").to_dict()["fixes"] == []
    assert not tconvcalc.chain("torch", "conv:k3", input_size="n", output_size="n-90").to_dict()["fixes"]
    assert not tconvcalc.chain("torch", "pad:1:1", input_size="n", output_size="2n").to_dict()["fixes"]


@every_case(
    ("framework", "layers", "sentence"),
    [
        ("torch", "conv:s2", "a conv needs a kernel, as in k3"),
        ("torch", "lppool:s2", "an lppool needs a kernel, as in k3"),
        ("torch", "conv:k3g3c4", "4 channels leave 1 over in 3 groups"),
        ("torch", "conv:k3 tconv:k3g4c6", "6 channels leave 2 over in 4 groups"),
        ("torch", "conv:k3a1", "has no output_padding"),
        ("keras", "unpool:k2", "has no unpooling layer"),
        ("keras", "pool:k2ceil", "has no ceil"),
        ("torch", "conv:k3same pool:k2same", 'do not know the padding word "same"'),
        ("torch", "conv:k3x3x4", "kernel_size has 3 values, and the chain is 2-D"),
        ("torch", "tconv:k3s2a1o9", "write one of o and a"),
        ("tf", "lppool:k2", "has no power-average pooling"),
        ("torch", "pool:k2 up:2 pool:k3", "is no single formula"),
        ("torch", "up:1.5", "is no single formula"),
    ],
)
def test_misuse(framework: str, layers: str, sentence: str) -> None:
    """What a framework cannot hold is said, with a caret under the layer where it stands in a text."""
    dims = 2
    with pytest.raises(tconvcalc.MisuseError, match=sentence):
        tconvcalc.chain(framework, layers, dims=dims)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"layers": ["conv:k3", 3]}, "give them as text"),
        ({"layers": 3}, "give them as text"),
        ({"layers": "conv:k3", "input_size": "2..7"}, "takes a range on no axis"),
        ({"layers": "conv:k3", "input_size": "7x?"}, "takes . on no axis"),
        ({"layers": "conv:k3", "input_size": "nxm"}, "one symbol"),
        ({"layers": "conv:k3", "input_size": "7x8", "dims": 3}, "input_size has 2 values, and the chain is 3-D"),
        ({"layers": "conv:k3", "dims": 4}, "dims: cannot take 4"),
    ],
)
def test_misuse_of_values(given: dict[str, object], sentence: str) -> None:
    """A value that a chain cannot have."""
    with pytest.raises(tconvcalc.MisuseError, match=sentence):
        tconvcalc.chain("torch", given.pop("layers"), **given)  # type: ignore[arg-type]


def test_words_or_one_text() -> None:
    """A list, separate words and one text are the same; every size where none is given."""
    one = tconvcalc.chain("torch", "conv:k3p1 x3 up:2")
    two = tconvcalc.chain("torch", ["conv:k3p1", "x3", "up:2"], limit=None)
    assert one.to_dict() == two.to_dict()
    assert sizes(one)[-1] == "2*n"


def test_speed() -> None:
    """A thousand layers, sizes of 10^12, and a hop of 2^20."""
    assert sizes(tconvcalc.chain("torch", "conv:k3p1*1000", input_size=10**12))[-1] == 10**12
    assert len(str(tconvcalc.chain("torch", "(conv:k3p1 pool:k2 up:2)*400", input_size="2n")).splitlines()) < 60
    assert tconvcalc.chain("torch", "tconv:?*6", input_size="n", output_size=f"{2**20}n", dims=1).result.count == 16
    missed = tconvcalc.chain("torch", "conv:k3p1*1000", input_size=10**12, output_size=10**12 + 1)
    assert len(missed.to_dict()["fixes"]) > 1


@pytest.mark.parametrize(
    ("layers", "size", "out", "one_more"),
    [
        ("tconv:k4 tconv:k4s2p1*4", 1, 128, "tconv:k4 tconv:k4s2p1*5"),
        ("conv:k3s2p1*3", 64, 4, "conv:k3s2p1*4"),
        ("tconv:k4s2p1*2 tconv:k6s3p2a1*2", "n", "72n", "tconv:k4s2p1*3 tconv:k6s3p2a1*2"),
        ("tconv:k4s2p1*2", 4, 17, None),
        ("conv:k3s2p1 conv:k2*2", 7, 1, "conv:k3s2p1 conv:k2*3"),
        ("conv:k3s2p1 conv:k2*3", 7, 1, None),
    ],
)
def test_one_more_of_a_repeated_layer(layers: str, size: object, out: object, one_more: str | None) -> None:
    """What people do whose stack does not reach far enough comes first, where it comes out."""
    answer = tconvcalc.chain("torch", layers, input_size=size, output_size=out, dims=1)  # type: ignore[arg-type]
    offered = [fix["layers"] for fix in answer.to_dict()["fixes"] if fix["what"].startswith("one more ")]
    assert offered == ([one_more] if one_more else [])
