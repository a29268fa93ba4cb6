"""How much of standard input is read: as much as of a file, to the byte."""

from __future__ import annotations

import io
import sys

import pytest

from tconvcalc.checking import inputs
from tconvcalc.errors import MisuseError
from tests.cases import every_case

MOST = 64


class Piped:
    """A standard input that holds so many bytes."""

    def __init__(self, size: int) -> None:
        """Hold them."""
        self.buffer = io.BytesIO(b"#" * size)


@every_case("size", [0, 1, MOST - 1, MOST])
def test_what_is_small_enough_is_read_whole(size: int) -> None:
    """From the pipe, or handed over."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inputs, "MOST_BYTES", MOST)
        patch.setattr(sys, "stdin", Piped(size))
        assert inputs.piped(None, "a.py") == ("a.py", b"#" * size)
        assert inputs.piped(b"#" * size, "a.py") == ("a.py", b"#" * size)


@every_case("size", [MOST + 1, MOST + 2, 9 * MOST])
def test_what_is_larger_is_refused(size: int) -> None:
    """By one byte or by many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inputs, "MOST_BYTES", MOST)
        patch.setattr(sys, "stdin", Piped(size))
        for data in (None, b"#" * size):
            with pytest.raises(MisuseError, match="standard input is larger than 10 MiB"):
                inputs.piped(data, "a.py")
