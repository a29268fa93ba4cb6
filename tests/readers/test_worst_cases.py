"""A source under a mebibyte is done soon, and in little memory, or what is left of it is unread."""

from __future__ import annotations

import sys

import pytest

import tconvcalc
from tests.effort import FEW, examples, share
from tests.readers.child import rows_of
from tests.readers.worst_cases import CASES, HEAD, ONE_MODEL, functions

SECONDS = 5  # one, on a machine that has nothing else to do
MIBIBYTES = 256


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not tell how much memory a process took")
def test_each_ends_soon_and_says_something() -> None:
    """All in one process, one after the other, so that what one leaves behind would be counted too."""
    names = list(share(list(CASES), FEW))
    rows = rows_of("tests.readers.worst_cases", *names)
    assert [row[0] for row in rows] == names
    for name, seconds, largest, said, crashes in rows:
        assert isinstance(seconds, float)
        assert isinstance(largest, int)
        assert seconds < SECONDS, name
        assert largest < MIBIBYTES, name
        assert (bool(said), crashes) == (True, 0), name


def test_a_layer_is_judged_at_so_many_sizes() -> None:
    """What comes after them is said to be unread, at the layer."""
    calls = "".join(f"m(torch.zeros(1, 8, {size}, {size}))\n" for size in range(1, 101))
    result = tconvcalc.check("-", stdin=(HEAD + ONE_MODEL + calls).encode(), stdin_filename="model.py")
    (unread,) = result.unread
    assert (unread.place.line, unread.reason) == (6, "it gets more than 64 sizes, and these alone are judged")


@pytest.mark.usefixtures("seconds")
def test_the_rest_of_a_source_that_takes_too_long_is_unread() -> None:
    """Each of its layers is counted, as judged or as unread."""
    many = examples(3000)
    text = HEAD + "".join(functions(many))
    result = tconvcalc.check("-", stdin=text.encode(), stdin_filename="model.py")
    assert "the file is too long to be followed" in {one.reason for one in result.unread}
    assert len({one.place for one in result.unread}) + result.layers >= many
