"""A framework's sentence with holes, made into a regular expression that cannot run away, and what its holes hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from string import Formatter
from typing import NamedTuple

from tconvcalc.frameworks.message_patterns import Read
from tconvcalc.messages.cleaning import MARK, View, squeezed

_INT = r"-?[0-9]{1,20}+(?!\.?[0-9])"
_ATOM = r"(?:np\.int64\(-?[0-9]{1,20}+\)|-?[0-9]{1,20}+(?:\.[0-9]{0,9})?+|None|\?)"
_FLAT = rf"[\[({{](?:{_ATOM}(?:[,x{MARK}]{_ATOM}){{0,15}}+)?,?[\])}}]"
_NAMED = r"(?:[A-Za-z_][\w.]{0,30}+\()?"
_KINDS = {
    "int": _INT,
    "ints": rf"(?:{_NAMED}{_FLAT}\)?|-?[0-9]{{1,20}}+(?:\.[0-9]{{1,9}})?+)",
    "lists": rf"(?:[\[({{]{_FLAT}(?:,?{_FLAT}){{0,15}}+,?[\])}}]|{_FLAT}|{_INT})",
    "word": r"[\w.<>/\-]{1,80}",
    "quoted": r"[^\"'`]{0,80}",
    "gap": r".{0,300}?",
}
"""What may stand in a hole, on text without white space. Every repetition has an end, so every search has one."""

_MOST = 64  # places of one sentence that are read in one text
_MOST_TRIED = 1024  # places of its begin that are looked at
_LONGEST_WORD = 80  # characters of a hole before the first literal part
_NUMBER = re.compile(r"-?\d+(?:\.\d*)?|None|\?")
_NUMPY = re.compile(r"np\.int64\((-?\d+)\)")
_GROUP = re.compile(r"[\[({]([^\[\](){}]*)[\])}]")


class Template(NamedTuple):
    """A sentence made ready.

    ``rare`` is its longest literal part and ``first`` its first one; both must be there. ``begins`` tells whether it
    begins with that first part rather than with a hole.
    """

    rare: str
    first: str
    begins: bool
    pattern: str
    names: tuple[str, ...]
    kinds: tuple[str, ...]


class Found(NamedTuple):
    """Where a sentence stands in a view, and what its holes hold."""

    begin: int
    end: int
    holes: dict[str, Read]


@cache
def template(sentence: str) -> Template:
    """Make a sentence ready."""
    pattern, literals, names, kinds = [], [], [], []
    begins = not sentence.startswith("{") or sentence.startswith("{{")
    for literal, name, kind, _ in Formatter().parse(sentence):
        text = squeezed(literal)
        if text:
            literals.append(text)
            pattern.append(re.escape(text))
        if name is not None:
            names.append(name)
            kinds.append(kind or "int")
            pattern.append(f"{MARK}?({_KINDS[kind or 'int']})")
    return Template(max(literals, key=len), literals[0], begins, "".join(pattern), tuple(names), tuple(kinds))


def occurrences(sentence: str, view: View) -> Iterator[Found]:
    """Every place of a view where a sentence stands, up to a number that nobody would read."""
    made = template(sentence)
    for found in islice(_matches(made, view.text), _MOST):
        texts = list(found.groups())
        if made.pattern.endswith(f"({_KINDS['word']})"):
            texts[-1] = _whole_word(texts[-1], view.words)
        yield Found(found.start(), found.end(), _holes(made, texts))


def _matches(made: Template, text: str) -> Iterator[re.Match[str]]:
    """The matches around each place of the first literal part: to look for that alone is what takes no time."""
    compiled, end = _compiled(made.pattern), 0
    for _ in range(_MOST_TRIED):
        place = text.find(made.first, end)
        if place < 0:
            return
        found = compiled.match(text, place if made.begins else _before(made.kinds[0], text, end, place))
        if found:
            yield found
        end = found.end() if found else place + len(made.first)


def _before(kind: str, text: str, end: int, place: int) -> int:
    """Where the hole begins that ends at a place."""
    found = _compiled(f"(?:{_KINDS[kind]})$").search(text[max(end, place - _LONGEST_WORD) : place])
    return place - len(found[0]) if found else place


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL)


def _whole_word(text: str, words: frozenset[str]) -> str:
    """A word that ends a sentence, without what followed it in the next line."""
    prefixes = (text[:end] for end in range(len(text), 0, -1))
    return next((prefix for prefix in prefixes if prefix in words or f"{prefix}." in words), text)


def _holes(made: Template, texts: list[str]) -> dict[str, Read]:
    """The values by name; what is named ``stride.0`` and ``stride.1`` becomes the list ``stride``."""
    holes: dict[str, Read] = {}
    collected: dict[str, list[Read]] = {}
    for name, kind, text in zip(made.names, made.kinds, texts, strict=True):
        base, _, place = name.partition(".")
        value = _value(kind, text)
        if base != "_" and place:
            collected.setdefault(base, []).append(value)
            holes[base] = collected[base]
        elif base != "_":
            holes.setdefault(base, value)
    return holes


def _value(kind: str, text: str) -> Read:
    if kind in {"word", "quoted", "gap"}:
        return text
    text = _NUMPY.sub(r"\1", text)
    groups = _GROUP.findall(text)
    if kind == "lists" and (len(groups) > 1 or text[:2] in {"[[", "[(", "((", "(["}):
        return [_atoms(group) for group in groups]
    return _atoms(groups[0]) if groups else _atom(text)


def _atoms(text: str) -> list[Read]:
    return [_atom(found) for found in _NUMBER.findall(text)]


def _atom(text: str) -> int | float | None:
    if text in {"None", "?"}:
        return None
    return float(text) if "." in text else int(text)
