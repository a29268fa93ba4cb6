"""How long sources are followed in tests of those that would be followed for ever."""

from __future__ import annotations

from functools import partial

import pytest

from tconvcalc.readers.python import reader
from tconvcalc.readers.python.interpreter import Interpreter
from tconvcalc.readers.python.machine import MOST_STEPS
from tests.effort import FULL, QUARTER, examples


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> float:
    """What a source may take, generously; on a desk a quarter, and a source is followed for a quarter of the steps."""
    monkeypatch.setattr(reader, "Interpreter", partial(Interpreter, steps=examples(MOST_STEPS)))
    return 5 if FULL else 5 / QUARTER  # a fifth of it, on a machine that has nothing else to do
