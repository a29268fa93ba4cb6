"""A chain's picture has the sizes that adding up its layers gives, as numbers and as bars."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tconvcalc
from tconvcalc.cli.app import run
from tconvcalc.drawing.subject import Subject, Way
from tconvcalc.drawing.svg import svg
from tconvcalc.drawing.terminal import drawn_lines, plain
from tests.drawing.geometries import SOME

CHAIN = "conv:k3s2p1*2 tconv:k3s2p1a1*2"
SIZES = [28, 14, 7, 14, 28]


def read(lines: list[str]) -> list[tuple[str, int, int]]:
    """The rows as label, number and the length of the bar."""
    found = [re.fullmatch(r"(\S+) +(\d+)  ([█#]+)", line) for line in lines]
    return [(row.group(1), int(row.group(2)), len(row.group(3))) for row in found if row]


def way(*sizes: tuple[int, ...]) -> Subject:
    """A chain of layers of these sizes."""
    names = ("input", *(f"layer:{place}" for place in range(1, len(sizes))))
    return Subject("Some", "chain", (), way=Way(names, sizes))


def test_the_sizes_are_those_of_the_layers() -> None:
    """(28 + 2 - 3)//2 + 1 = 14, and back; axes that are alike are drawn once."""
    drawing = tconvcalc.draw("torch", CHAIN, input_size=28)
    lines = str(drawing).splitlines()
    assert lines[:3] == ["PyTorch  28 -> 28   conv:k3s2p1*2 tconv:k3s2p1a1*2", "", "both axes:"]
    assert [size for _, size, _ in read(lines)] == SIZES
    assert [name for name, _, _ in read(lines)] == ["input", *["conv:k3s2p1"] * 2, *["tconv:k3s2p1a1"] * 2]
    assert max(map(len, lines)) <= 80
    assert drawing.to_dict()["sizes"][2] == {"word": "conv:k3s2p1", "size": [7, 7]}
    assert "<svg" in drawing.html()


def test_axes_that_differ_and_every_size() -> None:
    """Each axis by itself; of every size some are drawn, and that is said."""
    lines = str(tconvcalc.draw("torch", CHAIN.split(), input_size=(28, 32))).splitlines()
    assert [line for line in lines if line.endswith(":")] == ["axis 0:", "axis 1:"]
    assert [size for _, size, _ in read(lines)] == [*SIZES, 32, 16, 8, 16, 32]
    every = str(tconvcalc.draw("torch", CHAIN, dims=1))
    assert every.startswith("PyTorch  n -> ")
    assert "drawn for n = 16" in every
    assert [size for _, size, _ in read(every.splitlines())] == [16, 8, 4, 8, 16]


@given(st.lists(st.integers(1, 2**63 - 1), min_size=1, max_size=90), st.integers(60, 200), st.booleans())
@SOME
def test_bars_are_as_long_as_their_numbers(sizes: list[int], width: int, ascii_only: bool) -> None:  # noqa: FBT001
    """To a character, and the longest fits."""
    lines = plain(drawn_lines(way(*((size,) for size in sizes)), width=width, ascii_only=ascii_only))
    rows = read(lines)
    assert max(map(len, lines)) <= width
    longest = max(length for _, _, length in rows)
    most = max(size for _, size, _ in rows)
    for label, size, length in rows:
        place = 0 if label == "input" else int(label.partition(":")[2])
        assert size == sizes[place]
        assert length == max(1, size * longest // most) or most < max(sizes)
    assert (len(rows) < len(sizes)) is any(line.startswith("shown") for line in lines)
    order = sorted(rows, key=lambda row: row[1])
    assert [length for _, _, length in order] == sorted(length for _, _, length in rows)


def test_the_same_as_svg() -> None:
    """The widths of the bars are in the ratio of the sizes."""
    tree = ET.fromstring(svg([way((28, 4), (14, 4), (7, 4))]))  # noqa: S314 -- our own
    bars = [float(each.get("width", "0")) for each in tree.iter() if each.get("class") == "bar"]
    assert bars[0] / bars[1] == pytest.approx(2, rel=0.05)
    assert bars[0] / bars[2] == pytest.approx(4, rel=0.1)
    assert len(bars) == 6
    right = max(float(each.get("x", "0")) + float(each.get("width", "0")) for each in tree.iter() if each.get("x"))
    assert right < float(tree.get("width", "0"))


def test_a_chain_that_breaks_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """As chain does, with exit code 1."""
    assert run(["draw", "-f", "torch", "-i", "2", "conv:k9*2"]) == 1
    assert capsys.readouterr().out.startswith("impossible: layer 1, conv:k9")
    drawing = tconvcalc.draw("torch", "conv:k9*2", input_size=2)
    assert not drawing
    assert "conv:k9" in drawing.to_dict()["fact"]


def test_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Words and quoted text are one chain; one drawing for each framework that is named."""
    assert run(["draw", "-f", "torch", "-f", "tf", "-i", "28", "conv:k3s2p1", "conv:k3s2p1", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)["drawings"]
    assert [each["framework"] for each in shown] == ["pytorch", "tensorflow"]
    assert run(["draw", "-f", "torch", "-f", "tf", "-i", "28", "conv:k3s2p1*2"]) == 0
    text = capsys.readouterr().out
    assert "TensorFlow  28 -> 7   conv:k3s2p1*2: the same sizes" in text
    assert text.count("both axes:") == 1


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["-k", "3", "--matrix"], "--kernel-size and --matrix: of one layer"),
        (["--two-d"], "--two-d: of one layer"),
    ],
)
def test_what_belongs_to_one_layer(words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It is refused beside several."""
    assert run(["draw", "-f", "torch", "-i", "28", CHAIN, *words]) == 2
    assert complaint in capsys.readouterr().err
