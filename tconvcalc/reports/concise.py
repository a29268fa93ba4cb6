"""The report for a pipe: one line for each finding, as editors and grep take it."""

from __future__ import annotations

from tconvcalc.claims import CheckResult, Place
from tconvcalc.reports.words import fact, shown, where, wrong


def render(report: CheckResult) -> str:
    """Write each finding in one line; nothing wrong is no line. A file that was skipped is said, for it hides some."""
    lines = [f"{where(finding.place)}: {fact(finding)}" for finding in wrong(report)]
    lines += [f"{where(Place(path))}: skipped: {shown(reason)}" for path, reason in report.skipped]
    return "".join(f"{line}\n" for line in lines)
