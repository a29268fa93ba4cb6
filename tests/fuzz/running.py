"""One input handed over: what it must not do is to fail in a way that is none of ours, to hang, or to eat memory."""

from __future__ import annotations

import io
import os
import re
import resource
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, cast

import tconvcalc
from tconvcalc.checking.check_options import CheckOptions
from tconvcalc.checking.check_paths import CRASHED
from tconvcalc.checking.config import Config
from tconvcalc.cli.app import run

LONGEST = 5
"""Seconds of processor time that an input may take, so that a busy machine makes no difference."""

_WAITING = 60  # seconds by the clock, for what waits without doing anything

LARGEST = 1 << 30
"""Bytes that an input may add to the most that the process has had: others may have loaded frameworks before."""

ALLOWED = {0, 1, 2}


_COLOUR = re.compile(r"\x1b\[[0-9;]*m")  # ours, where colour is wanted always


class TooLongError(BaseException):
    """An input took longer than any may; nothing on the way may take it for an error of its own."""


def tried(kind: str, given: object) -> str:
    """What went wrong with one input, in a few lines; empty where nothing did."""
    before = _most_memory()
    try:
        with _limited():
            told = WAYS[kind](given)
    except TooLongError:
        return f"hangs: longer than {LONGEST} s, at\n{_where()}"
    except Exception:  # noqa: BLE001 -- whatever it is, it is what is looked for
        return traceback.format_exc()
    added = _most_memory() - before
    return told or ("" if added < LARGEST else f"takes {added >> 20:,} MiB")


def _most_memory() -> int:
    """The most bytes that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _where() -> str:
    return "".join(traceback.format_tb(sys.exc_info()[2])[-4:])


@contextmanager
def _limited() -> Iterator[None]:
    def ring(*_: object) -> None:
        raise TooLongError

    before = {number: signal.signal(number, ring) for number in (signal.SIGALRM, signal.SIGPROF)}
    signal.alarm(_WAITING)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.setitimer(signal.ITIMER_PROF, 0)
        for number, handler in before.items():
            signal.signal(number, handler)


def _typed(given: object) -> str:
    """Run a command line in a folder of its own."""
    out, err = io.StringIO(), io.StringIO()
    with tempfile.TemporaryDirectory() as folder, _inside(folder), redirect_stdout(out), redirect_stderr(err):
        code = _told(cast("list[str]", given))
    if code not in ALLOWED or "internal error" in err.getvalue():
        return f"exit {code}\n{err.getvalue()}"
    shown = out.getvalue() + err.getvalue()
    shown = _COLOUR.sub("", shown) if "always" in cast("list[str]", given) else shown
    return f"a control code on the screen: {out.getvalue()!r}" if "\x1b" in shown else ""


def _told(words: list[str]) -> int:
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(b"x = 1\n"))
    try:
        return run(words)
    finally:
        sys.stdin = before


@contextmanager
def _inside(folder: str) -> Iterator[None]:
    before = Path.cwd()
    Path(folder, "a.py").write_text("from torch import nn\nup = nn.ConvTranspose2d(8, 8, 3)\n")
    Path(folder, "a.toml").write_text('framework = "torch"\n[[layer]]\nkernel_size = 3\n')
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def _asked(given: object) -> str:
    keywords = dict(cast("dict[str, Any]", given))
    try:
        answer = tconvcalc.solve(keywords.pop("framework"), **keywords)
    except tconvcalc.MisuseError:
        return ""
    return "" if isinstance(answer.to_dict(), dict) and repr(answer) else "no answer"


def _read(name: str) -> Callable[[object], str]:
    def read(given: object) -> str:
        from tconvcalc.checking.check_paths import check_paths  # noqa: PLC0415

        options = CheckOptions(["ALL"], stdin=cast("bytes", given), stdin_filename=name, config=Config())
        report = check_paths("-", options=options)
        crashed = any(finding.code == CRASHED for finding in report.findings)
        return report.crashes[0] if crashed else ""

    return read


def _set(given: object) -> str:
    with tempfile.TemporaryDirectory() as folder, _inside(folder):
        Path("pyproject.toml").write_bytes(cast("bytes", given))
        try:
            tconvcalc.check()
        except tconvcalc.MisuseError as error:
            return "" if str(error).replace("\n", "").isprintable() else f"a control code: {error}"
    return ""


WAYS: dict[str, Callable[[object], str]] = {
    "argv": _typed,
    "api": _asked,
    "toml": _read("a.toml"),
    "yaml": _read("a.yaml"),
    "json": _read("a.json"),
    "source": _read("a.py"),
    "notebook": _read("a.ipynb"),
    "settings": _set,
}
"""How each kind of input is handed over."""
