"""The report for a program (version 1: only additions may follow). It alone gives every text back as it was."""

from __future__ import annotations

import json
from typing import Any

from tconvcalc.claims import CheckResult, Finding, Place
from tconvcalc.reports.rule import name, severity
from tconvcalc.reports.text import encodable

VERSION = 1


def render(report: CheckResult) -> str:
    """Write a report as JSON, in ASCII: so that neither a terminal nor an encoding can do anything to it."""
    return json.dumps(to_dict(report), indent=2) + "\n"


def to_dict(report: CheckResult) -> dict[str, Any]:
    """A report as JSON has it, made of dicts, lists, strings and numbers."""
    return {
        "version": VERSION,
        "command": "check",
        "summary": {
            "files": report.files,
            "layers": report.layers,
            "findings": len(report.findings),
            "unread": len(report.unread),
            "skipped": len(report.skipped),
        },
        "findings": [_finding(finding) for finding in report.findings],
        "unread": [
            {**_place(place), "reason": encodable(reason), "kind": encodable(kind)}
            for place, reason, kind in report.unread
        ],
        "skipped": [{"path": encodable(path), "reason": encodable(reason)} for path, reason in report.skipped],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": encodable(finding.code),
        "rule": encodable(name(finding.code)),
        "severity": severity(finding.code),
        **_place(finding.place),
        "message": encodable(finding.message),
        "because": [encodable(line) for line in finding.because],
        "help": [encodable(line) for line in finding.help],
    }


def _place(place: Place) -> dict[str, str | int | None]:
    """What a place does not have is null, not an empty text or a line 0; the line of source is where it says."""
    parts = place._replace(path=encodable(place.path), name=encodable(place.name))._asdict()
    del parts["source"]
    return {part: value or None for part, value in parts.items()}
