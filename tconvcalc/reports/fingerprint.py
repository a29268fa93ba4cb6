"""How a finding is known again in the next run: by what is wrong and in which file, not by a line that moves."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator

from tconvcalc.claims import Finding
from tconvcalc.reports.text import relative


def fingerprints(findings: Iterable[Finding]) -> Iterator[str]:
    """One for each finding, in order. Those that say the same in one file are counted, since each must be its own."""
    seen: Counter[tuple[str, ...]] = Counter()
    for code, place, message, *_ in findings:
        words = (relative(place.path) if place.path else "", place.name, code, message)
        yield hashlib.sha256(json.dumps([*words, seen[words]]).encode("ascii")).hexdigest()[:32]
        seen[words] += 1
