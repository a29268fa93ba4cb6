"""Which layers a comment stands at: the one on its line, or the one right below."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from tconvcalc.claims import Chain, Claim, Place
from tconvcalc.readers.python.comments import Comment
from tconvcalc.readers.python.emitting import Entry

_Line = tuple[int, int]  # the cell of a notebook, and the line


class Beside:
    """The layers of one source by the lines on which comments stand."""

    def __init__(self, entries: Sequence[Entry], comments: Sequence[Comment], unread: Sequence[Place]) -> None:
        """Look for layers at these comments."""
        self._below: dict[_Line, _Line] = {}
        for cell, line in sorted((_line(comment.said.place) for comment in comments if comment.alone), reverse=True):
            self._below[cell, line] = self._below.get((cell, line + 1), (cell, line + 1))
        lines = sorted({*(_line(comment.said.place) for comment in comments), *self._below.values()})
        self._chains: dict[_Line, list[Chain]] = defaultdict(list)
        self._begins: dict[_Line, list[Claim]] = defaultdict(list)
        self._within: dict[_Line, list[Claim]] = defaultdict(list)
        self._statements: dict[_Line, list[Claim | Chain]] = defaultdict(list)
        for item, statement in entries:
            for at in _touched(statement, lines):
                self._statements[at].append(item)
            if isinstance(item, Chain):
                self._chains[_line(item.place)].append(item)
            for claim in claims_of(item):
                self._begins[_line(claim.place)].append(claim)
                for at in _touched(claim.place, lines):
                    self._within[at].append(claim)

        above = (place._replace(line=place.line - 1) for place in unread)
        self._unread = {line for place in above for line in _touched(place, lines)}

    def unread(self, comment: Comment) -> bool:
        """Whether a comment stands at a call that could not be read, which is said of it already."""
        return _line(comment.said.place) in self._unread

    def of(self, comment: Comment) -> Sequence[Claim | Chain]:
        """The layers that a comment speaks of: a chain before the layers in it, the innermost of nested calls."""
        line = _line(comment.said.place)
        within = self._within[line]
        if comment.alone and not within:
            line = self._below[line]
            return self._chains[line][:1] or self._begins[line] or self._statements[line]
        inner = max((_line(claim.place) for claim in within), default=line)
        return self._chains[line][:1] or [one for one in within if _line(one.place) == inner] or self._statements[line]


def claims_of(item: Claim | Chain) -> list[Claim]:
    """The transposed convolutions of a claim or a chain."""
    return [item] if isinstance(item, Claim) else [step for step in item.steps if isinstance(step, Claim)]


def dims_of(item: Claim | Chain) -> int | None:
    """How many spatial axes a layer, or the first one of a chain, has."""
    return claims_of(item)[0].dims


def _line(place: Place) -> _Line:
    return place.cell, place.line


def _touched(place: Place | None, lines: Sequence[_Line]) -> Sequence[_Line]:
    """Those of the lines on which a call or a statement stands."""
    if place is None:
        return ()
    begin = bisect_left(lines, (place.cell, place.line))
    return lines[begin : bisect_left(lines, (place.cell, place.end_line + 1))]
