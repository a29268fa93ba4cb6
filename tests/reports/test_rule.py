"""The real rules in every format: the examples of the other tests have rules of their own."""

from __future__ import annotations

import json

from tconvcalc.checking.rules import RULES, explain
from tconvcalc.claims import CheckResult as Report
from tconvcalc.claims import Finding, Place
from tconvcalc.reports import REPORTS
from tconvcalc.reports.listing import statistics
from tconvcalc.reports.rule import severity, told
from tconvcalc.reports.words import UNREAD
from tests.cases import every_case
from tests.reports import shapes

EACH = Report(tuple(Finding(code, Place("m.py", 1, 1), "wrong") for code in RULES), layers=1, files=1)


@every_case("code", RULES)
def test_the_severity_is_the_rules(code: str) -> None:
    """Codes of the hundreds are warnings, all others errors."""
    assert severity(code) == ("warning" if code.startswith("TCC1") else "error")
    assert told(code) is RULES[code]


@every_case("name", REPORTS)
def test_every_format_names_every_code(name: str) -> None:
    """None is lost on the way."""
    text = REPORTS[name](EACH)
    assert [code for code in RULES if code not in text] == []


def test_sarif_explains_each_rule_as_the_command_line_does() -> None:
    """Who reads it on a page cannot ask for more; an unread place of a strict check has no page to ask for."""
    log = json.loads(REPORTS["sarif"](EACH))
    shapes.SARIF(log)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert {rule["id"]: rule["help"]["text"] for rule in rules} == {code: explain(code) for code in RULES}
    assert UNREAD not in RULES


def test_statistics_name_each_rule() -> None:
    """A code alone tells nobody anything."""
    assert statistics(EACH).splitlines() == [f"1  {code}  {RULES[code].name}" for code in sorted(RULES)]
