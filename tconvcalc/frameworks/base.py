"""What a framework says of itself: its words as two crops, what it refuses, and what it lacks.

Along one axis every case of every framework gives

    output_size = (input_size - 1)*stride + base - padding_begin - padding_end + extra

where ``base`` depends on the kernel's span and the stride alone, and ``extra`` is the output_padding: a number that
is written, a number that the wanted output size implies (TensorFlow), or nothing (Keras chooses).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from tconvcalc.frameworks.steps import NO_STEPS, Steps
from tconvcalc.layer import Layer, Word
from tconvcalc.values import Span

ANY = Span(1)
NO_LIMIT = 1 << 80


class Limits(NamedTuple):
    """Which strides and dilations one axis may have."""

    stride: Span = ANY
    dilation: Span = ANY


class Note(NamedTuple):
    """What to tell about a layer that runs, where the framework's own kernels do not agree about it."""

    applies: Callable[[Layer], bool]
    sentence: str


@dataclass(frozen=True)
class Piece:
    """A stretch of a case on which it is a polynomial.

    ``base(span, stride)`` works for numbers and symbols alike. The piece holds where the kernel's span lies within
    ``spans(stride)`` and, if ``parity`` is given, is odd (1) or even (0). ``least_extra`` is the smallest extra.
    """

    base: Callable[[int, int], int]
    spans: Callable[[int], Span] = lambda _stride: ANY
    parity: int | None = None
    least_extra: int = 0
    where: str = ""


@dataclass(frozen=True)
class Case:
    """One way in which a framework pads a whole layer, before any number is put in.

    Attributes:
        name: how the framework spells it, for tables and sentences.
        word: the padding word that selects it, None where the padding is written in numbers.
        trims: whether padding is nothing to choose, one number for both ends, or a number for each end.
        extra: whether the output_padding is implied by the output size, written as a number, or left to the framework.
        extra_limit: ``extra`` stays below this, from stride and dilation.
        pieces: the polynomial stretches; together they cover every kernel once.
        preferred: whether its way with output_padding is the framework's own default.
        halves: whether what is cropped is shared by both ends (begin gets the smaller half), as SAME does.
        limits: for so many axes, the disjoint ways in which strides and dilations go together.
        dims: the numbers of axes it exists for.
        equation: the rule in the words of the quantities, ``=`` once.
        source: where the rule is written, or on what it was measured.
    """

    name: str
    word: Word | None
    trims: Literal["none", "number", "ends"]
    extra: Literal["implied", "number", "auto"]
    extra_limit: Callable[[int, int], int]
    pieces: tuple[Piece, ...]
    equation: str
    source: str
    preferred: bool = True
    halves: bool = False
    limits: Callable[[int], list[tuple[Limits, ...]]] = lambda dims: [(Limits(),) * dims]
    dims: tuple[int, ...] = (1, 2, 3)

    def crop_begin(self, cropped: int, pad_begin: int) -> int:
        """What is cut at the begin, of ``cropped`` elements in all, when the padding written there is ``pad_begin``."""
        return max(0, cropped) // 2 if self.halves else pad_begin


class Law(NamedTuple):
    """Something a framework refuses although the arithmetic works.

    ``about`` is the quantity that it limits, ``refuses`` names it in a headline, ``sentence`` says what the framework
    wants, and ``lifted`` is the case as it were without the law.
    """

    about: str
    refuses: str
    sentence: str
    lifted: Callable[[Case], Case]


@dataclass(frozen=True)
class Framework:
    """A framework as a table: its cases, its laws, and what it cannot hold.

    ``lacks`` maps a quantity to the sentence that says what to write instead of it. ``load_steps`` gives what its other
    layers do to a size; it is called when a question has more than one layer.
    """

    name: str
    title: str
    cases: tuple[Case, ...]
    lacks: dict[str, str]
    laws: tuple[Law, ...] = ()
    groups: bool = False
    notes: tuple[Note, ...] = ()
    load_steps: Callable[[], Steps] = lambda: NO_STEPS
    measured_on: str = ""

    @cached_property
    def steps(self) -> Steps:
        """What its other layers do to the size of an axis."""
        return self.load_steps()
