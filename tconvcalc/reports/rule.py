"""What reports say of a rule: the one place where they look it up."""

from __future__ import annotations

from tconvcalc.checking import rules
from tconvcalc.checking.rules.rule import Rule, Severity
from tconvcalc.reports.words import UNREAD

_UNREAD = Rule(
    UNREAD,
    UNREAD,
    what="A transposed convolution that could not be read.",
    why="A strict check takes what it does not know for wrong.",
    file="",
)


def told(code: str) -> Rule:
    """The rule with this code; what is in no table is an unread place of a strict check, and keeps its code."""
    return rules.RULES.get(code) or _UNREAD._replace(code=code, name=code)


def severity(code: str) -> Severity:
    """Whether what has this code can never work (error) or works, but not as most people want (warning)."""
    return told(code).severity


def name(code: str) -> str:
    """The rule's name."""
    return told(code).name


def explained(code: str) -> str:
    """All that is to be said about a rule, for a reader who cannot ask ``tconvcalc explain``."""
    rule = told(code)
    return rules.explain(code) if code in rules.RULES else f"{rule.what} {rule.why}"
