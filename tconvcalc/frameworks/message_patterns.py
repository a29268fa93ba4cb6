"""What a framework says when it refuses, as a table: its sentences with holes, and what they mean.

A sentence is written as the framework prints it, with a hole ``{name:kind}`` where a value stands:

    but got output_padding_height: {output_padding.0:int} output_padding_width: {output_padding.1:int}

The name says which quantity it is (``.0``, ``.1`` collect one value per axis; ``_`` is read and forgotten), the kind
what may stand there: ``int``, ``ints`` (a number or a flat list in any brackets), ``lists`` (a list of lists),
``word``, ``quoted`` (anything but quotes) and ``gap`` (anything, up to a few hundred characters). White space does not
count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

Read: TypeAlias = "int | float | str | Sequence[Read] | None"
"""What stood in a hole: a number, a word, or lists of them; None where the framework printed None or ``?``."""

Quantities = Mapping[str, Read]
"""What a message holds, by name: our names for the quantities of a layer, and plain names for shapes and the rest."""

Sentence = str | Callable[[Quantities], str]
"""A sentence with ``{name}`` where a quantity is put in, or a function that writes it, empty where there is none."""

Value = int | str | tuple[int, ...] | None
Givens = Mapping[str, Value]
"""A question to the solver: quantities by name, as ``tconvcalc.solve`` takes them."""


class Network(NamedTuple):
    """A question about several layers, as ``tconvcalc chain`` and ``tconvcalc invert`` take it.

    Attributes:
        text: what its answer shows.
        layers: the chain, or the encoder that is inverted.
        input_size: of its input along every axis; None for every size.
        inverts: whether the layers are an encoder that is to be inverted.
        up: what leads up to each join of a U-Net; empty where there is none.
    """

    text: str
    layers: str
    input_size: int | None = None
    inverts: bool = False
    up: str = ""


@dataclass(frozen=True)
class Message:
    """One thing that a framework says.

    Attributes:
        cause: what is wrong, in a few words that are the same for every framework, with holes as in ``fact``.
        says: the framework's sentences, each with holes.
        fact: what is wrong, in one sentence with the numbers put in.
        because: why, one sentence a line. A line of which a number is not known is left out.
        advice: what to change that no command can show.
        read: from the holes and the whole text to the quantities, where they are not the same.
        asked: from the quantities to what the solver is asked: what was wanted, or what would do instead. The first
            question that has no answer yields the nearest changes; one that has an answer is shown as it is.
        only_answered: whether a question without an answer is passed over, its nearest changes too.
        networks: from the quantities to questions about several layers; those that have an answer are shown.
        lacks: the quantities that the message does not hold and that would tell more.
        marks: where others say the same sentence too, what only this framework's text contains.
        guess: whether the sentence may be this framework's where it stands alone, without a mark.
        bare: the fact where the sentence that was found holds no numbers.
    """

    cause: str
    says: tuple[str, ...]
    fact: Sentence
    because: tuple[Sentence, ...] = ()
    advice: tuple[Sentence, ...] = ()
    read: Callable[[Quantities, str], Quantities] | None = None
    asked: Callable[[Quantities], Iterable[Givens]] | None = None
    only_answered: bool = False
    networks: Callable[[Quantities], Iterable[Network]] | None = None
    lacks: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    guess: bool = True
    bare: str = ""


@dataclass(frozen=True)
class Messages:
    """All that one framework says.

    Attributes:
        framework: its name.
        title: its name as people write it.
        messages: what it says.
        carries: the frameworks that run below it, whose sentences it passes on.
        carried: what a text contains where it has passed them on.
        context: sentences around a message, whose holes belong to it too.
    """

    framework: str
    title: str
    messages: tuple[Message, ...]
    carries: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
