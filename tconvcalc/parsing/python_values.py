"""What a program gives for a value: numbers and ranges as they are, texts as a person would type them."""

from __future__ import annotations

from tconvcalc.errors import MisuseError
from tconvcalc.parsing.grammar import read
from tconvcalc.parsing.quantities import MANNERS, MOST_AXES, refused
from tconvcalc.question import Value
from tconvcalc.text import printable, short
from tconvcalc.values import LARGEST, Span

Entry = int | str | range | None
"""The value of one axis; None means: find it."""

Given = Entry | tuple[Entry, ...] | list[Entry]
"""What is given for a quantity: one value for every axis, or one for each."""

_MOST_BITS = 128  # of a number that is written out in a complaint; Python refuses to write very long ones


def values_of(quantity: str, given: Given) -> tuple[Value, ...]:
    """Take the value of a quantity: one entry for each axis that was given, or one word for the whole layer.

    Raises:
        MisuseError: it is no value of this quantity.
    """
    if isinstance(given, str):
        return read(quantity, str.__str__(given))  # a subclass may answer otherwise than its text
    if not isinstance(given, tuple | list):
        return (_value(quantity, given),)
    # Here too a subclass may answer otherwise than what it holds.
    entries = [*(tuple.__iter__(given) if isinstance(given, tuple) else list.__iter__(given))]
    if not 1 <= len(entries) <= MOST_AXES:
        raise refused(quantity, f"{len(entries)} values", f"a layer has 1 to {MOST_AXES} axes")
    return tuple(_value(quantity, entry) for entry in entries)


def whole(option: str, number: object, high: int = LARGEST) -> int:
    """Take a count that is no quantity of an axis: channels, groups, axes, how far to search.

    Raises:
        MisuseError: it is no whole number from 1 to ``high``.
    """
    if isinstance(number, bool) or not isinstance(number, int) or not 1 <= int.__int__(number) <= high:
        raise MisuseError(f"{option}: cannot take {shown(number)}\nwrite a whole number from 1 to {high:,}")
    return int.__int__(number)


def shown(given: object) -> str:
    """Show what was given in a complaint: safely, and not at length."""
    if isinstance(given, str):
        return f'"{short(str.__str__(given))}"'
    if isinstance(given, int) and int.bit_length(given) > _MOST_BITS:
        return "a number of more than 38 digits"
    if isinstance(given, bool | int | float):
        kind = next(each for each in (bool, int, float) if isinstance(given, each))
        return kind.__repr__(given)
    return f"a value of the type {printable(type(given).__name__)}"


def _value(quantity: str, entry: Entry) -> Value:
    if isinstance(entry, str):
        values = read(quantity, str.__str__(entry))
        if len(values) > 1 or isinstance(values[0], str):
            raise refused(quantity, f"{shown(entry)} as one of several", "an entry is the value of one axis")
        return values[0]
    if isinstance(entry, range):
        return _span(quantity, entry)
    return None if entry is None else _number(quantity, entry)


def _span(quantity: str, entry: range) -> Span:
    if entry.step != 1:
        raise refused(quantity, "a range with a step", "every number of a range is tried")
    if not entry:
        raise refused(quantity, "an empty range", "there is no number in it")
    return Span(_number(quantity, entry[0]), _number(quantity, entry[-1]))


def _number(quantity: str, entry: int) -> int:
    manner = MANNERS[quantity]
    if isinstance(entry, bool) or not isinstance(entry, int):
        made = hasattr(type(entry), "__index__") and not isinstance(entry, bool)  # NumPy's and its like
        why = f"{manner.noun} is an int: write int(…)" if made else f"{manner.noun} is a whole number"
        raise refused(quantity, shown(entry), why)
    number = int.__int__(entry)
    if number > manner.high:
        raise refused(quantity, shown(entry), f"the largest is {manner.high:,}")
    if number < manner.low:
        raise refused(quantity, shown(entry), manner.least)
    return number
