"""The two ways to measure processor time: of a process as a whole, or of a part of one; each run has a fresh one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from typing import IO

from tests.benchmark.row import Sample
from tests.benchmark.stage import Stage


class FailedError(Exception):
    """A side did not run to its end."""


def whole(stage: Stage, *arguments: str) -> Sample:
    """Run this Python with some arguments: user and system time from its start to its end, and what it printed."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(  # noqa: S603 -- what is measured
            [sys.executable, *arguments], cwd=stage.folder, env=stage.environment(), stdout=out, stderr=err
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise FailedError(_last(err) or f"exit code {process.returncode}")
        return Sample(usage.ru_utime + usage.ru_stime, _text(out))


def part(stage: Stage, target: str, *arguments: object) -> Sample:
    """Measure what a function of this package, named ``room:function``, prepares; the preparing does not count."""
    run = whole(stage, "-m", "tests.benchmark.timed", f"tests.benchmark.{target}", *map(str, arguments))
    seconds, result = json.loads(run.result.splitlines()[-1])
    return Sample(seconds, result)


def _text(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode(errors="replace").strip()


def _last(stream: IO[bytes]) -> str:
    return next(reversed(_text(stream).splitlines()), "")
