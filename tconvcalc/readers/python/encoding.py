"""From the bytes of a file to its text, as Python would decode it, and a quick look at whether it is worth it."""

from __future__ import annotations

import codecs
import io
import re
import tokenize

_MENTION = re.compile(  # all begin alike, for that is how an expression is searched for fast
    rb"onv(?:Transpose(?:[123]d)?\b|(?:olution)?(?:[123]d)?_transpose|_transpose[123]d|(?:olution)?[123N]DTranspose"
    rb"|(?<=Deconv)olution(?:[123N]D)?\b|(?<=tconv)calc)"
)
_NO_TEXT = frozenset({"punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})
"""Encodings that no source is written in, some of which take very long over long texts."""


def mentions(data: bytes) -> bool:
    """Whether a file can contain a transposed convolution or a tconvcalc comment at all, so that no other is parsed."""
    return _MENTION.search(data) is not None


def decode(data: bytes) -> str:
    """Decode a source as Python does: by its byte order mark, by its coding comment (PEP 263), else as UTF-8.

    Raises:
        ValueError: it cannot be decoded; the text is a sentence that says why.
    """
    try:
        name = tokenize.detect_encoding(io.BytesIO(data).readline)[0]
        codec = codecs.lookup(name).name.replace("-", "_")
        if codec in _NO_TEXT:
            why = f"its coding comment names {codec}, which is no encoding of a source"
            raise ValueError(why)
        return data.decode(name)
    except UnicodeDecodeError as error:
        why = f"it is not {error.encoding}: byte {error.start} cannot be decoded"
    except (SyntaxError, LookupError):
        why = "its coding comment names no encoding of text that is known, or its first lines are not UTF-8"
    raise ValueError(why)
