"""Reading several layers from text: ``(conv:k3p1*2 pool:k2)*4 tconv:?*2..6``, with a caret under what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from tconvcalc.errors import MisuseError, misread
from tconvcalc.networks.cursor import DIGITS, INSTEAD, NUMBER, Cursor
from tconvcalc.networks.words import (
    BODIES,
    EXAMPLES,
    KINDS,
    LETTERED,
    LETTERS,
    SUFFIXES,
    LayerWord,
    Value,
    layer_word,
    written,
)
from tconvcalc.text import with_article
from tconvcalc.values import LARGEST

MOST_LAYERS = 10_000
"""The most layers that are read; far beyond any network."""

MOST_TEXT = 200_000
_MOST_DEPTH = 32
_LETTERS = re.compile(r"[A-Za-z]+")
_SPACE = re.compile(r"[ \t\n,;]*")
_TIMES = re.compile(r"[xX\N{MULTIPLICATION SIGN}](?=[0-9])")


@dataclass(frozen=True)
class Notation:
    """Some layers and the text in which they were read.

    Attributes:
        option: where the text was written.
        text: as it was written.
        words: the layers, repeats written out.
    """

    option: str
    text: str
    words: tuple[LayerWord, ...]

    def wrong(self, word: LayerWord, why: str) -> MisuseError:
        """Complain about one of the layers."""
        lines = why.split("\n", 1)
        return misread(self.option, self.text, word.place, lines[0], lines[1] if lines[1:] else INSTEAD)

    def __str__(self) -> str:
        """The canonical text."""
        return written(self.words)


def read(text: str, option: str = "layers", bare: str = "tconv") -> Notation:
    """Read a chain of layers.

    Args:
        text: what was written.
        option: where, for complaints.
        bare: the kind of a layer that names none, as in ``k3s2p1``.

    Raises:
        MisuseError: something cannot be read, or there is nothing to read.
    """
    if len(text) > MOST_TEXT:
        raise MisuseError(f"{option}: {len(text):,} characters are more than any network needs\nwrite {INSTEAD}")
    reader = _Reader(text, option, bare)
    words = reader.group(0)
    if reader.at < len(text):
        reader.wrong((reader.at, reader.at + 1), "no bracket was opened before this one")
    if not words:
        reader.wrong((0, 0), "a layer should stand here")
    return Notation(option, text, tuple(words))


class _Reader(Cursor):
    """Goes through the text once, layer by layer."""

    def group(self, depth: int) -> list[LayerWord]:
        """Read layers up to the end of the text or the bracket."""
        words: list[LayerWord] = []
        self.take(_SPACE)
        while self.peek() not in {"", ")"}:
            begin = self.at
            item = self.bracket(depth) if self.peek() == "(" else [self.layer()]
            while times := self.repeat():
                item = self.repeated(item, times, begin)
            words += item
            if len(words) > MOST_LAYERS:
                self.wrong((begin, self.at), f"this makes more than {MOST_LAYERS:,} layers")
            self.take(_SPACE)
        return words

    def bracket(self, depth: int) -> list[LayerWord]:
        begin = self.at
        if depth == _MOST_DEPTH:
            self.wrong((begin, begin + 1), f"brackets go at most {_MOST_DEPTH} deep")
        self.at += 1
        words = self.group(depth + 1)
        if self.peek() != ")":
            self.wrong((begin, begin + 1), "this bracket is never closed")
        self.at += 1
        if not words:
            self.wrong((begin, self.at), "a layer should stand between the brackets")
        return words

    def repeat(self) -> tuple[int, int] | None:
        """Read ``*3``, ``*2..6`` or the word ``x3``; None where nothing of the kind stands here."""
        begin = self.at
        space = self.take(_SPACE)
        if self.peek() == "*":
            self.at += 1
        elif not (space or self.text[begin - 1 : begin] == ")") or not self.take(_TIMES):
            self.at = begin
            return None
        low = self.count()
        if self.peek(2) != "..":
            return low, low
        self.at += 2
        high = self.count()
        if high < low:
            self.wrong((begin, self.at), "a range goes from the smaller number to the larger")
        return low, high

    def count(self) -> int:
        begin, digits = self.at, self.take(NUMBER)
        if not digits:
            self.wrong((begin, begin), "how often should stand here")
        number = int(digits) if len(digits) <= DIGITS else LARGEST
        if not 1 <= number <= MOST_LAYERS:
            self.wrong((begin, self.at), f"a layer is repeated 1 to {MOST_LAYERS:,} times")
        return number

    def repeated(self, item: list[LayerWord], times: tuple[int, int], begin: int) -> list[LayerWord]:
        low, high = times
        if any(word.times != (1, 1) for word in item) and times != (1, 1):
            self.wrong((begin, self.at), "what has no number of layers yet cannot be repeated")
        if low == high:
            if len(item) * low > MOST_LAYERS:
                self.wrong((begin, self.at), f"this makes more than {MOST_LAYERS:,} layers")
            return item * low
        if len(item) > 1 or not item[0].whole:
            self.wrong((begin, self.at), "only layers of which nothing is known have a range of numbers, as in ?*2..6")
        return [replace(item[0], times=times)]

    def layer(self) -> LayerWord:
        """Read one layer: a kind, a colon and what is written of it, or only the latter."""
        begin = self.at
        if self.peek() == "?":
            self.at += 1
            return LayerWord(self.bare, place=(begin, self.at))
        name = self.take(_LETTERS)
        kind = name.lower()
        if self.peek() != ":":
            if kind in KINDS:
                missing = EXAMPLES.get(BODIES.get(kind, ""), f"{kind}:k3")
                self.wrong((begin, self.at), f"what is written of the layer should follow, as in {missing}")
            self.at = begin
            return self.lettered(self.bare, begin)
        self.at += 1
        if kind not in KINDS:
            self.wrong((begin, self.at - 1), _unknown_kind(kind))
        return self.lettered(kind, begin) if kind in LETTERED else self.valued(kind, begin)

    def valued(self, kind: str, begin: int) -> LayerWord:
        """Read the one value of ``up:2``, ``resize:7x8``, ``pad:1:2``."""
        quantity = BODIES[kind]
        readers: dict[str, Callable[[], Value]] = {"factor": self.factor, "target": self.whole, "ends": self.ends}
        read_one = readers[quantity]
        values: list[Value] = [read_one()]
        while self.axis_follows(len(values)):
            values.append(read_one())
        self.ended(begin)
        return layer_word(kind, {quantity: tuple(values)}, (begin, self.at))

    def lettered(self, kind: str, begin: int) -> LayerWord:
        """Read letters with their numbers and words between them, or a question mark for all of it."""
        values: dict[str, tuple[Value, ...]] = {}
        if self.peek() == "?":
            self.at += 1
            self.ended(begin)
            return LayerWord(kind, place=(begin, self.at))
        start = self.at
        while (here := self.at) < len(self.text) and not self.at_end():
            quantity, value = self.suffix() or self.letter(kind)
            if quantity in values:
                self.wrong((here, self.at), f"{quantity} is written twice")
            values[quantity] = value
        if self.at == start:
            self.wrong((start, start), "letters with numbers should follow, as in k3s2p1")
        return layer_word(kind, values, (begin, self.at))

    def suffix(self) -> tuple[str, tuple[Value, ...]] | None:
        word = next((word for word in SUFFIXES if self.peek(len(word)).lower() == word), None)
        if word is None:
            return None
        self.at += len(word)
        return SUFFIXES[word], (word,)

    def letter(self, kind: str) -> tuple[str, tuple[Value, ...]]:
        begin, letter = self.at, self.peek().lower()
        if letter not in LETTERS:
            found = _LETTERS.match(self.text, begin)
            self.wrong(
                (begin, found.end() if found else begin + 1),
                f"no part of {with_article(kind)}: write k s p d a o g or c",
            )
        self.at += 1
        quantity = LETTERS[letter]
        values = [self.quantity(quantity)]
        while self.axis_follows(len(values)):
            values.append(self.quantity(quantity))
        return quantity, tuple(values)


def _unknown_kind(kind: str) -> str:
    if kind in {"dense", "linear", "flatten", "fc"}:
        return "a dense or flattened layer has no axis left: end the chain before it"
    near = get_close_matches(kind[:48], KINDS, n=1)
    return f"no layer is called so{f', the nearest is {near[0]}' if near else ''}"
