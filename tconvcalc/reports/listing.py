"""What may be asked for beside a report: how often each rule spoke, and what was left unread."""

from __future__ import annotations

from collections import Counter

from tconvcalc.claims import NEEDED, CheckResult, Place
from tconvcalc.reports.rule import name
from tconvcalc.reports.words import UNREAD, shown, where


def statistics(report: CheckResult) -> str:
    """How often each code was found, the most frequent first, then how often each kind of place was left unread."""
    codes = Counter(finding.code for finding in report.findings)
    kinds = Counter(unread.kind for unread in report.unread)
    rows = [(count, _rule(code)) for code, count in _most_first(codes)]
    rows += [(count, f"{UNREAD} {shown(kind)}  {NEEDED.get(kind, '')}".rstrip()) for kind, count in _most_first(kinds)]
    wide = max((len(f"{count:,}") for count, _ in rows), default=0)
    return "".join(f"{count:>{wide},}  {text}\n" for count, text in rows)


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda row: (-row[1], row[0]))


def unread(report: CheckResult) -> str:
    """Each place that was left unread and each file that was skipped, with the reason."""
    lines = [f"{where(place)}: {shown(reason)}\n" for place, reason, _ in report.unread]
    lines += [f"{where(Place(path))}: skipped: {shown(reason)}\n" for path, reason in report.skipped]
    return "".join(lines)


def _rule(code: str) -> str:
    rule = name(code)
    return shown(code) if rule == code else f"{shown(code)}  {shown(rule)}"
