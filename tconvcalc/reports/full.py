"""The report for a person: each finding with its line of source, the reason and the help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tconvcalc.claims import CheckResult, Finding, Place
from tconvcalc.reports.rule import severity
from tconvcalc.reports.words import fact, reasons, shown, summary, where, wrong
from tconvcalc.text import column_width

Segment = tuple[str, str]
"""A style and a text: ``place``, ``error``, ``warning``, ``gutter``, ``label``, ``good``, ``bad``, or none."""

_HANGING = 9  # columns of a label, so that the texts stand below each other
_LONGEST = 500  # characters of a line of source that are shown
_MOST_ALIKE = 100  # findings of one code in one file, and skipped files
_BEFORE = 80  # characters before what is meant, where the line is longer
_TAB = "    "  # a real one would be as wide as the terminal likes, and the carets would miss


def render(report: CheckResult) -> str:
    """Write a report in full, as plain text."""
    return "".join(text for _, text in segments(report))


def segments(report: CheckResult) -> Iterator[Segment]:
    """The same text in pieces, each with the style in which a terminal may show it."""
    findings = wrong(report)
    told, more = _capped(findings)
    for finding in told:
        yield from _head(finding)
        yield from _excerpt(finding)
        for label, text in reasons(finding):
            yield "label", label.ljust(_HANGING)
            yield "", f"{text}\n"
        yield "", "\n"
    for (path, code), count in more.items():
        yield "place", where(Place(path))
        yield "", f": {count:,} more {shown(code)} (--output-format concise lists all)\n"
    yield from _skipped(report)
    yield "good" if report else "bad", f"{summary(report)}\n"


def _capped(findings: Sequence[Finding]) -> tuple[list[Finding], Counter[tuple[str, str]]]:
    """As many findings of each code in each file as anybody reads, and how many more there are of which."""
    seen, told = Counter[tuple[str, str]](), []
    for finding in findings:
        seen[finding.place.path, finding.code] += 1
        if seen[finding.place.path, finding.code] <= _MOST_ALIKE:
            told.append(finding)
    return told, Counter({kind: count - _MOST_ALIKE for kind, count in seen.items() if count > _MOST_ALIKE})


def _skipped(report: CheckResult) -> Iterator[Segment]:
    for path, reason in report.skipped[:_MOST_ALIKE]:
        yield "place", where(Place(path))
        yield "", f": skipped: {shown(reason)}\n"
    if len(report.skipped) > _MOST_ALIKE:
        yield "", f"{len(report.skipped) - _MOST_ALIKE:,} more skipped (--show-unread lists all)\n"


def _head(finding: Finding) -> Iterator[Segment]:
    code, told = shown(finding.code), fact(finding)
    yield "place", where(finding.place)
    yield "", ": "
    yield severity(finding.code), code
    yield "", told.removeprefix(code) + "\n"


def _excerpt(finding: Finding) -> Iterator[Segment]:
    """The line of source in its gutter, with carets below the part that is meant."""
    place = finding.place
    source, left_out = _window(place)
    if not place.line or not source.strip("…"):
        return
    before, meant = _widths(place, source, left_out)
    number = str(place.line)
    pad = " " * len(number)
    yield "gutter", f"{pad} |\n{number} | "
    yield "", f"{_untabbed(source)}\n"
    yield "gutter", f"{pad} | "
    yield "", " " * before
    yield severity(finding.code), "^" * max(1, meant) + "\n"
    yield "gutter", f"{pad} |\n"


def _window(place: Place) -> tuple[str, int]:
    """The line and how many characters its begin lacks: a minified one is cut, or each finding would repeat it all."""
    source = place.source
    if len(source) <= _LONGEST:
        return source.rstrip(), 0
    begin = max(0, min(place.column, len(source)) - _BEFORE)
    end = begin + _LONGEST
    lead, tail = "…" if begin else "", "…" if end < len(source) else ""
    return lead + source[begin:end].rstrip() + tail, begin - len(lead)


def _widths(place: Place, source: str, left_out: int) -> tuple[int, int]:
    """Columns before and below what is meant; of a call over several lines, all that follows in the first."""
    begin = min(max(place.column - 1 - left_out, 0), len(source))
    within = place.end_line in {0, place.line} and place.end_column > place.column
    end = place.end_column - 1 - left_out if within else len(source)
    before = column_width(_untabbed(source[:begin]))
    return before, column_width(_untabbed(source[:end])) - before


def _untabbed(text: str) -> str:
    return shown(text.replace("\t", _TAB))
