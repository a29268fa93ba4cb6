"""Which tests run which line of the package, and how long each takes: measured once for each state of the tree."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import coverage
import pytest

from tests.cli.running import ROOT
from tests.mutation.mutants import Mutant
from tests.mutation.plugin import Notes

_SLOW = ("tests/test_benchmark.py", "tests/test_pre_commit.py", "tests/completion/test_terminal.py")
"""Tests of what other processes do with the package: they cost most, and tell least which line is wrong."""


class Reach:
    """The tests by the lines that they run, and the seconds that each takes."""

    def __init__(self) -> None:
        """Read what was measured for this state of the tree; it takes minutes where that was not done yet."""
        folder = Path(tempfile.gettempdir()) / f"tconvcalc-reach-{_state()}"
        if not (folder / "seconds.json").exists():
            _measure(folder)
        self._seconds: dict[str, float] = json.loads((folder / "seconds.json").read_text(encoding="utf-8"))
        self._data = coverage.CoverageData(str(folder / "data"))
        self._data.read()

    def tests_of(self, path: Path, mutant: Mutant) -> tuple[dict[str, float], dict[str, float]]:
        """The measured tests that run a line, and those that run anything of its file, with the seconds of each.

        Where none runs the line, or where it runs at the import, the first are the second; where there are none at
        all, both are the tests of its package.
        """
        contexts = self._data.contexts_by_lineno(str(ROOT / path))
        near = self._known(each for line in mutant.lines for each in contexts.get(line, []))
        whole = self._known(each for tests in contexts.values() for each in tests)
        mirrored = f"tests/{path.parts[1].removesuffix('.py')}/"
        whole = whole or self._known(test for test in self._seconds if test.startswith((mirrored, "tests/test_")))
        return (near if near and not mutant.imported else whole), whole

    def _known(self, tests: Iterable[str]) -> dict[str, float]:
        return {test: self._seconds[test] for test in tests if test in self._seconds}


def in_turn(seconds: dict[str, float], most: float) -> list[str]:
    """The fastest case of each test function first, then the second of each: the first seconds see most."""
    cases: dict[str, list[str]] = {}
    for test in sorted(seconds, key=lambda one: (seconds[one], one)):
        cases.setdefault(test.partition("[")[0], []).append(test)
    turns = {test: turn for each in cases.values() for turn, test in enumerate(each)}
    chosen: list[str] = []
    left = most
    for test in sorted(turns, key=lambda one: (turns[one], seconds[one], one)):
        left -= seconds[test]
        if left >= 0 or not chosen:
            chosen.append(test)
    return chosen


def _state() -> str:
    files = sorted([*(ROOT / "tconvcalc").rglob("*.py"), *(ROOT / "tests").rglob("*.py")])
    return hashlib.sha256(b"".join([str(ROOT).encode(), *(path.read_bytes() for path in files)])).hexdigest()[:16]


def _measure(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    run = [sys.executable, "-m", "coverage", "run", "--source=tconvcalc", f"--data-file={folder / 'data'}", "--rcfile="]
    run += ["-m", "tests.mutation.reach", str(folder / "seconds.json")]
    subprocess.run(run, cwd=ROOT, check=True, stdout=sys.stderr)  # noqa: S603 -- the tests of the checkout


if __name__ == "__main__":
    options = ["-n", "0", "-q", "-p", "no:cacheprovider", "-m", "not frameworks"]
    pytest.main([*options, *(f"--ignore={each}" for each in _SLOW)], [Notes(Path(sys.argv[1]))])
