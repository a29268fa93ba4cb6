"""Where the tables and keys of a spec stand: the parsers do not tell, so they are found in the text.

A text that was parsed is well formed, so brackets and strings are all that has to be understood. Tables are found in
one pass, the keys of a table only where something is to be said about them.
"""

from __future__ import annotations

import json
import re
from bisect import bisect
from contextlib import suppress
from functools import cached_property
from typing import NamedTuple

from tconvcalc.claims import Place

Path = tuple[str | int, ...]
"""The keys and numbers that lead to a table: ``("chain", 0, "layers", 2)``."""

_JSON = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]')
_TOML = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*|[{}\[\],=]|[\w+:-]+', re.DOTALL
)
_HEADER = re.compile(r"^[ \t]*(\[\[?)[ \t]*([\w-]+)(?:[ \t]*\.[ \t]*([\w-]+))?[ \t]*\]", re.MULTILINE)
_LONG = re.compile(r'"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'', re.DOTALL)


class Span(NamedTuple):
    """A stretch of the text."""

    begin: int
    end: int


class Marks:
    """Finds places in the text of one spec."""

    def __init__(self, text: str, path: str) -> None:
        """Find in this text, which stands at ``path``."""
        self.text = text
        self.path = path
        self._sources: dict[int, str] = {}  # a line is copied once, however many layers stand in it
        self._found: dict[Path, dict[str, Span]] = {}

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    @cached_property
    def tables(self) -> dict[Path, int]:
        """Where each table begins."""
        return containers(self.text, 0, (), _JSON)

    def keys(self, path: Path) -> dict[str, Span]:
        """Where the keys of a table stand: looked for once, however many of them are wrong."""
        if path not in self._found:
            self._found[path] = self.look_for_keys(path)
        return self._found[path]

    def look_for_keys(self, path: Path) -> dict[str, Span]:
        """The same, without remembering it."""
        begin = self.tables.get(path)
        return {} if begin is None else keys_of(self.text, begin, _JSON)

    def table(self, path: Path, name: str = "") -> Place:
        """The place of a table, or of the nearest one around it that is found."""
        while path and path not in self.tables:
            path = path[:-1]
        return self.place(Span(self.tables.get(path, 0), 0), name)

    def key(self, path: Path, key: str, name: str = "") -> Place:
        """The place of a key, or of its table where it is not found."""
        span = self.keys(path).get(key)
        return self.table(path, name) if span is None else self.place(span, name)

    def place(self, span: Span, name: str = "") -> Place:
        """The place of a stretch within one line; an end of 0 means the line's."""
        line = bisect(self._lines, span.begin)
        start = self._lines[line - 1]
        end = span.end - start + 1 if span.end else 0
        source = self._source(line, start)
        return Place(self.path, line, span.begin - start + 1, line if end else 0, end, name, source=source)

    def _source(self, line: int, start: int) -> str:
        if line not in self._sources:
            stop = self.text.find("\n", start)
            self._sources[line] = self.text[start : stop if stop >= 0 else len(self.text)].rstrip("\r")
        return self._sources[line]


class TomlMarks(Marks):
    """The same for TOML, whose tables have headers or stand within a line."""

    @cached_property
    def _headers(self) -> list[tuple[int, Path]]:
        """Where each header stands, and what it opens."""
        plain = _LONG.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), self.text) if self._long else self.text
        headers: list[tuple[int, Path]] = []
        counts: dict[Path, int] = {}
        for found in _HEADER.finditer(plain):
            inner: Path = (found[2],)
            if found[3]:
                inner = (found[2], max(0, counts.get((found[2],), 0) - 1), found[3])
            if found[1] == "[[":
                counts[inner] = counts.get(inner, 0) + 1
                inner = (*inner, counts[inner] - 1)
            headers.append((found.start(1), inner))
        return headers

    @property
    def _long(self) -> bool:
        return '"""' in self.text or "'''" in self.text

    @cached_property
    def tables(self) -> dict[Path, int]:
        """Where each table begins: at its header, or at its bracket."""
        found: dict[Path, int] = {(): 0}
        regions = [(0, ()), *self._headers]
        for begin, path in regions:
            found.setdefault(path, begin)
        for key in re.finditer(r"^[ \t]*(layers?|chain)[ \t]*=", self.text, re.MULTILINE):
            owner = regions[bisect(regions, key.start(), key=lambda region: region[0]) - 1][1]
            found |= containers(self.text, key.end(), (*owner, key[1]), _TOML)
        return found

    def look_for_keys(self, path: Path) -> dict[str, Span]:
        """The keys of a table under a header begin a line; those of one within a line follow its bracket."""
        begin = self.tables.get(path)
        if begin is None or self.text[begin : begin + 1] == "{":
            return {} if begin is None else keys_of(self.text, begin, _TOML)
        starts = [start for start, _ in self._headers]
        after = bisect(starts, begin)
        region = self.text[begin : starts[after] if after < len(starts) else len(self.text)]
        keys = re.finditer(r"""^[ \t]*(["']?)([^\s"'=#\[\]]+)\1[ \t]*=""", region, re.MULTILINE)
        return {key[2]: Span(begin + key.start(2), begin + key.end(2)) for key in keys}


def containers(text: str, begin: int, path: Path, token: re.Pattern[str]) -> dict[Path, int]:
    """Where each table within one value begins, ``path`` being the value's own."""
    found: dict[Path, int] = {}
    stack: list[tuple[Path, list[str | int]]] = []  # the path of each open bracket, and the key or number within it
    last = ""
    for piece in token.finditer(text, begin):  # pragma: no branch -- what was parsed is closed
        sign = piece[0]
        if not stack and sign[0] not in "{[#":
            break  # the value is no table and holds none
        if sign in {"{", "["}:
            here = (*stack[-1][0], stack[-1][1][0]) if stack else path
            if sign == "{":
                found[here] = piece.start()
            stack.append((here, [0]))
        elif sign in {"}", "]"}:
            stack.pop()
            if not stack:
                break
        elif sign == "," and isinstance(stack[-1][1][0], int):
            stack[-1][1][0] += 1
        elif sign in {":", "="}:
            stack[-1][1][0] = _plain(last)
        else:
            last = sign
    return found


def keys_of(text: str, begin: int, token: re.Pattern[str]) -> dict[str, Span]:
    """Where the keys of the table stand that begins there."""
    found: dict[str, Span] = {}
    depth, last = 0, Span(begin, begin)
    for piece in token.finditer(text, begin):  # pragma: no branch -- likewise
        depth += (piece[0] in {"{", "["}) - (piece[0] in {"}", "]"})
        if not depth:
            break
        if piece[0] in {":", "="} and depth == 1:
            found.setdefault(_plain(text[last.begin : last.end]), last)
        last = Span(piece.start(), piece.end())
    return found


def _plain(key: str) -> str:
    """A key without its quotes."""
    if key[:1] == '"' and "\\" in key:
        with suppress(ValueError):
            return str(json.loads(key, strict=False))
    return key.strip("\"'")
