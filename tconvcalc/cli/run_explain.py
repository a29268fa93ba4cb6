"""What ``explain`` does once its words are read: get the text, explain it, and lay the explanation out."""

from __future__ import annotations

import codecs
import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from tconvcalc.checking import rules
from tconvcalc.cli.screen import show
from tconvcalc.errors import MisuseError
from tconvcalc.explanation import Explanation, explain, named, unknown
from tconvcalc.messages.cleaning import LONGEST
from tconvcalc.pages import WORDS, page
from tconvcalc.rendering.explanations import explained
from tconvcalc.rendering.layout import Line, Piece, line
from tconvcalc.text import printable

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHUNK = 2 * LONGEST  # bytes
_LEAST = 40  # columns that a page needs to be read at all
_LONGEST_NAME = 4096  # characters of a text that may be the name of a file


def answer(
    subject: str | None, frameworks: Sequence[str], given: Mapping[str, str], *, as_json: bool, color: str
) -> int:
    """Explain a subject, print the explanation, and return the exit code.

    Args:
        subject: a text, the name of a file, or ``-`` for standard input; None where nothing was typed.
        frameworks: those that were named, at most one.
        given: what was typed of the layer.
        as_json: whether only JSON is to be printed.
        color: when to colour.

    Raises:
        MisuseError: there is nothing to explain, or an option or a file cannot be read.
    """
    if subject is None:
        raise MisuseError(
            "explain what?\n"
            "write tconvcalc explain TCC001, a word, or a message; or pipe one in: 2>&1 | tconvcalc explain -"
        )
    if len(frameworks) > 1:
        raise MisuseError("explain asks one framework's rules\nwrite --framework once")
    found = named(subject) or explain(_text(subject), given, next(iter(frameworks), None))
    if as_json:
        show([line(json.dumps(found.to_dict(), indent=2))], "never")
    elif found:
        _print(found, color)
    if not found:
        sys.stderr.write(unknown(found.subject) + "\n")
    return 0 if found else 1


def listing() -> int:
    """Print every rule and every word that has a page, and return the exit code."""
    width = max(map(len, WORDS), default=0)
    words = [(f"{word:<{width}}", summary) for word, summary in WORDS.items()]
    show([(Piece(f"{name}  "), Piece(text)) for name, text in (*rules.listing(), *words)], "never")
    return 0


def _print(found: Explanation, color: str) -> None:
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    if found.page:
        show(_page(found, width or sys.maxsize), color)
    else:
        show(explained(found.matches, width), color)


def _page(found: Explanation, width: int) -> list[Line]:
    """The page of a word, filled to the width; or that of a rule, whose examples stay as they are."""
    word = page(found.subject, max(width, _LEAST))
    if word:
        return [line(text, "code") for text in word]
    return [line(text, "code" if text.startswith(" ") else "") for text in found.page.rstrip("\n").split("\n")]


def _text(subject: str) -> str:
    """What is to be explained: standard input, what a file holds, or the subject itself."""
    if subject == "-":
        return _decoded(_end(sys.stdin.buffer))
    path = _file(subject)
    if path is None:
        return subject
    try:
        with path.open("rb") as file:
            return _decoded(_end(file))
    except OSError as error:
        raise MisuseError(f"{printable(subject)}: cannot be read ({error.strerror})") from None


def _file(subject: str) -> Path | None:
    """The file that a subject names, if there is one."""
    if len(subject) > _LONGEST_NAME or "\n" in subject:
        return None
    try:
        return Path(subject) if Path(subject).is_file() else None
    except OSError:  # a name that is too long for the file system
        return None


def _end(file: BinaryIO) -> bytes:
    """The end of a file, as much as is looked at, whatever its length, behind the mark that tells its encoding."""
    kept = begin = file.read(_CHUNK)
    while more := file.read(_CHUNK):
        kept = (kept + more)[-_CHUNK:]
    return kept if kept is begin or not begin.startswith(_UTF_16) else begin[:2] + kept


def _decoded(data: bytes) -> str:
    """Text from bytes: PowerShell redirects in UTF-16, everybody else in UTF-8."""
    return data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8", errors="replace")
