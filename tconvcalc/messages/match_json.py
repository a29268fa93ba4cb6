"""A message that was explained, as JSON has it (version 1: only additions may follow)."""

from __future__ import annotations

from typing import Any

from tconvcalc.answer_json import as_json
from tconvcalc.messages.explanation import Match, Suggestion

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
    changes = {name: {"from": as_json(old), "to": as_json(new)} for name, (old, new) in suggestion.changes.items()}
    return {"changes": changes, "command": suggestion.command}
