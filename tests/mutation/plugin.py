"""What pytest does more while mutants are tried: it writes how long each test took, or runs chosen tests in order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the two options; each names a file."""
    parser.addoption("--write-seconds", type=Path, help="the seconds that each test took, as JSON")
    parser.addoption("--run-chosen", type=Path, help="the tests to run, in this order, one a line")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the chosen tests, in their order."""
    if chosen := config.getoption("--run-chosen"):
        places = {test: place for place, test in enumerate(chosen.read_text(encoding="utf-8").splitlines())}
        items[:] = sorted((one for one in items if one.nodeid in places), key=lambda one: places[one.nodeid])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Write how long each test that passed has taken."""
    if written := config.getoption("--write-seconds"):
        seconds = {each.nodeid: round(each.duration, 4) for each in terminalreporter.getreports("passed")}
        written.write_text(json.dumps(seconds), encoding="utf-8")
