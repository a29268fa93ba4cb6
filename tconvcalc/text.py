"""How words that came from outside are made safe and measured before they are shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def printable(text: str) -> str:
    """Show control characters, line breaks and lone surrogates as escapes, so that a terminal never obeys them."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


MOST_SHOWN = 48
"""How many characters of what somebody wrote are shown, or compared with the names that are known."""


def short(text: str, most: int = MOST_SHOWN) -> str:
    """A text from outside, made safe, and cut where it is long."""
    return printable(text[:most]) + ("…" if len(text) > most else "")


def column_width(text: str) -> int:
    """How many terminal columns a printable text takes (wide characters two, combining marks none)."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def listed(words: Sequence[str], last: str = "and") -> str:
    """Join words as a sentence does: ``a, b and c``."""
    *front, end = words
    return f"{', '.join(front)} {last} {end}" if front else end


def with_article(noun: str) -> str:
    """A noun of a layer with its article, as it is spoken: ``a conv``, ``an avgpool``, ``an lppool``."""
    return f"{'an' if noun[0] in 'aeiou' or noun.startswith('lp') else 'a'} {noun}"


def plural(count: int, noun: str) -> str:
    """Count a noun: ``1 solution``, ``2,967 solutions``."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
