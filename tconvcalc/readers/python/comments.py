"""What people say beside their code: ``# tconvcalc: 7 -> 14`` and ``# tconvcalc: ignore[TCC101]``."""

from __future__ import annotations

import ast
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from tconvcalc.claims import Finding, Place
from tconvcalc.errors import MisuseError
from tconvcalc.parsing.grammar import read
from tconvcalc.question import Value
from tconvcalc.readers.python.lines import Lines
from tconvcalc.readers.python.syntax import walk

_COMMENT = re.compile(r"#[ \t]*tconvcalc[ \t]*:([^#]*)")
_IGNORE = re.compile(r"ignore[ \t]*(?:\[([^\]]*)\].*)?$")
_CODE = re.compile(r"TCC[0-9]{3}")
_MOST_CHARACTERS = 200
_HELP = (
    "write the sizes before and after, as in 7 -> 14 or 7x7 -> 14x14",
    "write ignore[TCC101], or ignore for every rule",
)

ALL = frozenset({"*"})
"""The codes of a comment that silences every rule."""


class Ignore(NamedTuple):
    """A comment that silences rules: where it stands, and their codes (``*`` for all)."""

    place: Place
    codes: frozenset[str]


class Sizes(NamedTuple):
    """A comment that claims sizes."""

    place: Place
    input_size: tuple[Value, ...]
    output_size: tuple[Value, ...]


class Comment(NamedTuple):
    """A comment that was understood, its line in the text, and whether it has the line for itself."""

    said: Ignore | Sizes
    line: int
    alone: bool


def comments(lines: Lines, tree: ast.Module) -> Iterator[Comment | Finding]:
    """Every comment for tconvcalc in a source; what cannot be understood is a finding."""
    found = [
        (number, match)
        for number, text in enumerate(lines.lines, start=1)
        if "tconvcalc" in text
        for match in _COMMENT.finditer(text)
    ]
    quoted = _quoted(tree, sorted({number for number, _ in found}))
    for number, match in found:
        text = lines.source(number)
        offset = len(text[: match.start()].encode())
        if any(begin <= (number, offset) < end for begin, end in quoted[number]):
            continue
        end = match.start() + len(match[0].rstrip())
        place = lines.at(number, match.start() + 1, number, end + 1)
        said = _said(match[1].strip(), place)
        yield said if isinstance(said, Finding) else Comment(said, number, not text[: match.start()].strip())


_Span = tuple[tuple[int, int], tuple[int, int]]


def _quoted(tree: ast.Module, numbers: list[int]) -> dict[int, list[_Span]]:
    """The strings on these lines, each from its begin to its end in bytes: what is in them is no comment."""
    spans: dict[int, list[_Span]] = defaultdict(list)
    for node in walk(tree) if numbers else ():
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)):
            end = node.end_lineno or node.lineno, node.end_col_offset or 0
            place = bisect_left(numbers, node.lineno)
            while place < len(numbers) and numbers[place] <= end[0]:
                spans[numbers[place]].append(((node.lineno, node.col_offset), end))
                place += 1
    return spans


def _said(body: str, place: Place) -> Ignore | Sizes | Finding:
    if body.startswith("ignore"):
        codes = _codes(body)
        return Ignore(place, codes) if codes else _malformed(place, "this does not say which codes to ignore")
    before, arrow, after = body.partition("->")
    if not arrow or len(body) > _MOST_CHARACTERS:
        return _malformed(place, "this comment says neither sizes nor what to ignore")
    try:
        return Sizes(place, read("input_size", before.strip()), read("output_size", after.strip()))
    except MisuseError as error:
        return _malformed(place, "these sizes cannot be read", *str(error).splitlines()[:2])


def _codes(body: str) -> frozenset[str]:
    match = _IGNORE.match(body)
    if match is None:
        return frozenset()
    if match[1] is None:
        return ALL
    codes = [code.strip().upper() for code in match[1].split(",")]
    return frozenset(codes) if all(_CODE.fullmatch(code) for code in codes) else frozenset()


def _malformed(place: Place, message: str, *because: str) -> Finding:
    return Finding("TCC903", place, message, because, _HELP)
