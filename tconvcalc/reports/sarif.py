"""The report for code scanning: SARIF 2.1.0, which GitHub, Azure and editors read."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from tconvcalc.claims import CheckResult, Finding, Place
from tconvcalc.reports.fingerprint import fingerprints
from tconvcalc.reports.rule import explained, told
from tconvcalc.reports.text import encodable, uri
from tconvcalc.reports.words import prose, shown, wrong

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

Json = dict[str, Any]


def render(report: CheckResult) -> str:
    """Write a report as SARIF, in ASCII."""
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}, indent=2) + "\n"


def _run(report: CheckResult) -> Json:
    """What was not looked at is no result, but a notification of the run."""
    findings = wrong(report)
    codes = sorted({finding.code for finding in findings})
    unseen = [(Place(path), reason) for path, reason in report.skipped]
    unseen += [] if report.strict else [(place, reason) for place, reason, _ in report.unread]
    return {
        "tool": {"driver": _driver(codes)},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [_notification(place, reason) for place, reason in unseen],
            }
        ],
        "results": [
            _result(finding, codes.index(finding.code), fingerprint)
            for finding, fingerprint in zip(findings, fingerprints(findings), strict=True)
        ],
    }


def _driver(codes: list[str]) -> Json:
    driver: Json = {"name": "tconvcalc", "rules": [_rule(code) for code in codes]}
    try:
        driver["version"] = version("tconvcalc")
    except PackageNotFoundError:  # run from a folder, not installed
        return driver
    return driver


def _rule(code: str) -> Json:
    rule = told(code)
    return {
        "id": encodable(code),
        "name": encodable(rule.name),
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": f"{rule.what} {rule.why}"},
        "help": {"text": explained(code)},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(finding: Finding, index: int, fingerprint: str) -> Json:
    return {
        "ruleId": encodable(finding.code),
        "ruleIndex": index,
        "level": told(finding.code).severity,
        "message": {"text": _literal(prose(finding))},
        "locations": _locations(finding.place),
        "partialFingerprints": {"tconvcalc/v1": fingerprint},
    }


def _notification(place: Place, reason: str) -> Json:
    cell = f"cell {place.cell}: " if place.cell else ""
    return {"level": "note", "message": {"text": _literal(cell + shown(reason))}, "locations": _locations(place)}


def _literal(text: str) -> str:
    """SARIF reads placeholders in braces and links in ``[…](…)``; these are the user's own characters."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _locations(place: Place) -> list[Json]:
    location: Json = {}
    if place.path:
        location["physicalLocation"] = {"artifactLocation": {"uri": uri(place.path)}} | _region(place)
    if place.name:
        location["logicalLocations"] = [{"name": encodable(place.name)}]
    return [location] if location else []


def _region(place: Place) -> Json:
    """Absent where there is no line, and in notebooks, where lines count in the cell and not in the file."""
    if not place.line or place.cell:
        return {}
    numbers = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {"region": {key: number for key, number in numbers.items() if number}}
