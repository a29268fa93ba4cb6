"""A message that was explained, as JSON has it (version 1: only additions may follow)."""

from __future__ import annotations

from typing import Any

from tconvcalc.messages.explanation import Match, Suggestion
from tconvcalc.question import Value
from tconvcalc.values import Ends, Linear, Span

Json = Any
"""What the json module writes."""


def recorded(match: Match) -> dict[str, Json]:
    """One entry of ``matches``."""
    return {
        "framework": match.framework,
        "cause": match.cause,
        "quantities": dict(match.quantities),
        "fact": match.fact,
        "because": "\n".join(match.because),
        "fixes": [_fix(each) for each in match.suggestions],
        "advice": list(match.advice),
        "missing": list(match.lacks),
        "also": list(match.also),
    }


def _fix(suggestion: Suggestion) -> dict[str, Json]:
    changes = {name: {"from": _values(old), "to": _values(new)} for name, (old, new) in suggestion.changes.items()}
    return {"changes": changes, "command": suggestion.command}


def _values(values: tuple[Value, ...]) -> Json:
    """One value where all axes agree, a list where they do not."""
    each = [_value(value) for value in values]
    return each[0] if all(value == each[0] for value in each) else each


def _value(value: Value) -> Json:
    if isinstance(value, Ends):
        return list(value)
    return str(value) if isinstance(value, Linear | Span) else value
