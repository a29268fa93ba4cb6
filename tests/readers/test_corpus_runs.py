"""The corpus is true: what it calls right runs in its framework, what it calls wrong fails there."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from tests.cli.running import python
from tests.readers.corpus_files import RIGHT, TRAPS, WRONG, bugs, framework_of, label
from tests.truth.present import require

pytestmark = pytest.mark.frameworks
REFUSALS = {"AbortedError", "AssertionError", "InvalidArgumentError", "RuntimeError", "ValueError"}
"""The types of error that frameworks and assertions raise for sizes; others would be slips of the file."""


@cache
def endings(framework: str) -> dict[str, tuple[str, str]]:
    """How all files of a framework ended, by label: the type and text of the error, empty where there was none."""
    require(framework)
    paths = [path for path in (*RIGHT, *WRONG, *TRAPS) if framework_of(path) == framework]
    run = python("-m", "tests.readers.corpus_run", *map(str, paths))
    assert run.code == 0, run.err
    rows = [json.loads(line) for line in run.out.splitlines()]
    return {label(Path(path)): (kind, text) for path, kind, text in rows}


@pytest.mark.parametrize("path", [*RIGHT, *TRAPS], ids=label)
def test_what_is_right_runs(path: Path) -> None:
    """From its first line to its last."""
    assert endings(framework_of(path))[label(path)] == ("", "")


@pytest.mark.parametrize("path", WRONG, ids=label)
def test_what_is_wrong_fails(path: Path) -> None:
    """For a size that the framework, a loss or an assertion refuses."""
    kind, text = endings(framework_of(path))[label(path)]
    assert kind in REFUSALS, text


def test_every_twin_has_the_other_and_a_bug() -> None:
    """The three lists name the same models, and bugs stand at lines that exist."""
    names = [path.stem for path in RIGHT]
    assert names == [path.stem for path in WRONG] == sorted(bugs())
    for path in WRONG:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert max(bugs()[path.stem].lines) <= len(lines)
