"""What is offered where a chain or a stack does not come out, and the input that a chain needs for an output."""

from __future__ import annotations

import json
import shlex
from typing import Any

import pytest

import tconvcalc
from tests.cli.running import tconvcalc as program


def solved(command: str) -> dict[str, Any]:
    """The JSON of a command that is offered, which has to fit."""
    done = program(*shlex.split(command)[1:], "--json")
    assert done.code == 0, command
    found: dict[str, Any] = json.loads(done.out)
    return found


@pytest.mark.parametrize(
    ("layers", "output", "inputs", "line"),
    [
        ("tconv:k4s2p1*4", 64, [[4, 4], [4, 4]], ""),
        ("conv:k3s2p1*2", 7, [[25, 28], [25, 28]], "input    25..28 gives 7"),
        ("conv:k3s2p1*2", (7, 8), [[25, 28], [29, 32]], "input    25..28x29..32 gives 7x8"),
        ("conv:k3s1x2p1", (7, 8), [[7, 7], [15, 16]], "input    7x15..16 gives 7x8"),
    ],
)
def test_the_input_is_found(layers: str, output: object, inputs: list[list[int]], line: str) -> None:
    """Where the output alone is given, every input that gives it."""
    answer = tconvcalc.chain("torch", layers, output_size=output)  # type: ignore[arg-type]
    assert answer.to_dict()["inputs"] == inputs
    assert line in str(answer)
    for ends in zip(*inputs, strict=True):
        assert tconvcalc.chain("torch", layers, input_size=ends, output_size=output)  # type: ignore[arg-type]
    below = tuple(low - 1 for low, _ in inputs)
    assert not tconvcalc.chain("torch", layers, input_size=below, output_size=output)  # type: ignore[arg-type]


def test_no_input_gives_it() -> None:
    """The next larger output is named, and what makes it the one that is wanted."""
    answer = tconvcalc.chain("torch", "tconv:k4s2p1*4", output_size=63)
    assert answer.to_dict()["fact"] == "no input gives 63: 4 gives 64"
    words = {fix["layers"] for fix in answer.to_dict()["fixes"]}
    assert words == {"tconv:k4s2p1*3 tconv:k3s2p1", "tconv:k4s2p1*4 crop:0:1"}
    for fix in answer.to_dict()["fixes"]:
        assert solved(fix["command"])["chains"][0]["sizes"][-1] == [63, 63]


@pytest.mark.parametrize(
    ("layers", "output"),
    [("tconv:k4s2p1", "2n"), ("adapt:7", 8), ("tconv:k3s2o9", 9), ("pool:k3p2", 4), ("tconv:k4s2p1", (8, "2n"))],
)
def test_the_input_stays_every_size(layers: str, output: object) -> None:
    """Where a symbol or a stated size is given, or no input gives so much."""
    assert tconvcalc.chain("torch", layers, output_size=output).to_dict()["inputs"] is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("framework", "layers", "size", "output", "offered"),
    [
        ("torch", "tconv:k4s2p1*3", (8, 9), (64, 73), "tconv:k4s2p1*2 tconv:k4s2p1a0x1"),
        ("torch", "tconv:k4s2p1*3", (8, 9), (64, 70), "tconv:k4s2p1*2 tconv:k4s2p1x2"),
        ("torch", "tconv:k4s2p1*3", (8, 9), (64, 70), "tconv:k4s2p1*3 crop:0:0x1:1"),
        ("torch", "conv:k3s2p1", (7, 8), (4, 3), "conv:k3s2p1x0"),
        ("keras", "tconv:k4s2same*3", (8, 9), (64, 73), "tconv:k4s2same*3 crop:0:0x3:4"),
    ],
)
def test_one_axis_misses(
    framework: str, layers: str, size: tuple[int, int], output: tuple[int, int], offered: str
) -> None:
    """A layer is changed on that axis alone, or what is too much is cut off there."""
    fixes = tconvcalc.chain(framework, layers, input_size=size, output_size=output).to_dict()["fixes"]
    assert offered in [fix["layers"] for fix in fixes]
    for fix in fixes:
        assert solved(fix["command"])["chains"][0]["sizes"][-1] == list(output)


DAC = "tconv:k16s8p4 tconv:k10s5p3 tconv:k8s4p2 tconv:k4s2p1"


@pytest.mark.parametrize(
    ("layers", "size", "output", "offered"),
    [
        (DAC, 31, 10000, "tconv:k16s8p4 tconv:k10s5p3a1 tconv:k8s4p2 tconv:k4s2p1 crop:0:240"),
        ("tconv:k16s8", "n", "8n", "tconv:k16s8 crop:0:8"),
        ("conv:k3 tconv:k2s2", 20, 35, "conv:k3 tconv:k2s2 crop:0:1"),
    ],
)
def test_what_is_too_much_is_cut_off(layers: str, size: int | str, output: int | str, offered: str) -> None:
    """Audio at the end; where no input gives it, of the next larger one."""
    fixes = tconvcalc.chain("torch", layers, input_size=size, output_size=output, dims=1).to_dict()["fixes"]
    assert offered in [fix["layers"] for fix in fixes]
    for fix in fixes:
        solved(fix["command"])


@pytest.mark.parametrize(
    ("framework", "layers", "size", "output"),
    [
        ("torch", "tconv:k4s2p1", 4, 20),
        ("torch", "tconv:k4s2p1 tconv:k3s2o15", 4, 20),
        ("torch", "tconv:k4s2p1", "n", "2n-9"),
        ("onnx", "tconv:k16s8", "n", "8n"),
    ],
)
def test_no_crop_is_offered(framework: str, layers: str, size: int | str, output: int | str) -> None:
    """Of what is too little, of what is told, of too much, and where nothing else is known of a framework."""
    fixes = tconvcalc.chain(framework, layers, input_size=size, output_size=output, dims=1).to_dict()["fixes"]
    assert not any("crop" in fix["layers"] for fix in fixes)


@pytest.mark.parametrize(
    ("layers", "size", "output", "what", "offered"),
    [
        ("tconv:k4 tconv:k4s2p1*4", 1, 256, "two more tconv:k4s2p1", "tconv:k4 tconv:k4s2p1*6"),
        ("tconv:k4 tconv:k4s2p1*4", 1, 100, "other strides", "tconv:k7 tconv:k4s2p2a1*2 tconv:k4s2p1*2"),
        ("tconv:k32s16p8*2", "n", "275n", "other strides", "tconv:k50s25p13a1 tconv:k22s11p6a1"),
        (
            "tconv:k16s8p4*2 tconv:k4s2p1*2",
            "n",
            "600n",
            "other strides",
            "tconv:k16s8p4 tconv:k10s5p3a1*2 tconv:k6s3p2a1",
        ),
    ],
)
def test_a_stack_reaches_further(layers: str, size: int | str, output: int | str, what: str, offered: str) -> None:
    """With more of the layer that it repeats, or with as many layers of other strides."""
    dims = 1 if isinstance(size, str) else None
    fixes = tconvcalc.chain("torch", layers, input_size=size, output_size=output, dims=dims).to_dict()["fixes"]
    assert {fix["what"]: fix["layers"] for fix in fixes}[what] == offered
    for fix in fixes:
        solved(fix["command"])


@pytest.mark.parametrize(
    ("layers", "output"),
    [
        ("tconv:k4s2p1 conv:k3", 90),
        ("tconv:k4s2p1", 90),
        ("tconv:k3p1*65", 90),
        ("tconv:k3s2*2", 1_000_003),
        ("tconv:k3s2*2", 20),
        ("tconv:k3s2*2", 3),
    ],
)
def test_no_other_strides_are_offered(layers: str, output: int) -> None:
    """Of one layer, of others beside these, of very many, with kernels that nobody writes, of what is near."""
    fixes = tconvcalc.chain("torch", layers, input_size=4, output_size=output, dims=1).to_dict()["fixes"]
    assert "other strides" not in [fix["what"] for fix in fixes]


@pytest.mark.parametrize(
    ("framework", "layers", "size", "output", "because", "offered"),
    [
        ("torch", "tconv:?*100", 4, 64, "at most 64 layers are looked for", ["tconv:?*2..8"]),
        ("torch", "tconv:?", "n", "300n", "", ["tconv:?*2", "tconv:?*3"]),
        ("torch", "conv:k3p1 tconv:?", 10, 3000, "", ["conv:k3p1 tconv:?*2", "conv:k3p1 tconv:?*3"]),
        ("torch", "tconv:?*2", "n", "1800n", "", ["tconv:?*3", "tconv:?*4"]),
        ("torch", "tconv:?*2", "n", "37n", "its largest prime factor is 37", ["up:37"]),
        ("torch", "tconv:?*2", "9n+3", "36n+1", "strides that multiply to 4 give 36*n + 12", ["tconv:?*2 crop:0:11"]),
        ("torch", "tconv:?*3", 64, 4, "transposed convolutions grow", []),
        ("torch", "tconv:?*2", ("n", 4), ("37n", 9), "", []),
        ("torch", "tconv:?*2", (4, 4), (5, 9000), "", []),
    ],
)
def test_another_stack_is_offered(  # noqa: PLR0913, PLR0917 -- each is a part of the case
    framework: str, layers: str, size: object, output: object, because: str, offered: list[str]
) -> None:
    """Another number of layers, a crop behind them, or one upsampling; each is found when it is asked for."""
    dims = None if isinstance(size, tuple) else 1
    answer = tconvcalc.chain(framework, layers, input_size=size, output_size=output, dims=dims)  # type: ignore[arg-type]
    assert not answer
    assert because in answer.to_dict()["because"]
    assert [fix["layers"] for fix in answer.to_dict()["fixes"]] == offered
    for fix in answer.to_dict()["fixes"]:
        solved(fix["command"])


@pytest.mark.parametrize(
    ("layers", "size", "output", "found"),
    [
        ("tconv:?*10", 4, 64, "tconv:k4s2p1*4 tconv:k3p1*6"),
        ("tconv:?*3", 4, 4, "tconv:k3p1*3"),
        ("tconv:?*9", 1, 64, "tconv:k4s2p1*6 tconv:k3p1*3"),
    ],
)
def test_layers_that_keep_the_size_fill_a_stack(layers: str, size: int, output: int, found: str) -> None:
    """Where there are more layers than doublings."""
    assert tconvcalc.chain("torch", layers, input_size=size, output_size=output).to_dict()["chains"][0]["word"] == found


@pytest.mark.parametrize(
    ("layers", "size", "to"),
    [("unshuffle:4 conv:k3p1", 101, 104), ("conv:k11s3", 5, 11), ("pool:k2 unshuffle:3", 4, 6)],
)
def test_an_encoder_that_ends_early(layers: str, size: int, to: int) -> None:
    """The input that is offered goes through, whatever a layer wants to divide."""
    (fix,) = tconvcalc.invert("torch", layers, input_size=size).to_dict()["fixes"]
    assert fix["input_size"] == [to, to]
    solved(fix["command"])
