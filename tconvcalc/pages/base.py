"""What a page is, and how it is set: at most one screen of 24 lines and 80 columns, in ASCII."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

WIDTH = 80
LINES = 24
_LABEL = 9


class Block(NamedTuple):
    """Lines that are shown as they stand: a table, a picture, numbers."""

    lines: Sequence[str]


@dataclass(frozen=True)
class Page:
    """One word explained.

    Attributes:
        fact: what it is, in one sentence.
        body: paragraphs, which are filled to the width, and blocks, which are not.
        belief: what many think, as they say it.
        truth: what is so instead.
        commands: what to type to see it.
    """

    fact: str
    body: Sequence[str | Block]
    belief: str
    truth: str
    commands: Sequence[str]


class Entry(NamedTuple):
    """A word of the register: how it is listed, other spellings of it, and what computes its page."""

    word: str
    summary: str
    aliases: tuple[str, ...]
    page: Callable[[], Page]


def lines_of(word: str, page: Page, width: int = WIDTH) -> list[str]:
    """The page as it is printed; its prose is filled to the width, what stands as it is may be wider."""
    lines = _labelled(word, page.fact, width)
    for part in page.body:
        lines += ["", *(part.lines if isinstance(part, Block) else textwrap.wrap(part, width))]
    lines += ["", *_labelled("belief", f'"{page.belief}"', width), *_labelled("in fact", page.truth, width)]
    return [*lines, *(f"{'' if place else 'try':<{_LABEL}}{each}" for place, each in enumerate(page.commands))]


def _labelled(label: str, text: str, width: int) -> list[str]:
    """A text that goes on under itself, behind a label; a long label is followed by two spaces."""
    head = f"{label:<{_LABEL}}" if len(label) < _LABEL else f"{label}  "
    return textwrap.wrap(
        text, width, initial_indent=head, subsequent_indent=" " * _LABEL, break_long_words=False, break_on_hyphens=False
    )
