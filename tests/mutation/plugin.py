"""What pytest does more while mutants are tried: it notes what tests run and take, or runs chosen tests in order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import coverage
import pytest

_CASES = 6  # of one test function, far apart: its others run the same lines


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the two options; each names a file."""
    parser.addoption("--write-seconds", type=Path, help="the seconds that each test took, as JSON")
    parser.addoption("--run-chosen", type=Path, help="the tests to run, in this order, one a line")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the chosen tests, in their order; or some cases of each function."""
    if chosen := config.getoption("--run-chosen"):
        places = {test: place for place, test in enumerate(chosen.read_text(encoding="utf-8").splitlines())}
        items[:] = sorted((one for one in items if one.nodeid in places), key=lambda one: places[one.nodeid])
    elif config.getoption("--write-seconds"):
        cases: dict[str, list[pytest.Item]] = {}
        for one in items:
            cases.setdefault(one.nodeid.partition("[")[0], []).append(one)
        items[:] = [one for each in cases.values() for one in each[:: -(-len(each) // _CASES)]]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Note in whose name lines are run."""
    if measured := coverage.Coverage.current():
        measured.switch_context(item.nodeid)
    return (yield)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Write how long each test that passed has taken."""
    if written := config.getoption("--write-seconds"):
        seconds = {each.nodeid: round(each.duration, 4) for each in terminalreporter.getreports("passed")}
        written.write_text(json.dumps(seconds), encoding="utf-8")
