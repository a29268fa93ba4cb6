"""The rules that the examples are written with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tconvcalc.checking import rules as rules_module
from tests.reports.samples import RULES


@pytest.fixture(scope="module")
def rules() -> Iterator[None]:
    """Put a table of two rules in place of the real one, whose wording may change without changing any format."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules_module, "RULES", RULES)
        yield
