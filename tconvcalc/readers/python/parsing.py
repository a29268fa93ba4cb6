"""From text to syntax without ever running it, whatever the text is."""

from __future__ import annotations

import ast
import gc
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from tconvcalc.claims import Finding
from tconvcalc.readers.python.lines import Lines

MOST_CHARACTERS = 1 << 20
_MOST_SIGNS = 100_000  # a source with more than these takes longer than a second
_SIGNS = ",()[]{}=.+-*/%<>:;@&|^~\n"
_WORDS = (" or ", " and ", " in ", " is ", " if ", " not ")


def too_long(text: str) -> bool:
    """Whether parsing would take longer than a second, by what syntax can at most be in the text."""
    if len(text) > MOST_CHARACTERS:
        return True
    return sum(text.count(sign) for sign in (*_SIGNS, *_WORDS)) > _MOST_SIGNS


def parse(lines: Lines) -> ast.Module | Finding:
    """Parse a source; what is no Python is a finding."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about the code that is read, for those who run it
            return ast.parse(lines.text)
    except SyntaxError as error:
        return _finding(lines, f"this is no Python 3: {error.msg}", error)
    except (RecursionError, MemoryError):
        return _finding(lines, "this is nested more deeply than Python reads")
    except ValueError:  # NUL bytes in some versions, lone surrogates
        return _finding(lines, "this is no Python 3: it contains characters that no source can")


@contextmanager
def collecting_later() -> Iterator[None]:
    """Look for no cycles meanwhile: there are none in a tree, and looking for them doubles the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _finding(lines: Lines, message: str, error: SyntaxError | None = None) -> Finding:
    line = max(1, min((error and error.lineno) or 1, len(lines.lines)))
    column = max(1, (error and error.offset) or 1)
    return Finding("TCC900", lines.at(line, column, line, column + 1), message)
