"""The report that a program gets: what a check found, which can be written as JSON."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from tconvcalc.claims import CheckResult
from tconvcalc.reports.json import to_dict
from tconvcalc.reports.words import summary


@dataclass(frozen=True, repr=False)
class Report(CheckResult):
    """What ``tconvcalc.check`` returns. It is true where nothing is wrong."""

    def __repr__(self) -> str:
        """What was found, in one line: ``<Report 1 wrong in 3 layers (1 file, 0 unread)>``."""
        return f"<Report {summary(self)}>"

    def to_dict(self) -> dict[str, Any]:
        """The report as ``check --output-format json`` prints it."""
        return to_dict(self)


def report_of(result: CheckResult) -> Report:
    """The same result as what a program gets."""
    return Report(**{field.name: getattr(result, field.name) for field in fields(CheckResult)})
