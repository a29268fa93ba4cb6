"""The report for GitLab's merge requests, in the format of its Code Quality widget."""

from __future__ import annotations

import json
from typing import Any

from tconvcalc.claims import CheckResult, Finding
from tconvcalc.reports.fingerprint import fingerprints
from tconvcalc.reports.rule import severity
from tconvcalc.reports.text import encodable, relative
from tconvcalc.reports.words import explained, told, wrong

_SEVERITY = {"error": "major", "warning": "minor"}
_NO_FILE = "tconvcalc"  # GitLab drops what has no path, and a layer of the command line has none


def render(report: CheckResult) -> str:
    """Write a report as GitLab takes it: a list, empty where nothing is wrong."""
    findings = wrong(report)
    issues = [_issue(finding, print_) for finding, print_ in zip(findings, fingerprints(findings), strict=True)]
    return json.dumps(issues, indent=2) + "\n"


def _issue(finding: Finding, fingerprint: str) -> dict[str, Any]:
    """The reason and the help stand in the body, which the widget does not show but the file keeps."""
    place, body = finding.place, "\n".join(explained(finding))
    return {
        "description": told(finding),
        "check_name": encodable(finding.code),
        "fingerprint": fingerprint,
        "severity": _SEVERITY[severity(finding.code)],
        "location": {
            "path": encodable(relative(place.path)) if place.path else _NO_FILE,
            "lines": {"begin": 1 if place.cell else max(place.line, 1)},
        },
    } | ({"content": {"body": body}} if body else {})
