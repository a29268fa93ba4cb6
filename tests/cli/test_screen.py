"""Lines on a narrow terminal: words stay whole, commands and code in one piece, and nothing is lost."""

from __future__ import annotations

import os
import re
import shutil
import sys
from contextlib import nullcontext
from io import StringIO

import pytest

from tconvcalc.cli import run_solve, screen
from tconvcalc.cli.app import run
from tconvcalc.rendering.layout import Piece


class Terminal(StringIO):
    """What is written to a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def shown(monkeypatch: pytest.MonkeyPatch, columns: int, *arguments: str) -> str:
    """What a command prints, complaints included, on a terminal so wide."""
    both = Terminal()
    monkeypatch.setattr(shutil, "get_terminal_size", lambda *_: os.terminal_size((columns, 24)))
    monkeypatch.setattr(sys, "stdout", both)
    monkeypatch.setattr(sys, "stderr", both)
    monkeypatch.setattr(run_solve, "waiting", lambda _: nullcontext())  # it would tell how long this takes
    run([*arguments])
    return both.getvalue()


def words(text: str) -> list[str]:
    """What is read, however it is broken into lines."""
    return text.split()


NARROW = [
    ("explain", "--list"),
    ("solve", "-f", "torch", "--dims", "1", "-i", "7..8", "-o", "300", "-k", "4", "-p", "1", "--color", "never"),
    ("solve", "-f", "tf", "-i", "126", "-o", "255", "-p", "same", "--color", "never"),
    ("solve", "-f", "torch", "-i", "28", "-k", "3", "-s", "2", "-p", "same"),
    ("solve", "-f", "torch", "-i", "4x"),
]


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("command", NARROW, ids=" ".join)
def test_no_line_of_prose_is_longer_than_the_terminal(
    monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], columns: int
) -> None:
    """A terminal would break it within a word; only what is typed is left to it, for that copies as one line."""
    narrow, wide = shown(monkeypatch, columns, *command), shown(monkeypatch, 1_000, *command)
    assert words(narrow) == words(wide)
    long = [line for line in narrow.splitlines() if len(line) > columns]
    assert all("tconvcalc " in line for line in long)
    typed = re.findall(r"tconvcalc [a-z]+ -.*", wide)
    assert typed == re.findall(r"tconvcalc [a-z]+ -.*", narrow)


def test_what_finds_no_room_beside_a_row_goes_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The columns of a table stay as they are; beside a label prose goes on below itself."""
    rows = [
        (Piece(f"{'  2       4       2  VALID    2':<39}"), Piece("the last row and column are reached by no input"))
    ]
    rows += [(Piece("because  "), Piece("the last row and column are reached by no input, as said"))]
    monkeypatch.setattr(shutil, "get_terminal_size", lambda *_: os.terminal_size((60, 24)))
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    screen.show(rows, "never")
    assert terminal.getvalue().splitlines() == [
        "  2       4       2  VALID    2        ",
        "           the last row and column are reached by no input",
        "because  the last row and column are reached by no input, as",
        "         said",
    ]


def test_brackets_of_an_equation_stay_together() -> None:
    """Prose in brackets does not."""
    text = "output_size = (input_size - 1)*stride + max(dilation*(kernel_size - 1) + 1, stride)"
    lines = ["output_size =", "(input_size - 1)*stride +", "max(dilation*(kernel_size - 1) + 1,", "stride)"]
    assert screen.filled(text, 36) == lines
    assert screen.filled("a (which is, as said - long) b", 20) == ["a (which is, as said", "- long) b"]
    assert screen.filled("", 20) == [""]
