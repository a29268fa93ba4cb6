"""The way from the text of a source to what was read in it."""

from __future__ import annotations

from operator import attrgetter

from tconvcalc.claims import Finding, Place, Read, Unread
from tconvcalc.readers.source.attaching import Attached
from tconvcalc.readers.source.collecting import Collector, Entry
from tconvcalc.readers.source.comments import Ignore, comments
from tconvcalc.readers.source.lines import Lines
from tconvcalc.readers.source.parsing import collecting_later, parse, too_long
from tconvcalc.readers.source.survey import survey


def read_source(text: str, path: str) -> tuple[Read, tuple[Ignore, ...]]:
    """Read the transposed convolutions of a Python source, and the comments in it that silence rules."""
    if too_long(text):
        return Read(unread=(Unread(Place(path), "the source is too long to be read within a second"),)), ()
    return read_lines(Lines(text, path))


def read_lines(lines: Lines) -> tuple[Read, tuple[Ignore, ...]]:
    """Read the lines of a source, or of the joined cells of a notebook."""
    with collecting_later():
        return _read(lines)


def _read(lines: Lines) -> tuple[Read, tuple[Ignore, ...]]:
    tree = parse(lines)
    if isinstance(tree, Finding):
        return Read(findings=(tree,)), ()
    collector = Collector(lines, survey(tree))
    entries = sorted(collector.entries(), key=_position)
    attached = Attached(entries, comments(lines, tree), [one.place for one in collector.unread])
    unread = sorted([*collector.unread, *attached.unread], key=attrgetter("place"))
    return Read(attached.items, tuple(unread), tuple(attached.findings)), tuple(attached.ignores)


def _position(entry: Entry) -> tuple[int, int, int]:
    place = entry.item.place
    return place.cell, place.line, place.column
