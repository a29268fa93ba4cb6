"""What may be written for each quantity, so that every complaint can say what would have been accepted."""

from __future__ import annotations

from typing import NamedTuple

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.registry import padding_words
from tconvcalc.values import LARGEST, LARGEST_DILATION

MOST_DILATION = LARGEST_DILATION
"""The largest dilation that is read: holes beyond it are no layer, and what is counted hole by hole stays quick."""

MOST_AXES = 3

_OPEN = ("?",)
_COUNT = ("0", "0r0", "0r", "r0")
_SYMBOL = tuple(head + tail for head in ("n", "0n", "0*n") for tail in ("", "+0", "-0"))
_ENDS = ("0:0",)


class Manner(NamedTuple):
    """How one quantity is written.

    ``shapes`` are the ways to write one axis, a character for each piece of text: ``0`` a number, ``n`` a letter,
    ``r`` the two dots of a range, everything else itself. ``least`` says why nothing below ``low`` can be.
    """

    noun: str
    low: int
    least: str
    examples: str
    high: int = LARGEST
    words: tuple[str, ...] = ()
    shapes: tuple[str, ...] = (*_OPEN, *_COUNT)


_SIZE = Manner(
    "a size",
    1,
    "a size counts elements, so the smallest is 1",
    "126, 126x224, 255x?, 2..7, 2*n+1 or ?",
    shapes=(*_OPEN, *_COUNT, *_SYMBOL),
)

MANNERS = {
    "input_size": _SIZE,
    "output_size": _SIZE,
    "kernel_size": Manner("a size", 1, "a size counts elements, so the smallest is 1", "4, 4x4, 4x?, 2..7 or ?"),
    "stride": Manner("a stride", 1, "a stride moves on, so the smallest is 1", "2, 2x1, 2x?, 2..4 or ?"),
    "padding": Manner(
        "a padding",
        0,
        "a padding counts elements, so the smallest is 0",
        "1, 1x0, 1:2, 0..3, same, valid or ?",
        shapes=(*_OPEN, *_COUNT, *_ENDS),
    ),
    "output_padding": Manner(
        "an output_padding",
        0,
        "an output_padding counts elements, so the smallest is 0",
        "1, 1x0, 0..1, auto or ?",
        words=("auto",),
    ),
    "dilation": Manner(
        "a dilation",
        1,
        "a dilation is the distance between two taps, so the smallest is 1",
        "2, 2x1, 2x?, 1..4 or ?",
        high=MOST_DILATION,
    ),
}


def words_of(quantity: str) -> tuple[str, ...]:
    """The words that a quantity can be: a padding's are those of the frameworks."""
    return padding_words() if quantity == "padding" else MANNERS[quantity].words


def option_of(quantity: str) -> str:
    """The long option that gives a quantity, by which every complaint calls it."""
    return "--" + quantity.replace("_", "-")


def refused(quantity: str, shown: str, why: str) -> MisuseError:
    """Complain about a value of which no text can be pointed at."""
    option, instead = option_of(quantity), MANNERS[quantity].examples
    message = f"{option}: cannot read {shown}: {why}\nwrite {instead}"
    return MisuseError(message, option=option, why=why, instead=instead)
