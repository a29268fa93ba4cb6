"""A layer as one word of the notation: its kind and what is written of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from tconvcalc.values import Ends, Span

LETTERS = {
    "k": "kernel_size",
    "s": "stride",
    "p": "padding",
    "d": "dilation",
    "a": "output_padding",
    "g": "groups",
    "c": "out_channels",
    "o": "output_size",
}
"""Which quantity each letter gives, in the order in which a word is printed."""

SUFFIXES = {
    "same_upper": "padding",
    "same_lower": "padding",
    "same": "padding",
    "valid": "padding",
    "causal": "padding",
    "ceil": "ceil",
}
"""The words that may stand among the letters, and the quantity that each is about; the longer ones are read first."""

BODIES = {
    "up": "factor",
    "shuffle": "factor",
    "unshuffle": "factor",
    "resize": "target",
    "adapt": "target",
    "pad": "ends",
    "rpad": "ends",
    "crop": "ends",
}
"""The kinds that have one value and no letters, and what that value is."""

LETTERED = ("conv", "tconv", "pool", "maxpool", "avgpool", "lppool", "unpool")
KINDS = (*LETTERED, *BODIES)
EXAMPLES = {"factor": "up:2", "target": "resize:224", "ends": "pad:1:2"}

Value = int | Span | Ends | Fraction | str | None
"""What is written of a quantity along one axis: None is a question mark, ``True`` stands for ``ceil``."""


@dataclass(frozen=True)
class LayerWord:
    """One layer as it is written.

    Attributes:
        kind: one of ``KINDS``.
        given: the quantities that are written, in canonical order, each with one value for all axes or one for each.
        times: how many such layers, at least and at most: more than one where that is to be found.
        place: where it stands in the text.
    """

    kind: str
    given: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    times: tuple[int, int] = (1, 1)
    place: tuple[int, int] = field(default=(0, 0), compare=False)

    @property
    def values(self) -> dict[str, tuple[Value, ...]]:
        """What is written, by quantity."""
        return dict(self.given)

    @property
    def whole(self) -> bool:
        """Whether nothing at all is known of the layer: ``tconv:?``."""
        return self.kind in LETTERED and not self.given

    @property
    def open(self) -> bool:
        """Whether something is to be found: a question mark, a range, or how many of them."""
        low, high = self.times
        unknown = (value is None or isinstance(value, Span) for _, values in self.given for value in values)
        return self.whole or low != high or any(unknown)

    @property
    def axes(self) -> int:
        """For how many axes values are written."""
        return max((len(values) for _, values in self.given), default=1)

    def with_values(self, **values: tuple[Value, ...]) -> LayerWord:
        """The layer with some quantities written otherwise, or (given none) no longer written."""
        return layer_word(self.kind, self.values | values, self.place)

    def __str__(self) -> str:
        """The canonical word: ``conv:k3s2p1``."""
        if self.kind in BODIES:
            return f"{self.kind}:{_joined(self.given[0][1])}"
        letters = {name: letter for letter, name in LETTERS.items()}
        written = [
            f"{letters[name]}{_joined(values)}"
            for name, values in self.given
            if name in letters and not isinstance(values[0], str)
        ]
        words = [values[0] for _, values in self.given if isinstance(values[0], str)]
        low, high = self.times
        times = "" if high == 1 else f"*{low}" if low == high else f"*{low}..{high}"
        return f"{self.kind}:{''.join([*written, *map(str, words)]) or '?'}{times}"


def layer_word(kind: str, values: dict[str, tuple[Value, ...]], place: tuple[int, int] = (0, 0)) -> LayerWord:
    """A layer of these values, equal ones of all axes written once, in canonical order."""
    order = [*LETTERS.values(), "ceil", "factor", "target", "ends"]
    given = tuple((name, _once(values[name])) for name in order if values.get(name))
    return LayerWord(kind, given, place=place)


def _once(values: tuple[Value, ...]) -> tuple[Value, ...]:
    return values[:1] if len(set(values)) == 1 else values


def _joined(values: tuple[Value, ...]) -> str:
    return "x".join("?" if value is None else _number(value) for value in values)


def _number(value: Value) -> str:
    if isinstance(value, Fraction) and value.denominator != 1:
        return repr(float(value))
    return str(value)


MOST_PERIOD = 12
"""The longest group that is looked for when equal layers are written once."""


def written(words: tuple[LayerWord, ...] | list[LayerWord]) -> str:
    """A chain as a person writes it, with repeats: ``(conv:k3p1*2 pool:k2)*4``."""
    parts: list[str] = []
    texts, place = [str(word) for word in words], 0
    while place < len(texts):
        period, times = _repeat(texts, place)
        group = texts[place : place + period]
        inner = group[0] if period == 1 else f"({_flat(group)})"
        parts.append(f"{inner}*{times}" if times > 1 else inner)
        place += period * times
    return " ".join(parts)


def _flat(texts: list[str]) -> str:
    """A group with its own equal neighbours folded."""
    parts: list[str] = []
    place = 0
    while place < len(texts):
        times = _times(texts, place, 1)
        parts.append(f"{texts[place]}*{times}" if times > 1 else texts[place])
        place += times
    return " ".join(parts)


def _repeat(texts: list[str], place: int) -> tuple[int, int]:
    """The period from here on that covers most layers, and how often it comes; the shortest of equals."""
    if "*" in texts[place]:
        return 1, 1
    periods = [period for period in range(1, MOST_PERIOD + 1) if "*" not in "".join(texts[place : place + period])]
    counted = [(period, _times(texts, place, period)) for period in periods]
    repeated = [(period, times) for period, times in counted if times > 1]
    return max(repeated, key=lambda found: (found[0] * found[1], -found[0]), default=(1, 1))


def _times(texts: list[str], place: int, period: int) -> int:
    group, times = texts[place : place + period], 1
    while texts[place + times * period : place + (times + 1) * period] == group:
        times += 1
    return times
