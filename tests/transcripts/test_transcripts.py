"""Every command of the transcripts prints what stands below it: a change of wording shows itself, and must be meant.

A command is a line that begins with ``$ ``; what it complains of is marked by ``! ``, an exit code that is not 0 stands
at the end. With ``COLUMNS=60`` before it, it is run on a terminal of that width. ``--rewrite-goldens`` writes anew what
stands below the commands.
"""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.cli.running import on_terminal, tconvcalc
from tests.effort import share

HERE = Path(__file__).parent
COLUMNS = "COLUMNS="
ONE_IN = 7  # of the commands on a desk
ESCAPE = "\x1b"


def _printed(line: str) -> str:
    first, *others = shlex.split(line)
    if first.startswith(COLUMNS):
        shown = on_terminal(*others[1:], columns=int(first.removeprefix(COLUMNS)))
        shown = shown.replace("\r\n", "\n").replace(ESCAPE, "<esc>")
        return f"$ {line}\n{shown}\n"
    run = tconvcalc(*others)
    complaints = "".join(f"! {each}\n" for each in run.err.splitlines())
    left = f"exit {run.code}\n" if run.code else ""
    return f"$ {line}\n{run.out}{complaints}{left}\n"


@pytest.mark.parametrize("name", sorted(path.name for path in HERE.glob("*.txt")))
def test_a_transcript_holds(name: str, request: pytest.FixtureRequest) -> None:
    """Each command by itself, so that the first that differs is told."""
    told = (HERE / name).read_text(encoding="utf-8")
    lines = [line.removeprefix("$ ") for line in told.splitlines() if line.startswith("$ ")]
    if request.config.getoption("--rewrite-goldens"):
        told = "".join(map(_printed, lines))
        (HERE / name).write_text(told, encoding="utf-8")
    for line in share(lines, ONE_IN):
        assert _printed(line) in told
