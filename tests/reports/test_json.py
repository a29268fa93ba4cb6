"""JSON gives a report back as it was."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from tconvcalc.claims import CheckResult as Report
from tconvcalc.claims import Place
from tconvcalc.reports.json import render as render_json
from tconvcalc.reports.json import to_dict
from tconvcalc.reports.text import encodable
from tests.reports.samples import EMPTY, FULL, REPORTS, calm, hostile, severity

pytestmark = pytest.mark.usefixtures("rules")


@calm
@given(hostile)
def test_json_gives_everything_back(report: Report) -> None:
    """Field by field; only lone surrogates are shown as escapes. What is absent is null."""
    text = render_json(report)
    assert text.isascii()
    data = json.loads(text)
    assert data == to_dict(report)
    assert data["summary"] == {
        "files": report.files,
        "layers": report.layers,
        "findings": len(report.findings),
        "unread": len(report.unread),
        "skipped": len(report.skipped),
    }
    for entry, finding in zip(data["findings"], report.findings, strict=True):
        assert [entry[key] for key in ("code", "message")] == [encodable(finding.code), encodable(finding.message)]
        assert (entry["because"], entry["help"]) == (
            [encodable(line) for line in finding.because],
            [encodable(line) for line in finding.help],
        )
        assert entry["severity"] == severity(finding.code)
        same_place(entry, finding.place)
    for entry, (place, reason, kind) in zip(data["unread"], report.unread, strict=True):
        assert (entry["reason"], entry["kind"]) == (encodable(reason), encodable(kind))
        same_place(entry, place)
    expected = [{"path": encodable(path), "reason": encodable(reason)} for path, reason in report.skipped]
    assert data["skipped"] == expected


def same_place(entry: dict[str, Any], place: Place) -> None:
    """Compare a place in JSON with the place that it was."""
    assert "source" not in entry
    for key, value in place._replace(source="")._asdict().items():
        assert (entry.get(key) or type(value)()) == (encodable(value) if isinstance(value, str) else value)


def test_json_has_nothing_but_what_json_has() -> None:
    """A tuple or a name of a type in it would come back as another thing."""
    assert json.loads(json.dumps(to_dict(FULL))) == to_dict(FULL)
    assert to_dict(EMPTY)["findings"] == []
    assert {to_dict(report)["version"] for report in REPORTS} == {1}
