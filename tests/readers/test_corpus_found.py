"""What `check` says of the corpus: every bug at a line to blame, and nothing of code that runs."""

from __future__ import annotations

from pathlib import Path

import pytest

import tconvcalc
from tests.readers.corpus_files import RIGHT, TRAPS, WRONG, bugs, label, unfinished


def expected(paths: list[Path]) -> list[object]:
    """The files as parameters; of those that are unfinished, the opposite is expected."""
    mark = pytest.mark.xfail(strict=True, reason="sizes are not followed that far yet")
    later = unfinished()
    return [pytest.param(path, id=label(path), marks=[mark] if label(path) in later else []) for path in paths]


@pytest.mark.parametrize("path", expected(WRONG))
def test_a_bug_is_found_where_it_is(path: Path) -> None:
    """At the layer to blame, where the sizes meet, or at the call; and nothing else is reported."""
    found = {finding.place.line for finding in tconvcalc.check(path).findings}
    assert found
    assert found <= bugs()[path.stem].lines


@pytest.mark.parametrize("path", expected([*RIGHT, *TRAPS]))
def test_what_runs_is_not_reported(path: Path) -> None:
    """No false alarm."""
    assert [str(finding) for finding in tconvcalc.check(path).findings] == []
