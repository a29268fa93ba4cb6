"""What a framework says of itself: its words as two crops, what it refuses, what it lacks, and how it is written.

Along one axis every case of every framework gives

    output_size = (input_size - 1)*stride + base - padding_begin - padding_end + extra

where ``base`` depends on the kernel's span and the stride alone, and ``extra`` is the output_padding: a number that
is written, a number that the wanted output size implies (TensorFlow), or nothing (Keras chooses).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from tconvcalc.frameworks.signature import REQUIRED, Signature
from tconvcalc.layer import Layer, Word
from tconvcalc.question import QUANTITIES, Asked, Question
from tconvcalc.values import Ends, Span

if TYPE_CHECKING:  # one layer alone has no use for the tables of the others
    from tconvcalc.frameworks.layers_base import Vocabulary
    from tconvcalc.frameworks.network_code import Writer
    from tconvcalc.frameworks.skip_code import SkipWriter
    from tconvcalc.frameworks.steps import Steps

ANY = Span(1)
NO_LIMIT = 1 << 80
_OF_A_LAYER = ("kernel_size", "stride", "padding", "output_padding", "dilation")


class Limits(NamedTuple):
    """Which strides and dilations one axis may have."""

    stride: Span = ANY
    dilation: Span = ANY


class Note(NamedTuple):
    """What to tell about a layer that runs, where the framework's own kernels do not agree about it."""

    applies: Callable[[Layer], bool]
    sentence: str


class Piece(NamedTuple):
    """A stretch of a case on which it is a polynomial.

    ``base(span, stride)`` works for numbers and symbols alike. The piece holds where the kernel's span lies within
    ``spans(stride)`` and, if ``parity`` is given, is odd (1) or even (0). ``least_extra`` is the smallest extra.
    """

    base: Callable[[int, int], int]
    spans: Callable[[int], Span] = lambda _stride: ANY
    parity: int | None = None
    least_extra: int = 0
    where: str = ""

    def holds(self, span: int, stride: int) -> bool:
        """Whether the piece is the one for a kernel of this span at this stride."""
        return self.spans(stride).holds(span) and self.parity in (None, span % 2)


class Case(NamedTuple):
    """One way in which a framework pads a whole layer, before any number is put in.

    Attributes:
        name: how the framework spells it, for tables and sentences.
        word: the padding word that selects it, None where the padding is written in numbers.
        trims: whether padding is nothing to choose, one number for both ends, or a number for each end.
        extra: whether the output_padding is implied by the output size, written as a number, left to the framework, or
            nothing that there is.
        extra_limit: ``extra`` stays below this, from stride and dilation.
        pieces: the polynomial stretches; together they cover every kernel once.
        preferred: whether its way with output_padding is the framework's own default.
        halves: whether what is cropped is shared by both ends, as SAME does.
        larger_begin: whether the begin gets the larger half then, not the smaller one.
        inner: whether a padding of two ends counts what is put around the spread input, not what is cropped.
        largest_padding: the largest padding, from the kernel's span, with which it still is a crop.
        holds: whether it is a way to read a question; for a padding or an output_padding that is read only where given.
        limits: for so many axes, the disjoint ways in which strides and dilations go together.
        dims: the numbers of axes it exists for.
        equation: the rule in the words of the quantities, ``=`` once.
        source: where the rule is written, or on what it was measured.
    """

    name: str
    word: Word | None
    trims: Literal["none", "number", "ends"]
    extra: Literal["implied", "number", "auto", "none"]
    extra_limit: Callable[[int, int], int]
    pieces: tuple[Piece, ...]
    equation: str
    source: str
    preferred: bool = True
    halves: bool = False
    larger_begin: bool = False
    inner: bool = False
    largest_padding: Callable[[int], int] = lambda _span: NO_LIMIT
    holds: Callable[[Question], bool] = lambda _question: True
    limits: Callable[[int], list[tuple[Limits, ...]]] = lambda dims: [(Limits(),) * dims]
    dims: tuple[int, ...] = (1, 2, 3)

    def crop_begin(self, cropped: int, pad_begin: int) -> int:
        """What is cut at the begin, of ``cropped`` elements in all, when the padding written there is ``pad_begin``."""
        if not self.halves:
            return pad_begin
        total = max(0, cropped)
        return total - total // 2 if self.larger_begin else total // 2

    def cropped_by(self, padding: Ends, span: int) -> Ends:
        """What a padding of two ends crops of a kernel of this span; applied to what is cropped, the padding."""
        return Ends(span - 1 - padding.begin, span - 1 - padding.end) if self.inner else padding

    def piece(self, span: int, stride: int) -> Piece:
        """The one piece that covers a kernel of this span at this stride."""
        return next(piece for piece in self.pieces if piece.holds(span, stride))


class Law(NamedTuple):
    """Something a framework refuses although the arithmetic works.

    Attributes:
        code: the rule of ``check`` that tells of it.
        about: the quantity that it limits.
        refuses: what is refused, for a headline.
        sentence: what the framework wants.
        lifted: the case as it were without the law.
        broken: the fact that breaks the law, for a question of which as much as is known is filled in, with the
            quantities called by the names that the function gives; None where nothing is certainly broken.
        example: a layer that breaks it and one that does not: quantity -> value, as a spec has them.
    """

    code: str
    about: str
    refuses: str
    sentence: str
    lifted: Callable[[Case], Case]
    broken: Callable[[Question, Callable[[str], str]], str | None]
    example: tuple[Mapping[str, int | str], Mapping[str, int | str]]


def _no_steps() -> Steps:
    from tconvcalc.frameworks.steps import NO_STEPS  # noqa: PLC0415 -- only several layers need it

    return NO_STEPS


def _no_network_writer() -> Writer:
    from tconvcalc.frameworks.network_code import unwritten  # noqa: PLC0415 -- only the code of several layers needs it

    return unwritten


def _no_skip_writer() -> SkipWriter:
    from tconvcalc.frameworks.skip_code import skips_unwritten  # noqa: PLC0415 -- as above

    return skips_unwritten


def _no_layers() -> Vocabulary:
    from tconvcalc.frameworks.layers_base import Vocabulary  # noqa: PLC0415 -- only readers of sources want it

    return Vocabulary()


def _unchanged(axis: Asked, _word: Word | None) -> Asked:
    return axis


@dataclass(frozen=True, eq=False, repr=False)  # the one of its name
class Framework:
    """A framework as a table: its cases, its laws, what it cannot hold, and how it is written.

    Attributes:
        name: in questions, specs and JSON.
        title: in sentences.
        aliases: other names that people type, the shortest usual one first.
        cases: the ways in which it pads a layer.
        lacks: a quantity (or ``word``, ``numbers``, ``ends``, ``auto``) -> what to write instead of it.
        signatures: how it is written, for each API and number of axes; the first API is the framework's own.
        laws: what it refuses although the arithmetic works.
        groups: whether its transposed convolutions have groups.
        notes: what to tell about layers on which its own kernels disagree.
        asked_by_default: whether it answers where no framework is named.
        also_written_in: the frameworks in whose code a layer is shown too, where they have one of equal geometry.
        exact_words: whether it takes padding words in its own spelling alone.
        takes_empty: whether it takes and gives tensors of size 0.
        requested: what an output_size that the call itself asks for makes of the other givens of its axis.
        load_steps: gives what its other layers do to a size; called when a question has more than one layer.
        load_network_writer: gives what writes several layers in its own API; called when their code is wanted.
        load_skip_writer: gives what writes a network with skips in its own API; called when its code is wanted.
        networks_in: the API in which several layers are written, where that is not its own first.
        unknown_batch: what it makes of -1 or None as the batch of a stated output_shape, where one is stated.
        load_layers: gives the callables of its layers and what each does to a shape; called when a source is read.
        measured_on: the version on which its rules were measured.
    """

    name: str
    title: str
    cases: tuple[Case, ...]
    lacks: dict[str, str]
    signatures: tuple[Signature, ...]
    aliases: tuple[str, ...] = ()
    laws: tuple[Law, ...] = ()
    groups: bool = False
    notes: tuple[Note, ...] = ()
    asked_by_default: bool = False
    also_written_in: tuple[str, ...] = ()
    exact_words: bool = False
    takes_empty: bool = False
    requested: Callable[[Asked, Word | None], Asked] = _unchanged
    load_steps: Callable[[], Steps] = _no_steps
    load_network_writer: Callable[[], Writer] = _no_network_writer
    load_skip_writer: Callable[[], SkipWriter] = _no_skip_writer
    networks_in: str = ""
    unknown_batch: str = ""
    load_layers: Callable[[], Vocabulary] = _no_layers
    measured_on: str = ""
    defaults: Mapping[str, tuple[int | str]] = field(init=False)
    """What it takes for a quantity that a layer leaves out; what it wants to be told is not there."""

    def __post_init__(self) -> None:
        """Read the defaults off the signature of the framework's own API."""
        usual = {each.quantity: each.default for each in self.signatures[0].parameters if each.quantity in _OF_A_LAYER}
        known = {name: (_ours(value),) for name, value in usual.items() if value is not REQUIRED}
        object.__setattr__(self, "defaults", known)

    @cached_property
    def steps(self) -> Steps:
        """What its other layers do to the size of an axis."""
        return self.load_steps()

    @property
    def network_api(self) -> str:
        """The API in which several layers are written."""
        return self.networks_in or self.signatures[0].api

    @property
    def typed(self) -> str:
        """How it is called on the command line: as shortly as may be."""
        return min((self.name, *self.aliases[:1]), key=len)

    @property
    def words(self) -> list[Word]:
        """The padding words that it knows, sorted."""
        return sorted({case.word for case in self.cases if case.word})

    @property
    def states_output(self) -> bool:
        """Whether its calls themselves say which output size they want."""
        return all(case.extra == "implied" for case in self.cases)

    @cached_property
    def trims_unequally(self) -> bool:
        """Whether it takes a padding of two ends where the caller does not state the output."""
        return any(case.trims == "ends" and case.extra != "implied" for case in self.cases)

    @property
    def required(self) -> tuple[str, ...]:
        """What a layer cannot be without: the kernel, and what its own call has no default for."""
        wanted = {each.quantity for each in self.signatures[0].parameters if each.default is REQUIRED}
        return tuple(name for name in QUANTITIES if name == "kernel_size" or (name in wanted and name in _OF_A_LAYER))

    @property
    def parameter_names(self) -> dict[str, str]:
        """Quantity -> how its own API calls it; the ranks of a framework agree about them."""
        names = {each.quantity: each.name for each in self.signatures[0].parameters if each.quantity}
        return names | ({"output_size": names["output_shape"]} if "output_shape" in names else {})

    def spelled(self, word: Word) -> str:
        """A padding word as the framework writes it."""
        return self.signatures[0].words.get(word, word)


def _ours(default: object) -> int | str:
    """A default of a call in our words."""
    return "auto" if default is None else default.lower() if isinstance(default, str) else int(str(default))
