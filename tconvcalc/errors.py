"""What can be misused, and the sentence that says so."""

from __future__ import annotations

from tconvcalc.text import column_width, printable

_WINDOW = 48  # characters of a long text that are shown around what was misread


class MisuseError(ValueError):
    """Something a person wrote that cannot be read or cannot be asked.

    Its text is the whole complaint: what was read, why it cannot be, and what to write instead. The parts of it are
    kept apart too, for who tells it in another place.

    Attributes:
        option: where it was written, for example ``--kernel-size``; empty where that is no option.
        why: what is wrong with it.
        instead: what would have been accepted.
        text: what was written, where a part of it was misread.
        span: begin and end of that part, in characters of the text.
    """

    text: str | None = None
    span: tuple[int, int] | None = None

    def __init__(self, message: str, *, option: str = "", why: str = "", instead: str = "") -> None:
        """Complain with this text."""
        super().__init__(message)
        self.option, self.why, self.instead = option, why, instead


class TooOpenError(MisuseError):
    """A question that leaves so much open that not even the possibilities can be gone through."""


def misread(option: str, text: str, span: tuple[int, int], why: str, instead: str) -> MisuseError:
    """Complain about ``text[span]`` as a compiler does: the text, a caret under the part, and what would do.

    Args:
        option: where it was written, for example ``--kernel-size``.
        text: what was written, shown back with its control characters made visible.
        span: begin and end of the misread part, in characters of ``text``.
        why: what is wrong with that part.
        instead: what would have been accepted.
    """
    begin, end = max(0, span[0] - _WINDOW), min(span[1], span[0] + _WINDOW) + _WINDOW
    shown = printable(text[begin:end])
    head = f'{option}: cannot read "' + ("…" if begin else "")
    tail = "…" if end < len(text) else ""
    pad = " " * (column_width(head) + column_width(printable(text[begin : span[0]])))
    carets = "^" * max(1, min(column_width(printable(text[span[0] : span[1]])), _WINDOW))
    message = f'{head}{shown}{tail}"\n{pad}{carets} {why}\nwrite {instead}'
    error = MisuseError(message, option=option, why=why, instead=instead)
    error.text, error.span = text, span
    return error
