"""A cursor over the text of some layers, and the values that stand behind its letters."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NoReturn

from tconvcalc.errors import misread
from tconvcalc.networks.words import Value
from tconvcalc.values import LARGEST, LARGEST_DILATION, Ends, Span

INSTEAD = "layers as in conv:k3s2p1*2 pool:k2 tconv:k4s2p1a1 up:2 (conv:k3p1 pool:k2)x4 tconv:?"
"""What may be written, for complaints."""

NUMBER = re.compile(r"[0-9]+")
DIGITS = len(str(LARGEST))
"""The digits of the largest number that is read; int() takes long over very many."""

MOST_AXES = 3
_LEAST = {"padding": 0, "output_padding": 0}


class Cursor:
    """A place in a text, which only moves on."""

    def __init__(self, text: str, option: str, bare: str) -> None:
        """Begin at the begin of what was written at an option; ``bare`` is the kind of a layer that names none."""
        self.text, self.option, self.bare, self.at = text, option, bare, 0

    def wrong(self, span: tuple[int, int], why: str) -> NoReturn:
        """Complain about a stretch of the text."""
        raise misread(self.option, self.text, span, why, INSTEAD)

    def peek(self, count: int = 1) -> str:
        """The next characters, fewer at the end."""
        return self.text[self.at : self.at + count]

    def take(self, pattern: re.Pattern[str]) -> str:
        """Move on behind what the pattern finds here, and return it."""
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return found[0] if found else ""

    def quantity(self, name: str) -> Value:
        """Read a number, a question mark, a range, or (of a padding) two ends."""
        begin = self.at
        if self.peek() == "?":
            self.at += 1
            return None
        low = self.whole(name) if self.peek(2) != ".." else _LEAST.get(name, 1)
        if name == "padding" and self.peek() == ":":
            self.at += 1
            return Ends(low, self.whole(name))
        if self.peek(2) != "..":
            return low
        self.at += 2
        high = self.whole(name) if self.peek().isdigit() else None
        if high is not None and high < low:
            self.wrong((begin, self.at), "a range goes from the smaller number to the larger")
        return Span(low, high)

    def whole(self, name: str = "") -> int:
        """A number that the quantity can have."""
        begin, digits = self.at, self.take(NUMBER)
        if not digits:
            self.wrong((begin, begin + 1), "a number should stand here")
        digits = digits.lstrip("0") or "0"
        high = LARGEST_DILATION if name == "dilation" else LARGEST
        if len(digits) > DIGITS or int(digits) > high:
            self.wrong((begin, self.at), f"the largest is {high:,}")
        if int(digits) < _LEAST.get(name, 1):
            self.wrong((begin, self.at), "the smallest is 1")
        return int(digits)

    def factor(self) -> Fraction:
        """A whole number or one with a point, exact."""
        begin = self.at
        whole, part = self.take(NUMBER), ""
        if whole and self.peek() == ".":
            self.at += 1
            part = self.take(NUMBER)
        if not whole:
            self.wrong((begin, begin + 1), "a factor should stand here, as in up:2")
        if len(whole) + len(part) > DIGITS or not (value := Fraction(f"{whole}.{part or 0}")):
            self.wrong((begin, self.at), "a factor is above 0 and has at most 19 digits")
        return value

    def ends(self) -> Ends:
        """A begin and an end, or one number for both."""
        begin = self.signed()
        if self.peek() != ":":
            return Ends(begin, begin)
        self.at += 1
        return Ends(begin, self.signed())

    def signed(self) -> int:
        """A number that may be negative."""
        minus = self.peek() == "-"
        self.at += minus
        number = self.whole("padding")
        return -number if minus else number

    def axis_follows(self, had: int) -> bool:
        """Whether an ``x`` and the value of one more axis stand here."""
        begin = self.at
        if self.peek() not in {"x", "X", "\N{MULTIPLICATION SIGN}"}:
            return False
        self.at += 1
        if had == MOST_AXES:
            self.wrong((begin, self.at), f"a layer has at most {MOST_AXES} axes")
        return True

    def at_end(self) -> bool:
        """Whether a layer ends here."""
        return self.peek() in {"", ")", "(", "*", " ", "\t", "\n", ",", ";"}

    def ended(self, begin: int) -> None:
        """Complain unless the layer that began there ends here."""
        if not self.at_end():
            self.wrong((self.at, self.at + 1), f"nothing should follow {self.text[begin : self.at]}")
