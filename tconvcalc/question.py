"""A question about a layer: what is given and what is to be found, how a given is changed, and how it is typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from tconvcalc.layer import Layer, Word
from tconvcalc.values import CountAsked, Ends, Linear, PaddingAsked, SizeAsked, Span

QUANTITIES = ("input_size", "output_size", "kernel_size", "stride", "padding", "output_padding", "dilation")
"""The quantities of one axis, in the order in which answers name them."""

SHORT = {"input_size": "input", "output_size": "output", "kernel_size": "kernel"}
"""What some of them are called in a sentence; the others by their own names."""

CHANNELS = ("in_channels", "out_channels", "groups")

Value = int | Span | Linear | Ends | str | None
"""One given along one axis; a string is a padding word or ``auto``."""


class Asked(NamedTuple):
    """What is asked along one axis. None means: find it."""

    input_size: SizeAsked = None
    output_size: SizeAsked = None
    kernel_size: CountAsked = None
    stride: CountAsked = None
    padding: PaddingAsked = None
    output_padding: CountAsked = None
    dilation: CountAsked = 1


class Bounds(NamedTuple):
    """How far an unknown quantity is searched."""

    kernel_size: int = 32
    stride: int = 32
    dilation: int = 8


@dataclass(frozen=True)
class Question:
    """What is known of one layer of one framework.

    ``word`` and ``auto`` (Keras' ``output_padding=None``) hold for the whole layer, the rest for one axis each.
    ``assumed`` names the quantities that nobody gave and that were taken at their default.
    """

    framework: str
    axes: tuple[Asked, ...]
    word: Word | None = None
    auto: bool = False
    in_channels: int | None = None
    out_channels: int | None = None
    groups: int = 1
    bounds: Bounds = field(default_factory=Bounds)
    assumed: frozenset[str] = frozenset()

    @property
    def uniform(self) -> bool:
        """Whether every axis asks the same, so that one value answers for all of them."""
        return len(set(self.axes)) == 1


def unbounded(given: Value) -> bool:
    """Whether one given leaves open how far a quantity goes: nothing is known of it, or it has a low end alone."""
    return given is None or (isinstance(given, Span) and given.high is None)


def values(question: Question, quantity: str) -> tuple[Value, ...]:
    """What the question says of a quantity: one value for the whole layer, or one for each axis."""
    if quantity in CHANNELS:
        return (getattr(question, quantity),)
    if quantity == "padding" and question.word:
        return (question.word,)
    if quantity == "output_padding" and question.auto:
        return ("auto",)
    return tuple(getattr(axis, quantity) for axis in question.axes)


def given(question: Question) -> tuple[str, ...]:
    """The quantities of which anything was said, in the order in which answers name them."""
    names = [name for name in QUANTITIES if any(value is not None for value in values(question, name))]
    channels = [name for name in CHANNELS if getattr(question, name) != (1 if name == "groups" else None)]
    return (*names, *channels)


def forget(question: Question, names: Iterable[str]) -> Question:
    """The question without these givens."""
    for name in names:
        question = put(question, name, (1,) if name == "groups" else (None,))
    return question


def put(question: Question, quantity: str, new: tuple[Value, ...]) -> Question:
    """The question with a quantity changed: to one value for all axes, or to one for each."""
    if quantity in CHANNELS:
        channels: dict[str, Any] = {quantity: new[0]}
        return replace(question, **channels)
    if quantity == "padding":
        question = replace(question, word=None)
        if isinstance(new[0], str):
            return replace(put(question, quantity, (None,)), word=new[0])
    if quantity == "output_padding":
        question = replace(question, auto=new[0] == "auto")
        new = (None,) if question.auto else new
    spread = new if len(new) == len(question.axes) else new * len(question.axes)
    changed: Iterator[dict[str, Any]] = (
        {**axis._asdict(), quantity: value} for axis, value in zip(question.axes, spread, strict=True)
    )
    axes = tuple(Asked(**axis) for axis in changed)
    return replace(question, axes=axes, assumed=question.assumed - {quantity})


def answered(layer: Layer, quantity: str) -> tuple[Value, ...]:
    """What a layer has for a quantity: one value for all axes, or one for each."""
    if quantity == "padding" and layer.word:
        return (layer.word,)
    if quantity == "output_padding" and layer.auto:
        return ("auto",)
    each = tuple(getattr(axis, quantity) for axis in layer.axes)
    return each[:1] if len(set(each)) == 1 else each


def alone(question: Question, place: int) -> Question:
    """The question that asks on every axis what this one asks."""
    return replace(question, axes=(question.axes[place],) * len(question.axes))


def written(new: tuple[object, ...]) -> str:
    """Values as a person types them: ``126``, ``126x224``, ``255x?``, ``2..7``, ``1:2``, ``same``."""
    each = ["?" if value is None else str(value).replace(" ", "") for value in new]
    return each[0] if len(set(each)) == 1 else "x".join(each)
