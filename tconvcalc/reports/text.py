"""How texts and paths are written for programs: exactly, but always so that they can be encoded."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path, PurePath
from urllib.parse import quote


def encodable(text: str) -> str:
    r"""Show lone surrogates, as in a file name that is no UTF-8, as ``\udc80``: many readers of JSON refuse them."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def relative(path: str) -> str:
    """A path as services know it: with forward slashes, and from the current folder where it lies below that."""
    pure = PurePath(path)
    with suppress(ValueError, OSError):  # it does not lie below; the current folder is gone
        pure = pure.relative_to(Path.cwd())
    return pure.as_posix()


def uri(path: str) -> str:
    """A path as a URI reference: the very bytes of the file's name, each percent-encoded where it must be."""
    posix = relative(path)
    try:
        quoted = quote(posix.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:  # surrogates that stand for no byte: no file has this name
        quoted = quote(encodable(posix))
    return f"file:///{quoted.lstrip('/')}" if PurePath(posix).is_absolute() else quoted
