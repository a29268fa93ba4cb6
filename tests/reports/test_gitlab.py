"""GitLab gets what its schema wants, and knows a finding again."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from tconvcalc.claims import CheckResult as Report
from tconvcalc.reports.fingerprint import fingerprints
from tconvcalc.reports.gitlab import render as gitlab
from tconvcalc.reports.words import explained, told, wrong
from tests.reports.samples import SAME, calm, hostile, severity

pytestmark = pytest.mark.usefixtures("rules")


@calm
@given(hostile)
def test_gitlab_gets_what_its_schema_wants(report: Report) -> None:
    """Every issue has a description, a severity that GitLab knows, a path, a line and its own fingerprint."""
    text = gitlab(report)
    assert text.isascii()
    issues = json.loads(text)
    findings = wrong(report)
    for issue, finding in zip(issues, findings, strict=True):
        assert set(issue) - {"content"} == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["description"] == told(finding)
        assert issue["severity"] == {"error": "major", "warning": "minor"}[severity(finding.code)]
        assert issue["location"]["path"]
        line = 1 if finding.place.cell else finding.place.line or 1
        assert issue["location"]["lines"] == {"begin": line}
        assert issue.get("content", {"body": ""})["body"] == "\n".join(explained(finding))
    assert len({issue["fingerprint"] for issue in issues}) == len(findings)


def test_a_fingerprint_stays_when_lines_move() -> None:
    """And changes with what is said, the file, the code, and how often it is said before."""
    moved = SAME._replace(place=SAME.place._replace(line=99, end_line=101, column=1, source="other"), help=())
    others = [
        SAME._replace(message="other"),
        SAME._replace(code="TCC101"),
        SAME._replace(place=SAME.place._replace(path="other.py")),
        SAME._replace(place=SAME.place._replace(name="up")),
    ]
    first, *rest = fingerprints([SAME, SAME, *others])
    assert [first] == list(fingerprints([moved]))
    assert list(fingerprints([moved, SAME])) == [first, rest[0]]
    assert len({first, *rest}) == 6
