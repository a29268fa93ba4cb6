"""The corpus is true: what it calls right runs in its framework, what it calls wrong fails there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.effort import share
from tests.readers.child import rows_of
from tests.readers.corpus_files import FOLLOWED, RIGHT, TRAPS, WRONG, bugs, framework_of, label, require_for_child

REFUSALS = {"AbortedError", "AssertionError", "InvalidArgumentError", "RuntimeError", "TypeError", "ValueError"}
"""The types of error that frameworks and assertions raise for sizes; others would be slips of the file."""


def slip(path: Path, kind: str) -> bool:
    """Whether a file ended otherwise than its folder says; ``kind`` is the type of the error, empty for none."""
    return kind not in REFUSALS if path in WRONG else bool(kind)


@pytest.mark.frameworks
@pytest.mark.parametrize("framework", ["pytorch", "keras", "jax", "paddle"])
def test_files_end_as_their_folders_say(framework: str) -> None:
    """Right ones and traps at their last line, wrong ones at a size that does not fit; all of them in one process."""
    require_for_child(framework)
    paths = share([path for path in (*RIGHT, *WRONG, *TRAPS, *FOLLOWED) if framework_of(path) == framework])
    rows = rows_of("tests.readers.corpus_run", *map(str, paths))
    endings = [(Path(str(path)), str(kind), str(text)) for path, kind, text in rows]
    assert [path for path, _, _ in endings] == list(paths)
    assert {label(path): f"{kind}: {text}" for path, kind, text in endings if slip(path, kind)} == {}


def test_every_twin_has_the_other_and_a_bug() -> None:
    """The three lists name the same models, and bugs stand at lines that exist."""
    names = [path.stem for path in RIGHT]
    assert names == [path.stem for path in WRONG] == sorted(bugs())
    for path in WRONG:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert max(bugs()[path.stem].lines) <= len(lines)
