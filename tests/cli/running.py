"""One way to run the program in a process of its own, with nothing of this process's terminal in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Run(NamedTuple):
    """What a run printed, and its exit code."""

    code: int
    out: str
    err: str


def environment(**extra: str) -> dict[str, str]:
    """The environment of a run: plain, of a known width, with the package at hand."""
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "CI", "GITHUB_ACTIONS"}}
    return {**kept, "PYTHONPATH": str(ROOT), "COLUMNS": "80", "TERM": "xterm-256color", **extra}


def python(*arguments: str, **extra: str) -> Run:
    """Run this Python with some arguments."""
    done = subprocess.run(  # noqa: S603 -- the program under test
        [sys.executable, *arguments],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env=environment(**extra),
        timeout=60,
    )
    return Run(done.returncode, done.stdout, done.stderr)


def tconvcalc(*arguments: str, **extra: str) -> Run:
    """Run the program."""
    return python("-m", "tconvcalc", *arguments, **extra)
