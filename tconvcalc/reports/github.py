"""The report for GitHub Actions: one workflow command for each finding, which GitHub shows beside the line."""

from __future__ import annotations

import re

from tconvcalc.claims import CheckResult, Finding, Place
from tconvcalc.reports.rule import name, severity
from tconvcalc.reports.text import relative
from tconvcalc.reports.words import prose, wrong
from tconvcalc.text import printable

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})
_TEXT = re.compile(r"[^\r\n]+")


def render(report: CheckResult) -> str:
    """Write each finding as an annotation. A file that was skipped is noticed, for it hides some."""
    lines = [_annotation(finding) for finding in wrong(report)]
    lines += [
        _command("notice", _file(path) | {"title": "skipped"}, printable(reason)) for path, reason in report.skipped
    ]
    return "".join(f"{line}\n" for line in lines)


def _annotation(finding: Finding) -> str:
    place, rule = finding.place, name(finding.code)
    title = finding.code if rule == finding.code else f"{finding.code} {rule}"
    return _command(severity(finding.code), _file(place.path) | _lines(place) | {"title": title}, prose(finding))


def _file(path: str) -> dict[str, str]:
    return {"file": relative(path)} if path else {}


def _lines(place: Place) -> dict[str, str]:
    """Where in the file: GitHub takes columns only of a single line, and a cell's lines are not the file's."""
    if not place.line or place.cell:
        return {}
    end = place.end_column if place.end_line in {0, place.line} else 0
    numbers = {"line": place.line, "col": place.column, "endColumn": end}
    return {key: str(number) for key, number in numbers.items() if number}


def _command(level: str, properties: dict[str, str], message: str) -> str:
    """The escapes are GitHub's; other control characters are shown, since the log would obey them."""
    said = ",".join(f"{key}={_visible(text).translate(_PROPERTY)}" for key, text in properties.items())
    return f"::{level} {said}::{_visible(message).translate(_DATA)}"


def _visible(text: str) -> str:
    return _TEXT.sub(lambda match: printable(match[0]), text)
