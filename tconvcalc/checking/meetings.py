"""Whether shapes that have to agree do: TCC009 for channels, TCC014 to TCC021 for everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tconvcalc.checking.suppressions import EVERY
from tconvcalc.claims import Finding, Ignore, Meeting, Place

CODES = {
    "channels": "TCC009",
    "join": "TCC014",
    "sum": "TCC015",
    "target": "TCC016",
    "features": "TCC017",
    "reshape": "TCC018",
    "assert": "TCC019",
    "model": "TCC020",
    "empty": "TCC021",
}
"""The rule of each kind of meeting."""

OWN = frozenset({CODES["channels"], CODES["empty"]})
"""What a layer does wrong by itself: told once, where a rule about the layer tells it already."""


def judged(meetings: Sequence[Meeting]) -> Iterator[tuple[Finding, Meeting]]:
    """One finding for each place where shapes do not agree."""
    for one in meetings:
        yield Finding(CODES[one.kind], one.place, one.fact, one.because, one.help), one


def silencing(finding: Finding, meeting: Meeting, ignores: Sequence[Ignore]) -> set[tuple[Place, str]]:
    """The comments that silence a finding, each with the code that it does so by."""
    codes = {finding.code, EVERY}
    return {(one.place, code) for one in ignores if _stands_at(one.place, meeting.place) for code in codes & one.codes}


def _stands_at(comment: Place, place: Place) -> bool:
    return comment.cell == place.cell and place.line - 1 <= comment.line <= place.end_line
