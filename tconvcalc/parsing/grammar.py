"""How the text of one value is understood, without ever being run: ``126x224``, ``255x?``, ``2..7``, ``2*n+1``.

The text is cut into pieces, the pieces into axes; the kinds of an axis' pieces, one character each, make its shape, and
the shapes that a quantity can have are a table. Where no shape fits, the first piece that leads nowhere is pointed at.
"""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.parsing.diagnostics import Piece, Writing
from tconvcalc.parsing.quantities import MOST_AXES, words_of
from tconvcalc.question import Value
from tconvcalc.values import LARGEST, Ends, Linear, Span

_SEPARATORS = ("x", "X", "\N{MULTIPLICATION SIGN}", ",")
_DIGITS = len(str(LARGEST))  # int() takes long over very many digits


def read(quantity: str, text: str) -> tuple[Value, ...]:
    """Read the value of a quantity: one entry for each axis that is written, or one word for the whole layer.

    Raises:
        MisuseError: the text cannot be read as this quantity.
    """
    if not text.isdecimal():
        from tconvcalc.parsing.slips import slip, unwrapped  # noqa: PLC0415 -- a number is none

        text = unwrapped(text)
        if complaint := slip(quantity, text):
            raise complaint
    word = text.strip(" ").lower()
    if word[:1].isalpha() and word in words_of(quantity):  # to know the words takes every framework
        return (word,)
    writing = Writing(quantity, text)
    pieces = writing.pieces()
    cuts = [place for place, piece in enumerate(pieces) if piece.text in _SEPARATORS]
    values: list[Value] = []
    for begin, end in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(pieces)], strict=True):
        if begin == end:
            raise writing.no_axis(pieces, begin)
        if len(values) == MOST_AXES:
            raise writing.wrong(pieces[begin:end], f"a layer has at most {MOST_AXES} axes")
        values.append(_axis(writing, pieces[begin:end]))
    return tuple(values)


def _axis(writing: Writing, axis: Sequence[Piece]) -> Value:
    shape = "".join(piece.kind for piece in axis)
    if shape not in writing.manner.shapes:
        raise writing.no_shape(axis)
    if "n" in shape:
        return _linear(writing, axis)
    numbers = [_number(writing, piece) for piece in axis if piece.kind == "0"]
    if "r" in shape:
        span = Span(numbers[0] if shape[0] == "0" else writing.manner.low, numbers[-1] if shape[-1] == "0" else None)
        if span.high is not None and span.low > span.high:
            raise writing.wrong(axis, "a range goes from the smaller number to the larger")
        return span
    if ":" in shape:
        return Ends(*numbers)
    return numbers[0] if numbers else None


def _linear(writing: Writing, axis: Sequence[Piece]) -> Linear:
    """The number before the letter multiplies, the one behind it is added or taken away."""
    letter = next(place for place, piece in enumerate(axis) if piece.kind == "n")
    slope = _whole(writing, axis[0], 1, "the smallest number before a symbol is 1") if letter else 1
    offset = _whole(writing, axis[-1], 0, "") if axis[letter + 1 :] else 0
    less = any(piece.kind == "-" for piece in axis)
    return Linear(slope, -offset if less else offset, axis[letter].text)


def _number(writing: Writing, piece: Piece) -> int:
    return _whole(writing, piece, writing.manner.low, writing.manner.least)


def _whole(writing: Writing, piece: Piece, low: int, least: str) -> int:
    high = writing.manner.high
    digits = piece.text.lstrip("0") or "0"
    if len(digits) > _DIGITS or int(digits) > high:
        raise writing.wrong([piece], f"the largest is {high:,}")
    if int(digits) < low:
        raise writing.wrong([piece], least)
    return int(digits)
