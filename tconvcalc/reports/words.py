"""The words that several formats share, so that a place or a count reads the same in all of them.

All text here is made safe first. ``##[`` and its kin are commands to the runners of GitHub, Azure and TeamCity wherever
they stand in a line, and ``::`` is one where a line begins with it; a path or a line of source must never become one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, repeat

from tconvcalc.claims import CheckResult, Finding, Place
from tconvcalc.text import plural, printable

UNREAD = "unread"
"""Stands where a code would, for a place that was left unread and counts as wrong (``strict``)."""

_COMMAND = re.compile(r"(?<=#)#(?=\w*\[)|\A *:(?=:)")


def shown(text: str) -> str:
    """Make a text safe for a terminal and for the log of a CI job, which takes some texts for commands."""
    return _COMMAND.sub(lambda match: f"{match[0][:-1]}\\x{ord(match[0][-1]):02x}", printable(text))


def where(place: Place) -> str:
    """Say a place in one line: ``path:line:column``, or the layer's name where there is no line."""
    if not place.path:
        return f"layer {shown(place.name)}" if place.name else "layer"
    parts = [shown(place.path)]
    parts += [f"cell {place.cell}"] if place.cell else []
    parts += [str(number) for number in (place.line, place.column) if number and place.line]
    return ":".join(parts) + (f": {shown(place.name)}" if place.name and not place.line else "")


def wrong(report: CheckResult) -> tuple[Finding, ...]:
    """All that makes the report false: its findings and, where the check is strict, what was left unread."""
    unread = report.unread if report.strict else ()
    return report.findings + tuple(Finding(UNREAD, place, reason) for place, reason, _ in unread)


def fact(finding: Finding) -> str:
    """What is wrong in one line, without the place."""
    return f"{shown(finding.code)}{':' if finding.code == UNREAD else ''} {shown(finding.message)}"


def reasons(finding: Finding) -> Iterator[tuple[str, str]]:
    """What follows the fact, each line with its label; a line that carries on has none."""
    if finding.place.name and finding.place.line:
        yield "layer", shown(finding.place.name)
    labels = chain(["because"], repeat(""))
    yield from zip(labels, map(shown, finding.because), strict=False)
    yield from zip(repeat("help"), map(shown, finding.help), strict=False)


def prose(finding: Finding) -> str:
    """Tell a finding to a reader who is shown the path and the line elsewhere, but neither a cell nor a layer."""
    return "\n".join([told(finding), *explained(finding)])


def explained(finding: Finding) -> list[str]:
    """The reasons where the width of a letter is not known: each line after its label."""
    return [f"{label}: {text}" if label else text for label, text in reasons(finding)]


def told(finding: Finding) -> str:
    """The fact alone, with the part of the place that a path and a line cannot say."""
    place = finding.place
    if place.cell:
        lead = f"cell {place.cell}, line {place.line}: " if place.line else f"cell {place.cell}: "
    else:
        lead = f"{shown(place.name)}: " if place.name and not place.line else ""
    return lead + shown(finding.message)


def summary(report: CheckResult) -> str:
    """The last line: how much is wrong, of how much, and what was not looked at."""
    count = len(report.findings)
    found = "nothing wrong" if report else f"{count:,} wrong"
    skipped = f", {len(report.skipped):,} skipped" if report.skipped else ""
    files = plural(report.files, "file")
    return f"{found} in {plural(report.layers, 'layer')} ({files}, {len(report.unread):,} unread{skipped})"
