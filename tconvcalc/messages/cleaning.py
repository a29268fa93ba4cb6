"""A pasted text made comparable: without colours, line prefixes, line breaks and spaces.

Terminals wrap lines in the middle of words, logs prefix them, notebooks colour them and JSON escapes them. So sentences
are compared without any white space; only between two numbers it is kept, as ``MARK``, because there it separates.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

MARK = "\x02"
"""What stands for white space between two numbers: a control character, of which no other is left in a view."""

LONGEST = 512 * 1024
"""Characters at the end of a text that are read: what failed stands at the end of a log."""

_ESCAPES = re.compile(
    r"\x1b\[[0-9;:?]{0,64}[ -/]{0,8}[@-~]"  # colours and cursor movements
    r"|\x1b\][^\x07\x1b]{0,4096}(?:\x07|\x1b\\)?"  # titles and links
    r"|(?:\\x1b|\\u001b|\\033|\\e|\^\[)\[[0-9;]{0,64}[A-Za-z]"  # the same, written out
    r"|[\x00-\x08\x0e-\x1f\x7f]"
)
_WRITTEN_OUT = re.compile(r"""\\(?:[nrt]|(["'`]))""")
_ENTITIES = {"&#39;": "'", "&#x27;": "'", "&apos;": "'", "&quot;": '"', "&lt;": "<", "&gt;": ">", "&amp;": "&"}
_QUOTES = str.maketrans(
    {
        "\u2018": "'",  # quotation marks as word processors set them
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2212": "-",  # the minus sign
        "\u00a0": " ",  # spaces that are not seen, or not broken
        "\u200b": None,
        "\ufeff": None,
    }
)
_PREFIX = re.compile(
    r"^[ \t]*(?:E[ ]{2,}|>+ ?|\| ?|# ?|\[rank\d{1,6}\]: ?|[\w.-]{1,40} +\| "
    r"|\[?\d{2,4}[-/]\d{1,2}[-/]\d{1,2}[ T]\d{1,2}:\d{2}[:\d.,+Z]{0,20}\]?"
    r"(?: +\[?[A-Za-z]{1,12}\]?:?)?(?: +[\w.]{1,60}:)? )",
    re.MULTILINE,
)
_WRAPPED_NUMBER = re.compile(r"(?<=\d)[ \t]*\r?\n[ \t]*(?=\d)")
_BETWEEN = re.compile(r"(?<=[\d.])\s+(?=[\d-]|None)|(?<=None)\s+(?=[\d-]|None)")
_WORD = re.compile(r"[\w.<>/-]{1,80}")
_SPACE = re.compile(r"\s+")
_FULL = 40  # characters of a line that may have been broken because it was full


class View(NamedTuple):
    """A text without white space, and the words that it had before."""

    text: str
    words: frozenset[str]


def views(text: str) -> list[View]:
    """The text without white space, as it may have been before it was wrapped: the likeliest first.

    Two differ in whether a number that ends a line goes on in the next, two in whether lines begin with a prefix.
    """
    plain = _plain(text[-LONGEST:])
    stripped = _PREFIX.sub("", plain)
    likely = [_joined(plain), _joined(stripped)]
    candidates = dict.fromkeys([*likely, *(_WRAPPED_NUMBER.sub("", each) for each in (plain, stripped))])
    words = frozenset(_WORD.findall(plain))
    return [View(each, words) for each in dict.fromkeys(map(_closed, candidates))]


@cache
def squeezed(text: str) -> str:
    """A text of our own, without white space, to be looked for in a view."""
    return _SPACE.sub("", text)


def _plain(text: str) -> str:
    text = _ESCAPES.sub("", text)
    if "\\" in text:
        text = _WRITTEN_OUT.sub(lambda found: found[1] or " ", text)
    if "&" in text:
        for entity, character in _ENTITIES.items():
            text = text.replace(entity, character)
    return text.translate(_QUOTES)


def _joined(text: str) -> str:
    """The text with those numbers joined that a full line broke: the line is as long as the one before or after it."""
    if not _WRAPPED_NUMBER.search(text):
        return text
    lines = text.split("\n")
    if max(map(len, lines)) < _FULL:
        return text
    full = [place for place, line in enumerate(lines[:-1]) if len(line) >= _FULL and line.rstrip("\r")[-1:].isdigit()]
    goes_on = {place for place in full if len(lines[place]) in {len(lines[place - 1]), len(lines[place + 1])}}
    ends = ("" if place in goes_on else "\n" for place in range(len(lines)))
    return "".join(line.rstrip("\r") + end for line, end in zip(lines, ends, strict=True))


def _closed(text: str) -> str:
    return _SPACE.sub("", _BETWEEN.sub(MARK, text))
