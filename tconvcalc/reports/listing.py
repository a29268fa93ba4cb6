"""What may be asked for beside a report: how often each rule spoke, and what was left unread."""

from __future__ import annotations

from collections import Counter

from tconvcalc.claims import CheckResult, Place
from tconvcalc.reports.rule import name
from tconvcalc.reports.words import shown, where, wrong


def statistics(report: CheckResult) -> str:
    """How often each code was found, the most frequent first; nothing where nothing is wrong."""
    counts = Counter(finding.code for finding in wrong(report))
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    wide = max((len(f"{count:,}") for count in counts.values()), default=0)
    return "".join(f"{count:>{wide},}  {_rule(code)}\n" for code, count in rows)


def unread(report: CheckResult) -> str:
    """Each place that was left unread and each file that was skipped, with the reason."""
    lines = [f"{where(place)}: {shown(reason)}\n" for place, reason in report.unread]
    lines += [f"{where(Place(path))}: skipped: {shown(reason)}\n" for path, reason in report.skipped]
    return "".join(lines)


def _rule(code: str) -> str:
    rule = name(code)
    return shown(code) if rule == code else f"{shown(code)}  {shown(rule)}"
