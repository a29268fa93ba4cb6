"""The shapes that SARIF 2.1.0 and JUnit's schemas require, as far as a report may use them.

Written from the specifications: every object lists all of its properties that may occur here, so that a misspelt or
misplaced one is found, and which of them must occur.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

Check = Callable[[Any], None]


def text(value: object) -> None:
    """Check for a string."""
    assert isinstance(value, str)


def whole(low: int) -> Check:
    """Check for a whole number from ``low`` on."""

    def check(value: object) -> None:
        assert isinstance(value, int)
        assert not isinstance(value, bool)
        assert value >= low

    return check


def truth(value: object) -> None:
    """Check for a truth value."""
    assert isinstance(value, bool)


def one_of(*words: str) -> Check:
    """Check for one of some words."""

    def check(value: object) -> None:
        assert value in words

    return check


def each(item: Check) -> Check:
    """Check every item of a list."""

    def check(value: object) -> None:
        assert isinstance(value, list)
        for entry in value:
            item(entry)

    return check


def texts(value: object) -> None:
    """Check for a mapping of strings to strings."""
    assert isinstance(value, dict)
    for entry in value.values():
        text(entry)


def reference(value: object) -> None:
    """Check for a URI reference that is a path: no other scheme than ``file``, nothing unencoded."""
    assert isinstance(value, str)
    assert re.fullmatch(r"(?:[\w.~/:-]|%[0-9A-F]{2})+", value, re.ASCII)
    assert urlsplit(value).scheme in {"", "file"}


def shape(needed: str, /, **properties: Check) -> Check:
    """Check for an object that has what is needed and nothing that is unknown."""

    def check(value: object) -> None:
        assert isinstance(value, dict)
        assert set(needed.split()) <= set(value) <= set(properties)
        for key, entry in value.items():
            properties[key](entry)

    return check


LEVEL = one_of("none", "note", "warning", "error")
MESSAGE = shape("text", text=text)
REGION = shape("startLine", startLine=whole(1), startColumn=whole(1), endLine=whole(1), endColumn=whole(1))
LOCATION = shape(
    "",
    physicalLocation=shape("artifactLocation", artifactLocation=shape("uri", uri=reference), region=REGION),
    logicalLocations=each(shape("name", name=text)),
)
RULE = shape(
    "id name shortDescription fullDescription defaultConfiguration",
    id=text,
    name=text,
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=MESSAGE,
    defaultConfiguration=shape("level", level=LEVEL),
)
RESULT = shape(
    "ruleId ruleIndex level message locations partialFingerprints",
    ruleId=text,
    ruleIndex=whole(0),
    level=LEVEL,
    message=MESSAGE,
    locations=each(LOCATION),
    partialFingerprints=texts,
)
INVOCATION = shape(
    "executionSuccessful",
    executionSuccessful=truth,
    toolExecutionNotifications=each(
        shape("message", level=LEVEL, message=MESSAGE, locations=each(LOCATION)),
    ),
)
RUN = shape(
    "tool results",
    tool=shape("driver", driver=shape("name rules", name=text, version=text, rules=each(RULE))),
    columnKind=one_of("utf16CodeUnits", "unicodeCodePoints"),
    invocations=each(INVOCATION),
    results=each(RESULT),
)
SARIF = shape("version runs", **{"$schema": text, "version": one_of("2.1.0"), "runs": each(RUN)})


def junit(root: Element) -> None:
    """Check a JUnit file by what the schemas of Ant (the stricter) and Jenkins both allow, and recount it."""
    assert (root.tag, root.attrib) == ("testsuites", {})
    for number, suite in enumerate(root):
        assert suite.tag == "testsuite"
        needed = "id name package timestamp hostname tests failures errors skipped time"
        assert set(suite.attrib) == set(needed.split())
        assert suite.get("id") == str(number)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", suite.attrib["timestamp"], re.ASCII)
        assert all(suite.attrib[key].strip() for key in suite.attrib)
        first, *cases, out, err = suite
        assert [first.tag, out.tag, err.tag] == ["properties", "system-out", "system-err"]
        counted = {"tests": len(cases), "errors": 0}
        counted |= {key: sum(case.find(tag) is not None for case in cases) for key, tag in OUTCOMES.items()}
        assert counted == {key: int(suite.attrib[key]) for key in counted}
        for case in cases:
            _case(case)


OUTCOMES: Mapping[str, str] = {"failures": "failure", "skipped": "skipped"}


def _case(case: Element) -> None:
    assert case.tag == "testcase"
    assert set(case.attrib) == {"name", "classname", "time"}
    assert len(case) <= 1
    for outcome in case:
        assert outcome.tag in OUTCOMES.values()
        assert set(outcome.attrib) == ({"message", "type"} if outcome.tag == "failure" else {"message"})
        assert len(outcome) == 0
