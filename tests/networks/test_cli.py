"""``tconvcalc chain`` and ``tconvcalc invert`` as they are typed: every example of the contract and the issue."""

from __future__ import annotations

import json

import pytest

from tests.cli.running import tconvcalc

EXAMPLES = [
    (["chain", "-f", "torch", "-i", "28", "conv:k3s2p1*2 tconv:k3s2p1a1*2"], 0, "28 -> 14 -> 7 -> 14 -> 28"),
    (["chain", "-f", "torch", "-i", "1", "-o", "64", "tconv:?*5"], 0, "1 -> 4 -> 8 -> 16 -> 32 -> 64"),
    (["chain", "-f", "torch", "--dims", "1", "-i", "n", "-o", "300n", "tconv:?*2..4"], 0, "n -> 5*n -> 25*n"),
    (["invert", "-f", "torch", "-i", "25", "conv:k3s2p1*4"], 0, "-> 2 -> 4 -> 7 -> 13 -> 25"),
    (["invert", "-f", "torch", "conv:k4s2p1*3", "--with", "tconv:k3s2p1*3"], 1, "it restores no n"),
    (["invert", "-f", "torch", "-i", "700", "--skips", "(conv:k3p1*2 pool:k2)*4", "--with", "up:2"], 1, "688 or 704"),
    (["chain", "-f", "torch", "--dims", "1", "-i", "n", "tconv:k11s5p3a0*2"], 0, "nothing: every layer"),
    (["chain", "-f", "keras", "-i", "28", "conv:k3same", "pool:k2same", "x3"], 0, "28 -> 28 -> 14 -> 7 -> 4"),
]


@pytest.mark.parametrize(
    ("arguments", "code", "text"), EXAMPLES, ids=lambda each: " ".join(each)[:60] if isinstance(each, list) else ""
)
def test_examples(arguments: list[str], code: int, text: str) -> None:
    """The exit code, the text, the same as JSON and as code."""
    done = tconvcalc(*arguments)
    assert (done.code, done.err) == (code, "")
    assert text in done.out
    shown = json.loads(tconvcalc(*arguments, "--json").out)
    assert (shown["version"], shown["command"]) == (1, arguments[0])
    printed = tconvcalc(*arguments, "--code").out
    assert printed.startswith("import " if code == 0 else "# <")


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["chain", "-f", "torch"], "which layers?"),
        (["invert", "-f", "torch"], "which layers?"),
        (["chain", "conv:k3"], "several layers are asked of one framework\nadd -f tf or -f keras or -f torch"),
        (["chain", "-f", "torhc", "conv:k3"], "no framework is called"),
        (["chain", "-f", "torch", "-i", "0", "conv:k3"], "--input-size"),
        (["chain", "-f", "torch", "con:k3"], "the nearest is conv"),
        (["invert", "-f", "torch", "conv:k3", "--with", "tconv:k"], '--with: cannot read "tconv:k"'),
    ],
)
def test_misuse(arguments: list[str], text: str) -> None:
    """Exit 2 with a sentence, and nothing on standard output."""
    done = tconvcalc(*arguments)
    assert (done.code, done.out) == (2, "")
    assert text in done.err


def test_color() -> None:
    """Asked for, it is there; a hostile layer is shown and never obeyed."""
    assert "\x1b[" in tconvcalc("chain", "-f", "torch", "-i", "9", "conv:k3", "--color", "always").out
    assert "\x1b[3" not in tconvcalc("chain", "-f", "torch", "-i", "9", "\x1b[31mconv:k3").err


def test_rows_are_set_in_columns() -> None:
    """Numbers end in one column; words and sizes begin in one."""
    rows = tconvcalc("chain", "-f", "torch", "-i", "99", "conv:k3*9", "pad:1:2").out.splitlines()
    assert {"   9  conv:k3  83 -> 81", "  10  pad:1:2  81 -> 84"} <= set(rows)
    rows = tconvcalc("chain", "-f", "torch", "-i", "9", "pad:1:2", "conv:k3s2p1").out.splitlines()
    assert {"  1  pad:1:2      9 -> 12", "  2  conv:k3s2p1  12 -> 6"} <= set(rows)


def test_narrow_help_lines() -> None:
    """Commands go below their change where a terminal is too narrow for both."""
    from tconvcalc.rendering.layout import help_lines  # noqa: PLC0415 -- of this test alone

    assert len(help_lines([["a change"]], ["a command"], 20)) == 3
    assert len(help_lines([["a change"]], ["a command"], 200)) == 2
    assert help_lines([], [], None) == []
