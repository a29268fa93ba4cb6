"""Pictures read back as a person reads them: what stands below what, by the column in which a word ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

_GAPS = {"…", ".."}


def rows(lines: Sequence[str]) -> dict[str, dict[int, str]]:
    """For each labelled row the words of its cells by the columns in which they end; the labels stand in front."""
    found: dict[str, dict[int, str]] = {}
    for line in lines:
        if not line:
            break
        words = [(each.end(), each.group()) for each in re.finditer(r"\S+", line)]
        label = words.pop(0)[1] if not line.startswith(" ") else ""
        found[label or f"row {len(found)}"] = {end: word for end, word in words if word not in _GAPS}
    return found


def numbers(row: dict[int, str]) -> dict[int, int]:
    """The cells that are numbers."""
    return {column: int(word.removeprefix("x")) for column, word in row.items() if word not in {".", "-"}}


def terms(text: str) -> set[tuple[int, str]]:
    """A phase's sum as pairs of how far the input is from q, and the tap as it is written."""
    each = re.findall(r"x\[q([+-]\d+)?\]\*(\w+(?:\[\d+\])?)", text)
    return {(int(back or 0), tap) for back, tap in each}
