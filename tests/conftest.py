"""What every test run has: a switch that writes goldens anew, and the profile by which properties draw."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.effort import examples

settings.register_profile("shared", derandomize=True, deadline=None, max_examples=examples(100))
settings.load_profile("shared")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--rewrite-goldens``."""
    parser.addoption("--rewrite-goldens", action="store_true", help="write the golden files of the tests anew")
