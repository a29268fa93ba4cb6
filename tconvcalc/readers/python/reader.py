"""The way from the text of a source to what was read in it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from operator import attrgetter

from tconvcalc.claims import Chain, Claim, Finding, Meeting, Place, Read, Unread
from tconvcalc.readers.python.comment_claims import Attached
from tconvcalc.readers.python.comments import Ignore, comments
from tconvcalc.readers.python.emitting import Emission, Entry, handed_on
from tconvcalc.readers.python.interpreter import Interpreter
from tconvcalc.readers.python.lines import Lines
from tconvcalc.readers.python.meetings import meetings
from tconvcalc.readers.python.parsing import collecting_later, parse, too_long

_DEPTH = 6000


def read_source(text: str, path: str, others: Mapping[str, str] | None = None) -> tuple[Read, tuple[Ignore, ...]]:
    """Read the transposed convolutions of a Python source, and the comments in it that silence rules.

    ``others`` are dotted names that stand for layers of other sources, as ``Read.handed_on`` has them.
    """
    if too_long(text):
        return Read(unread=(Unread(Place(path), "the source is too long to be read within a second", "length"),)), ()
    return read_lines(Lines(text, path), others)


def read_lines(lines: Lines, others: Mapping[str, str] | None = None) -> tuple[Read, tuple[Ignore, ...]]:
    """Read the lines of a source, or of the joined cells of a notebook."""
    with collecting_later(), _deeper():
        return _read(lines, others)


@contextmanager
def _deeper() -> Iterator[None]:
    """Allow as many nested calls as following a model takes, which are bounded by themselves."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _DEPTH))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def _read(lines: Lines, others: Mapping[str, str] | None) -> tuple[Read, tuple[Ignore, ...]]:
    tree = parse(lines)
    if isinstance(tree, Finding):
        return Read(findings=(tree,)), ()
    run = Interpreter(lines, tree, others=others)
    run.run()
    emission = Emission(run)
    entries = sorted(emission.entries(), key=_position)
    first = [entry for entry in entries if not _again(entry)]
    attached = Attached(first, comments(lines, tree), [one.place for one in emission.unread])
    silenced = {claim.place: claim.silenced for item in attached.items for claim in _claims(item)}
    again = [claim for claim in map(_claim, entries) if claim is not None and claim.again]
    further = [replace(claim, silenced=_codes(claim, silenced)) for claim in again]
    unread = sorted([*emission.unread, *attached.unread], key=attrgetter("place"))
    found = tuple(replace(one, silenced=_codes(one, silenced)) for one in meetings(run))
    read = Read((*attached.items, *further), tuple(unread), tuple(attached.findings), found, handed_on(run))
    return read, tuple(attached.ignores)


def _codes(one: Claim | Meeting, silenced: dict[Place, frozenset[str]]) -> frozenset[str]:
    return silenced.get(one.place, frozenset())


def _claim(entry: Entry) -> Claim | None:
    return entry.item if isinstance(entry.item, Claim) else None


def _again(entry: Entry) -> bool:
    claim = _claim(entry)
    return claim is not None and claim.again


def _claims(item: Claim | Chain) -> list[Claim]:
    return [item] if isinstance(item, Claim) else [step for step in item.steps if isinstance(step, Claim)]


def _position(entry: Entry) -> tuple[int, int, int]:
    place = entry.item.place
    return place.cell, place.line, place.column
