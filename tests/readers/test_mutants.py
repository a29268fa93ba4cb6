"""Sources that nobody would write: the interpreter follows each to its end, and says nothing that is not there."""

from __future__ import annotations

import pytest

from tconvcalc.checking.engine import check_read
from tconvcalc.checking.help import Explainer
from tconvcalc.checking.rules import selected
from tconvcalc.readers.python.reader import read_source
from tests.effort import examples

from .mutants import mutant

MUTANTS = examples(10_000, 40)
PARTS = 10
JUDGED = 10  # of so many mutants one is judged too


@pytest.mark.parametrize("part", range(PARTS))
def test_no_mutant_raises(part: int) -> None:
    """Whatever is read of it stands in it; of the judged ones every finding has its place and its sentence."""
    for seed in range(part, MUTANTS, PARTS):
        text = mutant(seed)
        read, ignores = read_source(text, "model.py")
        lines = text.splitlines()
        places = [one.place for one in (*read.claims, *read.unread, *read.findings, *read.meetings)]
        assert all(place.source in lines for place in places), text
        if seed % (JUDGED * PARTS) == part:
            found = check_read(read, selected(["ALL"]), Explainer(), ignores).findings
            assert all(one.message and one.place.path == "model.py" for one in found), text
