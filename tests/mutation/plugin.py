"""What pytest does more while mutants are tried: it notes what tests run, or hands over those that it collected."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import coverage
import pytest

_CASES = 20  # of one test function, far apart: most others run the same lines


class Notes:
    """Which lines each test runs is told to ``coverage``; the seconds that it takes are written at the end."""

    def __init__(self, seconds: Path) -> None:
        """Write to this file, as JSON."""
        self._seconds = seconds

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep some cases of each test function."""
        cases: dict[str, list[pytest.Item]] = {}
        for one in items:
            cases.setdefault(one.nodeid.partition("[")[0], []).append(one)
        items[:] = [one for each in cases.values() for one in each[:: -(-len(each) // _CASES)]]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note in whose name lines are run."""
        if measured := coverage.Coverage.current():
            measured.switch_context(item.nodeid)
        return (yield)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Write how long each test that passed has taken."""
        seconds = {each.nodeid: round(each.duration, 4) for each in terminalreporter.getreports("passed")}
        self._seconds.write_text(json.dumps(seconds), encoding="utf-8")


class Trials:
    """Runs something with all tests that were collected, instead of running these."""

    def __init__(self, run: Callable[[dict[str, pytest.Item]], None]) -> None:
        """Run this with the tests by their names."""
        self._run = run

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run it, and nothing else."""
        self._run({item.nodeid: item for item in session.items})
        return True
