"""Why a text cannot be read as a value, pointed at under the smallest part that is wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from tconvcalc.errors import MisuseError, misread
from tconvcalc.parsing.quantities import MANNERS, Manner, option_of, words_of
from tconvcalc.text import MOST_SHOWN

_PIECE = re.compile(r"[0-9]+|[A-WYZa-wyz]+|\.\.|[^ ]")  # no piece can be found in two ways: the time is linear
_MOST_PIECES = 32  # no value has more than 17, so what is wrong with a longer text is found among these

_DEAD_ENDS = {
    "00": "an x or a comma should stand between two axes",
    "0-": "a range is written with two dots",
    "n0": "the number should come before its letter",
    "n*": "the number should come before its letter",
    ":": "a begin and an end are one number each",
    ".": "{noun} is a whole number",
    "r": "a range goes from a number to a number",
    "n": "only input_size and output_size can have a symbol",
}
"""Why a piece leads nowhere: by the kind before it and its own, else by its own."""

_MISSING = {
    "r": "a number should come before or after the",
    "*": "a letter should follow the",
}


class Piece(NamedTuple):
    """A number, a word or a sign, and where it begins in the text."""

    text: str
    begin: int

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.begin + len(self.text)

    @property
    def kind(self) -> str:
        """One character: ``0`` a number, ``n`` a letter, ``w`` a word, ``r`` two dots, every other sign itself."""
        if self.text.isascii() and self.text.isdigit():
            return "0"
        if self.text.isascii() and self.text.isalpha():
            return "n" if len(self.text) == 1 else "w"
        return "r" if self.text == ".." else self.text


class Writing(NamedTuple):
    """One text that is read as one quantity."""

    quantity: str
    text: str

    @property
    def manner(self) -> Manner:
        """How this quantity is written."""
        return MANNERS[self.quantity]

    def pieces(self) -> list[Piece]:
        """Cut the text up; an ``x`` parts axes, but not the letters of a word."""
        pieces = [Piece(found[0], found.start()) for found in islice(_PIECE.finditer(self.text), _MOST_PIECES)]
        word = self.text.strip(" ")
        if word.isascii() and word.isalpha() and "w" in {piece.kind for piece in pieces}:
            return [Piece(word, pieces[0].begin)]
        return pieces

    def wrong(self, pieces: Sequence[Piece], why: str) -> MisuseError:
        """Point at these pieces."""
        return self._misread(pieces[0].begin, pieces[-1].end, why)

    def no_axis(self, pieces: Sequence[Piece], place: int) -> MisuseError:
        """Say that nothing stands where an axis should, before the piece at ``place``."""
        noun = self.manner.noun
        if place:
            return self._after(pieces[place - 1], f"{noun} should follow the")
        if pieces:
            return self.wrong(pieces[:1], f"{noun} should come before the {pieces[0].text}")
        return self._misread(0, 0, f"{noun} should stand here")

    def no_shape(self, axis: Sequence[Piece]) -> MisuseError:
        """Point at the first piece of an axis from which no way leads on, or behind the last."""
        shape = [piece.kind for piece in axis]
        begun = ("".join(shape[:place]) for place in range(len(shape) + 1))
        *_, led = (head for head in begun if any(ok.startswith(head) for ok in self.manner.shapes))
        place, before = len(led), led[-1:]
        if place == len(axis):
            return self._after(axis[-1], _MISSING.get(before, "a number should follow the"))
        if shape[place : place + 2] == ["-", "0"] and before in {"", "r", ":"}:
            return self.wrong(axis[place : place + 2], self.manner.least)
        return self.wrong(axis[place:], self._why(before, axis[place]))

    def _why(self, before: str, piece: Piece) -> str:
        owner = next((name for name in MANNERS if piece.text.lower() in words_of(name)), None)
        if owner == self.quantity:
            return f"{piece.text} stands for the whole layer"
        if owner:
            return f"only {owner} can be {piece.text}"
        if piece.text.isdigit() and not piece.text.isascii():
            return "digits are 0 to 9"
        if piece.kind == ":" and "0:0" not in self.manner.shapes:
            return "only padding has a begin and an end"
        if piece.kind == "w" and "n" in self.manner.shapes:
            return "a symbol is one letter"
        plain = f"this is {'no part of' if before else 'not'} {{noun}}"
        return (_DEAD_ENDS.get(before + piece.kind) or _DEAD_ENDS.get(piece.kind, plain)).format(noun=self.manner.noun)

    def _after(self, piece: Piece, why: str) -> MisuseError:
        return self._misread(piece.end, piece.end, f"{why} {piece.text}")

    def _misread(self, begin: int, end: int, why: str) -> MisuseError:
        span = begin, min(end, begin + MOST_SHOWN)
        return misread(option_of(self.quantity), self.text, span, why, self.manner.examples)
