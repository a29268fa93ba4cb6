"""JUnit's XML parses, keeps to the schemas and is recounted."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given

from tconvcalc.claims import CheckResult as Report
from tconvcalc.reports import junit
from tconvcalc.reports.words import explained, fact, where, wrong
from tconvcalc.text import printable
from tests.cases import every_case
from tests.reports import shapes
from tests.reports.samples import EMPTY, FULL, calm, hostile

pytestmark = pytest.mark.usefixtures("rules")


@calm
@given(hostile)
def test_junit_is_what_its_schemas_allow(report: Report) -> None:
    """It parses, its counts are right, and every text is there as a terminal would show it."""
    text = junit.render(report)
    assert text.isascii()
    root = fromstring(text)  # noqa: S314 - written by us a line ago
    shapes.junit(root)
    failures = {(case.get("name"), body.get("message"), body.get("type"), body.text) for case, body in bodies(root)}
    expected = {
        (
            f"{printable(f.code)} {where(f.place)}",
            printable(f.message),
            printable(f.code),
            "\n".join([f"{where(f.place)}: {fact(f)}", *explained(f)]),
        )
        for f in wrong(report)
    }
    assert failures == expected
    reasons = [reason for _, reason, _ in report.unread] * (not report.strict) + [
        reason for _, reason in report.skipped
    ]
    assert sorted(e.attrib["message"] for e in root.iter("skipped")) == sorted(map(printable, reasons))
    assert len(list(root.iter("testcase"))) == max(1, len(wrong(report)) + len(reasons))


def bodies(root: Element) -> list[tuple[Element, Element]]:
    """Give each failed case with its failure."""
    return [(case, failure) for case in root.iter("testcase") for failure in case.iter("failure")]


@every_case(
    ("old", "new"),
    [
        ('failures="2"', 'failures="1"'),
        ("<properties />", ""),
        ('time="0"', ""),
        ('id="1"', 'id="7"'),
        ("type=", "kind="),
    ],
)
def test_the_shape_of_junit_can_be_missed(old: str, new: str) -> None:
    """Likewise."""
    text = junit.render(FULL)
    assert old in text
    with pytest.raises(AssertionError):
        shapes.junit(fromstring(text.replace(old, new)))  # noqa: S314 - written by us a line ago


def test_an_empty_junit_file_has_one_case_that_passed() -> None:
    """Many services take a file without a case for a run that broke."""
    (case,) = fromstring(junit.render(EMPTY)).iter("testcase")  # noqa: S314 - written by us a line ago
    assert case.get("name") == "nothing wrong in 3 layers (1 file, 0 unread)"
    assert len(case) == 0


def test_junit_tells_the_time_that_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds that must come out the same twice set the time; else it is now."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert 'timestamp="2023-11-14T22:13:20"' in junit.render(EMPTY)
    for nonsense in ("soon", "-1", "9" * 12, ""):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", nonsense)
        assert 'timestamp="2' in junit.render(EMPTY)
