"""Which comments silence what: a finding that is silenced is not told, a comment that silences nothing is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from tconvcalc.claims import Claim, Finding, Ignore, Place

UNUSED = "TCC902"
EVERY = "*"
"""Stands for every code."""


class Told(NamedTuple):
    """A finding about a layer, and whether a comment silences it."""

    finding: Finding
    layer: Claim
    around: Place
    silent: bool


def silenced(finding: Finding, layer: Claim, around: Place) -> Told:
    """Ask the layer's comments whether a finding about it is to be told; ``around`` is the chain that it stands in."""
    silent = bool({finding.code, EVERY} & layer.silenced)
    return Told(finding, layer, around, silent)


def unused(
    ignores: Sequence[Ignore],
    layers: Iterable[tuple[Claim, Place]],
    told: Iterable[Told],
    codes: frozenset[str],
    used: Collection[tuple[Place, str]] = (),
) -> Iterator[Finding]:
    """TCC902, for each code of each comment that silences nothing; of codes that are off nothing can be said.

    ``used`` are comments that silence something that is no layer, each with the code.
    """
    covered = {place for layer, around in layers if layer.silenced for place in (layer.place, around)}
    silent = [one for one in told if one.silent]
    for ignore in ignores:
        meant = _nearest(ignore.place, covered)
        found = {one.finding.code for one in silent if meant in {one.layer.place, one.around}}
        found |= {code for place, code in used if place == ignore.place}
        idle = [] if EVERY in ignore.codes and found else sorted((ignore.codes & {EVERY, *codes}) - found)
        if idle:
            what = "nothing" if idle == [EVERY] else ", ".join(idle)
            message = f"this silences {what}" if idle == [EVERY] else f"{what} is not found here"
            yield Finding(UNUSED, ignore.place, message, (), ("take the comment away",))


def _nearest(comment: Place, covered: Iterable[Place]) -> Place | None:
    """The layer that a comment stands at, or else the first one below it."""
    here = (place for place in covered if place.cell == comment.cell)
    below = [place for place in here if comment.line <= max(place.end_line, place.line)]
    return min(below, key=lambda place: (max(0, place.line - comment.line), place.end_line - place.line), default=None)
