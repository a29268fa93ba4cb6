"""Words of the field, each explained on one page whose numbers are worked out when it is printed."""

from __future__ import annotations

from tconvcalc.pages import about_convolution, about_overlap, about_padding, about_sizes, about_steps
from tconvcalc.pages.base import WIDTH, Entry, lines_of

_MODULES = (about_convolution, about_overlap, about_padding, about_sizes, about_steps)
_ENTRIES: list[Entry] = sorted(entry for module in _MODULES for entry in module.ENTRIES)
WORDS: dict[str, str] = {entry.word: entry.summary for entry in _ENTRIES}
"""Every word that has a page, with what is said of it in a list."""


def _plain(word: str) -> str:
    return "".join(letter for letter in word.lower() if letter not in " -_")


_KNOWN = {_plain(name): entry for entry in _ENTRIES for name in (entry.word, *entry.aliases)}


def page(word: str, width: int = WIDTH) -> list[str] | None:
    """The page of a word as lines of at most 80 columns, 24 at most; None where there is none.

    On a narrower screen its prose is filled to that width, and it is longer.

    Case, spaces, hyphens and underscores do not matter (``Output padding`` is ``output_padding``).
    """
    entry = _KNOWN.get(_plain(word))
    return lines_of(entry.word, entry.page(), min(width, WIDTH)) if entry else None


__all__ = ["WORDS", "page"]
