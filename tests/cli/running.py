"""Two ways to run the program with nothing of this process's terminal in it: within this process, and in its own."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from tconvcalc.cli.app import run

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


def python(*arguments: str, piped: bytes = b"", **extra: str) -> Run:
    """Run this Python with some arguments and an input."""
    done = subprocess.run(  # noqa: S603 -- the program under test
        [sys.executable, *arguments],
        input=piped,
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=environment(**extra),
        timeout=60,
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def process(*arguments: str, piped: bytes = b"", **extra: str) -> Run:
    """Run the program in a process of its own: for what only a process shows."""
    return python("-m", "tconvcalc", *arguments, piped=piped, **extra)


def tconvcalc(*arguments: str, piped: bytes = b"", **extra: str) -> Run:
    """Run the program within this process, as if its output went into two pipes, and its input came from one."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with (
        patch.dict(os.environ, environment(**extra), clear=True),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped), encoding="utf-8")),
        chdir(ROOT),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        code = run(arguments)
    return Run(code, *(stream.buffer.getvalue().decode("utf-8") for stream in (out, err)))


def on_terminal(*arguments: str, columns: int = 80, **extra: str) -> str:
    """What the program prints, within this process, on a terminal of some width."""
    return seen_on_terminal(lambda: run(arguments), columns=columns, **extra)


def seen_on_terminal(act: Callable[[], object], *, columns: int = 80, **extra: str) -> str:
    """What something that is done within this process prints on a terminal of some width."""
    ours, theirs = pty.openpty()
    with ThreadPoolExecutor(1) as reader:
        printed = reader.submit(read_terminal, ours)
        with (
            open(theirs, "w", encoding="utf-8") as screen,  # noqa: PTH123 -- a terminal that is open already
            patch.dict(os.environ, environment(**{"COLUMNS": str(columns), **extra}), clear=True),
            chdir(ROOT),
            redirect_stdout(screen),
            redirect_stderr(screen),
        ):
            act()
        return printed.result()


def read_terminal(ours: int) -> str:
    """All that is printed on a terminal until its other end is closed."""
    parts = []
    with open(ours, "rb", buffering=0) as screen:
        while True:
            try:
                part = screen.read(65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            parts.append(part)
    return b"".join(parts).decode().replace("\r\n", "\n")
