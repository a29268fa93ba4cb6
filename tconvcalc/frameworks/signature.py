"""How a layer is written in code: the rows of the tables that each framework has, one for each API and rank.

``codegen.py`` prints a call from such a table; ``check`` takes the names of the parameters from it.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, Protocol

from tconvcalc.layer import Layer, Word
from tconvcalc.question import Question
from tconvcalc.values import Ends

REQUIRED = object()
"""The default of a parameter that has none."""

AXES = {1: "W", 2: "HW", 3: "DHW"}
"""The letters of the spatial axes in a data format, outermost first, by how many there are."""


class Parameter(NamedTuple):
    """One parameter of a call: how the API spells it, and which of our quantities it is.

    Attributes:
        name: its keyword.
        quantity: one of our words, or ``input``, ``filters`` and ``output_shape`` for the tensors of a function,
            ``data_format`` and ``bias``; empty for what does not bear on the shape but takes a place.
        default: what leaving it out means, for every axis.
        always: written even where it is the default, because readers of the code look for it.
    """

    name: str
    quantity: str = ""
    default: object = REQUIRED
    always: bool = False


@cache
def named(text: str) -> tuple[Parameter, ...]:
    """Parameters as text: ``kernel_size stride=None strides:stride=1 *sizes``; the quantity follows the colon."""
    return tuple(_parameter(word) for word in text.split())


def _parameter(word: str) -> Parameter:
    spelled, equals, default = word.partition("=")
    name, _, quantity = spelled.partition(":")
    return Parameter(name, quantity or name.lstrip("*"), ast.literal_eval(default) if equals else REQUIRED)


def by_axis(values: Iterable[object]) -> object:
    """One value where all axes agree, else one for each."""
    each = tuple(values)
    return each[0] if len(set(each)) == 1 else each


def ends_of_pairs(pairs: object, dims: int) -> tuple[Ends, ...] | None:
    """Two numbers for each axis as its two ends; None where there are others."""
    if not isinstance(pairs, tuple) or len(pairs) != dims:
        return None
    known = all(isinstance(pair, tuple) and [type(end) for end in pair] == [int, int] for pair in pairs)
    return tuple(Ends(*pair) for pair in pairs) if known else None


def paddings_by_axis(layer: Layer) -> object:
    """The padding of a layer as most frameworks write it: one number, or one for each axis."""
    return by_axis(axis.padding for axis in layer.axes)


class Storage(Protocol):
    """How a call keeps its weights."""

    @property
    def filters(self) -> tuple[str, ...]:
        """The order of their axes; ``kernel_size`` stands for one per spatial axis."""

    @property
    def flipped(self) -> bool:
        """Whether they are reversed along the spatial axes."""


class OtherStorage(NamedTuple):
    """Another way in which a call can keep its weights, and the argument that asks for it."""

    argument: str
    filters: tuple[str, ...]
    flipped: bool


def numbers_by_axis(value: object, dims: int) -> tuple[int | Ends, ...] | None:
    """A padding as most frameworks write it, by axis: one number, or one for each; None where it is none."""
    each = (value,) if isinstance(value, int) else value
    known = isinstance(each, tuple) and len(each) in {1, dims} and all(isinstance(one, int) for one in each)
    return tuple(each) if known else None  # type: ignore[arg-type] # known says so


class Snippet(Protocol):
    """What the body of a snippet is made of, beside the lines that are the same for every API."""

    @property
    def init(self) -> str | None:
        """How the weights start; None where they are drawn."""

    @property
    def weights(self) -> str:
        """The weights, as an expression."""

    @property
    def outputs(self) -> str:
        """The sizes of the result along its spatial axes."""

    @property
    def biased(self) -> bool:
        """Whether the layer adds a bias."""

    def call(self, before: str, after: str = "") -> str:
        """The call itself, on as many lines as it needs, with what stands before and behind it."""


class Signature(NamedTuple):
    """One callable that builds or applies a transposed convolution.

    Attributes:
        api: the name under which its code is shown.
        dims: how many spatial axes it has.
        names: its dotted names, the one that is printed first.
        imports: the lines that come before it in code.
        local: the module that those lines bind, as a dotted name, and the name that they bind it to.
        tensors: where code finds ``eye``, ``einsum`` and the like.
        zeros: an input of zeros, with a place for its sizes.
        parameters: in positional order, from the first to the last one of use here.
        leading: how many of them are written by position.
        words: how it spells the padding words that it knows.
        channels_last: whether the channels of its input come after the spatial axes.
        filters: the order of the axes of its weights; ``kernel_size`` stands for one per spatial axis.
        body: the lines that make the result ``y`` of the input ``x``.
        arange: the function that counts 0.0, 1.0, ... up to a limit.
        repeated: a matrix so many times, one below the other, with a place for each.
        random: an expression for weights that are drawn, with a place for their shape; for functions that take them.
        padding: the padding in numbers, as it is written.
        read_padding: from a padding in numbers, as it is written, and the number of axes to what it is on each axis.
        further: arguments that bear on the sizes beside the parameters.
        refined: what these, by name, make of a question; it is asked once the rest is put in.
        kept: from all arguments that are known, by name, how the weights are kept, where it is not as usual.
        flipped: whether the weights are stored reversed along the spatial axes.
        before: what is written in front of the parameters, and ``behind`` what is written behind them.
        every_axis: whether a value is written for each axis, also where all are the same.
        file: where it is no Python, the lines of the file, for a layer, the sizes of its input and how weights start.
        ported: the lines that make ``y`` of the numpy arrays ``x``, ``kernel`` and, where there is one, ``bias``.
        other_storage: another way to keep the weights, if the call has one.
    """

    api: str
    dims: int
    names: tuple[str, ...]
    imports: tuple[str, ...]
    local: tuple[str, str]
    tensors: str
    zeros: str
    parameters: tuple[Parameter, ...]
    leading: int
    words: dict[Word, str]
    channels_last: bool
    filters: tuple[str, ...]
    body: Callable[[Snippet], Iterator[str]]
    arange: str
    repeated: str = "{}.repeat({}, 1)"
    random: str = ""
    padding: Callable[[Layer], object] = paddings_by_axis
    read_padding: Callable[[object, int], tuple[int | Ends, ...] | None] = numbers_by_axis
    further: tuple[str, ...] = ()
    refined: Callable[[Question, Mapping[str, Any]], Question] = lambda question, _further: question
    kept: Callable[[Mapping[str, Any]], Storage | None] = lambda _arguments: None
    flipped: bool = False
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    every_axis: bool = False
    file: Callable[[Layer, Sequence[int], str | None], Iterator[str]] | None = None
    ported: Callable[[Snippet], Iterator[str]] = lambda _text: iter(())
    other_storage: OtherStorage | None = None

    @property
    def printed(self) -> str:
        """The callable as code writes it after its imports."""
        module, name = self.local
        return name + self.names[0].removeprefix(module)
