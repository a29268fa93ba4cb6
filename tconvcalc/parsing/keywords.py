"""Complaints as a program should hear them: with the keywords of Python in place of the options of the command line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from tconvcalc.errors import MisuseError, misread
from tconvcalc.parsing.quantities import option_of
from tconvcalc.question import CHANNELS, QUANTITIES

_COMMAND = "tconvcalc "
_KEYWORDS = {
    option_of(name): name
    for name in (
        *QUANTITIES,
        *CHANNELS,
        "framework",
        "dims",
        "max_kernel",
        "max_stride",
        "max_dilation",
        "limit",
        "skips",
    )
}
_KEYWORDS |= {"--with": "with_", "-i": "input_size", "-o": "output_size"}
_FRAMEWORK = re.compile(r"(?<![\w-])-f (\w+)")
_OPTION = re.compile(
    r"(?<![\w-])(" + "|".join(sorted(map(re.escape, _KEYWORDS), key=len, reverse=True)) + r")(?![\w-])"
)


@contextmanager
def as_keywords() -> Iterator[None]:
    """Turn the complaints of what is done within into those of a program.

    Raises:
        MisuseError: the same complaint, in which quantities are called as keywords are.
    """
    try:
        yield
    except MisuseError as error:
        raise in_keywords(error) from None


def in_keywords(error: MisuseError) -> MisuseError:
    """The same complaint with keywords; what was misread keeps its caret in place."""
    option = _KEYWORDS.get(error.option, error.option)
    if error.text is not None and error.span is not None:
        return misread(option, error.text, error.span, error.why, error.instead)
    message = "\n".join(map(_spoken, str(error).split("\n")))
    return MisuseError(message, option=option, why=error.why, instead=error.instead)


def _spoken(line: str) -> str:
    """A line with keywords in place of options; a command in it is left as it is typed."""
    words, command, typed = line.partition(_COMMAND)
    words = _FRAMEWORK.sub(r'framework="\1"', words)
    return _OPTION.sub(lambda found: _KEYWORDS[found[1]], words) + command + typed
