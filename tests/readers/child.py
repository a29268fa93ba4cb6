"""A process of its own for what runs a framework: what it sets there is gone with it, and a crash costs one test."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.cli.running import ROOT, environment


def rows_of(module: str, *arguments: str) -> list[list[object]]:
    """Run a module of the tests, and read the lines of JSON that it prints.

    It may take its time: a framework that starts on a busy machine needs a minute, a hang is what ends it.
    """
    done = subprocess.run(  # noqa: S603 -- a module of these tests
        [sys.executable, "-m", module, *arguments],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env=environment(),
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
