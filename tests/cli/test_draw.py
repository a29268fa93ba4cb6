"""``tconvcalc draw`` as a person runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tconvcalc.cli.app import run
from tests.cli.running import on_terminal, process, tconvcalc

LAYER = ("draw", "-f", "torch", "-i", "4", "-k", "3", "-s", "2", "-p", "1", "-a", "1")
NOTHING = ("draw", "-f", "tf", "-i", "126", "-o", "255", "-p", "same")


def said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """What a run in this process prints."""
    assert run(arguments) == code
    return capsys.readouterr().out


def test_a_pipe_and_a_terminal_show_the_same() -> None:
    """Coloured where somebody looks at it, in 80 columns."""
    piped = tconvcalc(*LAYER)
    assert (piped.code, piped.err) == (0, "")
    assert max(map(len, piped.out.splitlines())) <= 80
    assert "covered       1  2  1  2  1  2  1  1\n" in piped.out
    shown = on_terminal(*LAYER)
    assert "\x1b[" in shown
    assert "\x1b[" not in on_terminal(*LAYER, NO_COLOR="1")


def test_ascii_where_the_terminal_has_nothing_else() -> None:
    """No bars and no dots of another alphabet."""
    done = process("draw", "-f", "torch", "-i", "99", "-k", "3", "-s", "2", PYTHONIOENCODING="ascii")
    assert done.code == 0
    assert done.out.isascii()
    assert "  ..  " in done.out


@pytest.mark.parametrize(("columns", "part"), [("80", True), ("400", False)])
def test_the_width_decides_how_much_is_shown(columns: str, part: bool) -> None:  # noqa: FBT001 -- a case of the table
    """And what would show all is said."""
    done = tconvcalc("draw", "-f", "torch", "-i", "30", "-k", "3", "-s", "2", COLUMNS=columns)
    assert ("the first " in done.out) is part
    assert ("all 61 columns fit a terminal of" in done.out) is part


def test_each_framework_is_drawn_and_equal_pictures_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a framework all answer that do so unasked; equal geometries are one picture."""
    text = said(capsys, "draw", "-i", "4", "-k", "3", "-s", "2")
    assert text.count("covered") == 2
    assert "PyTorch  4 -> 9   kernel 3, stride 2, padding 0: the same numbers" in text
    assert [title in text for title in ("TensorFlow", "Keras", "PyTorch")] == [True] * 3


@pytest.mark.parametrize("option", ["--matrix", "--phases", "--two-d"])
def test_a_part_alone(capsys: pytest.CaptureFixture[str], option: str) -> None:
    """What is asked for is all that is shown."""
    text = said(capsys, *LAYER, option)
    assert "spread" not in text
    assert ("y[7]" in text) is (option != "--phases")
    assert ("x[q+1]*a" in text) is (option == "--phases")


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    """One entry for each framework, also for those that cannot."""
    shown = json.loads(said(capsys, *LAYER, "--json", "--two-d"))
    assert (shown["version"], shown["command"], len(shown["drawings"])) == (1, "draw", 1)
    assert shown["drawings"][0]["two_d"][3] == [2, 4, 2, 4, 2, 4, 2, 2]
    refused = json.loads(said(capsys, *NOTHING, "--json", code=1))
    assert refused["drawings"][0]["verdict"] == "impossible"


@pytest.mark.parametrize(("name", "begin"), [("a.svg", "<svg "), ("b.html", "<!doctype html>"), ("c.HTM", "<!doctype")])
def test_a_file_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, begin: str) -> None:
    """And nothing is printed."""
    assert said(capsys, *LAYER, "--output-file", str(tmp_path / name)) == ""
    assert (tmp_path / name).read_text("utf-8").startswith(begin)


def test_no_file_where_there_is_no_layer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What stands in the way is printed instead."""
    text = said(capsys, *NOTHING, "--output-file", str(tmp_path / "a.svg"), code=1)
    assert text.startswith("impossible: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--output-file", "picture.png"), 'cannot tell from "picture.png" what to write'),
        (("--output-file", ""), 'cannot tell from "" what to write'),
        (("--output-file", "/no/such/folder/a.svg"), "cannot write /no/such/folder/a.svg"),
        (("--dims", "1", "--two-d"), "--two-d: the layer has one axis"),
    ],
)
def test_misuse(capsys: pytest.CaptureFixture[str], words: tuple[str, ...], complaint: str) -> None:
    """A sentence on stderr, nothing on stdout."""
    assert run([*LAYER, *words]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert complaint in captured.err


def test_nothing_given(capsys: pytest.CaptureFixture[str]) -> None:
    """An example is shown that can be typed."""
    assert run(["draw"]) == 2
    example = capsys.readouterr().err.splitlines()[1].removeprefix("write for example tconvcalc ")
    assert run(example.split()) == 0
