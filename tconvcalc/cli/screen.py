"""How lines reach the screen: plain text as it is, or styled on a terminal."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable

from tconvcalc.errors import MisuseError
from tconvcalc.rendering.layout import Line, Piece
from tconvcalc.text import column_width, printable

_LEAST = 20  # columns that prose needs to be read at all
_BELOW = 11  # where goes what finds no room beside a row
_TOGETHER = re.compile(r"\([^(),;]{1,32} [-+*/] [^(),;]{1,32}\)")  # the innermost of an equation
_TYPED = re.compile(r"tconvcalc [a-z]+ (?:-|\S*$)")
_LOOKS = {"good": "1;32", "bad": "1;31", "key": "1", "dim": "2", "command": "36", "code": "", "": ""}


def styled(color: str) -> bool:
    """Whether to colour: on a terminal that wants it, or where it was asked for; never by itself in a pipe.

    Raises:
        MisuseError: the word is none of auto, always and never.
    """
    if color not in {"auto", "always", "never"}:
        raise MisuseError(f'--color: cannot read "{printable(color)}"\nwrite auto, always or never')
    if color != "auto":
        return color == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def show(lines: Iterable[Line], color: str) -> None:
    """Print lines to standard output.

    In a pipe they are neither wrapped nor cut. On a terminal prose goes on under itself; code and commands are left
    as they are, so that they can be copied.
    """
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    paint = styled(color)
    fitted = (part for each in lines for part in _fitted(each, width))
    for each in fitted:
        sys.stdout.write("".join(_painted(piece) if paint else piece.text for piece in each) + "\n")
        if width:  # what is known is on the screen before the rest is worked out
            sys.stdout.flush()


def _painted(piece: Piece) -> str:
    """A piece in the colours of the terminal (ECMA-48, Select Graphic Rendition)."""
    look = _LOOKS[piece.style]
    return f"\x1b[{look}m{piece.text}\x1b[0m" if look else piece.text


def _fitted(each: Line, width: int | None) -> list[Line]:
    """A line, its last piece broken between words where it would not fit, and going on below its own begin."""
    *front, last = each
    indent = sum(column_width(piece.text) for piece in front)
    if width is None or last.style in {"code", "command"} or indent + column_width(last.text) <= width:
        return [each]
    if indent > width // 2:
        return [front, *((Piece(" " * _BELOW), last._replace(text=part)) for part in filled(last.text, width - _BELOW))]
    first, *rest = filled(last.text, width - indent)
    return [
        (*front, last._replace(text=first)),
        *((Piece(" " * indent), last._replace(text=part)) for part in rest),
    ]


def filled(text: str, width: int) -> list[str]:
    """Prose in lines of some columns, broken between words and not within the brackets of an equation."""
    held = _TOGETHER.sub(lambda found: found[0].replace(" ", "\N{NO-BREAK SPACE}"), text)
    parts = textwrap.wrap(held, max(_LEAST, width), break_long_words=False, break_on_hyphens=False)
    return [part.replace("\N{NO-BREAK SPACE}", " ") for part in parts] or [""]


def complaint(text: str) -> str:
    """A complaint for standard error: filled to a terminal, but for commands and what has a caret under it."""
    if not sys.stderr.isatty():
        return text
    lines = text.split("\n")
    kept = 2 if lines[1:] and lines[1].lstrip().startswith("^") else 0
    width = shutil.get_terminal_size().columns
    sentences = ([each] if _TYPED.search(each) else filled(each, width) for each in lines[kept:])
    return "\n".join([*lines[:kept], *(part for sentence in sentences for part in sentence)])
