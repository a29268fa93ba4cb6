"""What no file may exceed, so that reading one ends within a second whatever stands in it.

The standard library's reader of TOML copies the whole path of a key for each of its parts, so that a line of 100 KiB
takes minutes; it reads about a mebibyte in a second. PyYAML's reader in C calls itself for each level and ends the
process where the stack does.
"""

from __future__ import annotations

import re
import tomllib

MOST_BYTES = 10 << 20
"""The largest file that is read."""

MOST_TEXT = 1 << 20
"""Characters of a TOML or a YAML that are read: they take more time than JSON or Python."""

_MOST_PARTS = 64
_DOTTED = re.compile(
    r"""(?<![\w-])(?:(?:[\w-]++|"[^"]*+"|'[^']*+')[ \t]*+\.[ \t]*+){%d}""" % _MOST_PARTS  # noqa: UP031 -- braces
)


class TooMuchError(ValueError):
    """A file holds more than any honest one does; its text says of what."""


def toml_values(text: str) -> dict[str, object]:
    """Read a TOML.

    Raises:
        TooMuchError: it would take too long.
        ValueError: it is none, or has a number of too many digits.
        RecursionError: it is nested too deeply.
    """
    if len(text) > MOST_TEXT:
        raise TooMuchError("a TOML of more than 1 MiB takes too long to read: write JSON")
    if any(line.count(".") >= _MOST_PARTS and _DOTTED.search(line) for line in text.split("\n")):
        raise TooMuchError(f"it has a key of more than {_MOST_PARTS} parts")
    return tomllib.loads(text)
