"""The report for whatever reads test results: one suite for each file, one failed case for each finding.

It keeps to what the schemas of Ant and of Jenkins both allow. Characters that XML forbids, and all others that do not
print, are shown as escapes, as on a terminal.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from tconvcalc.claims import CheckResult, Finding, Place
from tconvcalc.reports.words import explained, fact, summary, where, wrong
from tconvcalc.text import printable

_NAME = "tconvcalc"
_MOST_DIGITS = 11  # of a time in seconds; the calendar ends with the year 9999


def render(report: CheckResult) -> str:
    """Write a report as JUnit XML, in ASCII. Where nothing is to be said, one case that passed says so."""
    suites: dict[str, list[Element]] = {}
    for finding in wrong(report):
        suites.setdefault(finding.place.path, []).append(_failed(finding))
    for place, reason in _skipped(report):
        suites.setdefault(place.path, []).append(_case(place, where(place), "skipped", message=printable(reason)))
    root, when = Element("testsuites"), _now()
    for number, (path, cases) in enumerate((suites or {"": [_case(Place(""), summary(report))]}).items()):
        root.append(_suite(number, path, cases, when))
    indent(root)
    written: bytes = tostring(root, encoding="us-ascii", xml_declaration=False)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written.decode("ascii")}\n'


def _skipped(report: CheckResult) -> list[tuple[Place, str]]:
    unread = () if report.strict else report.unread
    told = [(place, reason) for place, reason, _ in unread]
    return [*told, *((Place(path), reason) for path, reason in report.skipped)]


def _failed(finding: Finding) -> Element:
    code, place = printable(finding.code), finding.place
    case = _case(place, f"{code} {where(place)}", "failure", message=printable(finding.message), type=code)
    case[0].text = "\n".join([f"{where(place)}: {fact(finding)}", *explained(finding)])
    return case


def _case(place: Place, name: str, outcome: str = "", **said: str) -> Element:
    case = Element("testcase", name=name, classname=_file(place.path), time="0")
    if outcome:
        SubElement(case, outcome, said)
    return case


def _suite(number: int, path: str, cases: list[Element], when: str) -> Element:
    count = {f"{outcome}s": sum(case.find(outcome) is not None for case in cases) for outcome in ("failure", "error")}
    count |= {"tests": len(cases), "skipped": sum(case.find("skipped") is not None for case in cases)}
    said = {"id": str(number), "name": _file(path), "package": _NAME, "timestamp": when, "hostname": "localhost"}
    suite = Element("testsuite", said | {key: str(value) for key, value in count.items()}, time="0")
    SubElement(suite, "properties")
    suite.extend(cases)
    SubElement(suite, "system-out")
    SubElement(suite, "system-err")
    return suite


def _file(path: str) -> str:
    return printable(path).strip() or _NAME


def _now() -> str:
    """The schema wants a time. Builds that must give the same bytes twice set theirs by SOURCE_DATE_EPOCH."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    told = epoch.isdecimal() and len(epoch) <= _MOST_DIGITS
    now = datetime.fromtimestamp(int(epoch), UTC) if told else datetime.now(UTC)
    return now.strftime("%Y-%m-%dT%H:%M:%S")
