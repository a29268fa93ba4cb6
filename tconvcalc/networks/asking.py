"""What a person or a program asks about a chain, read: the framework, the layers, the sizes along each axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS, resolve
from tconvcalc.frameworks.base import Framework
from tconvcalc.networks.layers import axes_of, is_causal
from tconvcalc.networks.notation import Notation, read
from tconvcalc.parsing.python_values import Given, values_of, whole
from tconvcalc.text import listed, plural
from tconvcalc.values import Linear, Size, Span

_USUAL_DIMS = 2
_MOST_AXES = 3
SYMBOL = Linear(1, 0, "n")
"""The input where none is given: every size."""

Layers = str | Sequence[str]
"""Layers as a program gives them: one text, or one for each layer."""


class Asked(NamedTuple):
    """A question about layers; a size is None where it is to be found or stays open."""

    framework: Framework
    layers: Notation
    other: Notation | None
    sizes: tuple[Size, ...] | None
    outputs: tuple[Size, ...] | None
    dims: int


def asked(  # noqa: PLR0913 -- one for each option
    framework: str | None,
    layers: Layers,
    *,
    input_size: Given = None,
    output_size: Given = None,
    dims: int | None = None,
    other: Layers | None = None,
    encoder: bool = False,
) -> Asked:
    """Read a question.

    Args:
        framework: its name or an alias.
        layers: the chain, or the encoder.
        input_size: as ``solve`` takes it.
        output_size: as ``solve`` takes it.
        dims: how many axes, where no value says.
        other: the decoder that is to be judged.
        encoder: whether a layer without a kind is a convolution rather than a transposed one.

    Raises:
        MisuseError: something cannot be read.
    """
    if framework is None:
        names = " or ".join(f"-f {each.typed}" for each in FRAMEWORKS.values() if each.asked_by_default)
        raise MisuseError(f"several layers are asked of one framework\nadd {names}")
    known = resolve(framework)
    chain = read(_text(layers), "layers", "conv" if encoder else "tconv")
    decoder = None if other is None else read(_text(other), "--with", "tconv")
    sizes, outputs = _sizes("input_size", input_size), _sizes("output_size", output_size)
    letters = {size.symbol for size in (*(sizes or ()), *(outputs or ())) if isinstance(size, Linear)}
    if len(letters) > 1:
        raise MisuseError(
            f"{listed(sorted(letters), 'and')}: a question has one symbol\nwrite the same letter everywhere"
        )
    count = _dims(dims, sizes, outputs, chain, decoder)
    return Asked(known, chain, decoder, _spread(sizes, count), _spread(outputs, count), count)


def _text(layers: Layers) -> str:
    if isinstance(layers, str):
        return str.__str__(layers)  # a subclass may answer otherwise than its text
    if not isinstance(layers, Sequence) or not all(isinstance(word, str) for word in layers):
        raise MisuseError("layers: give them as text, as in conv:k3s2p1*2 pool:k2")
    return " ".join(layers)


def _sizes(quantity: str, given: Given) -> tuple[Size, ...] | None:
    values = values_of(quantity, given)
    if all(value is None for value in values):
        return None
    option = "--" + quantity.replace("_", "-")
    sizes = tuple(value for value in values if isinstance(value, int | Linear))
    if len(sizes) < len(values):
        what = "a range" if any(isinstance(value, Span) for value in values) else "?"
        raise MisuseError(f"{option}: a chain takes {what} on no axis\nwrite a number or a symbol, as in 126 or 2n")
    return sizes


def _dims(
    dims: int | None,
    sizes: tuple[Size, ...] | None,
    outputs: tuple[Size, ...] | None,
    chain: Notation,
    decoder: Notation | None,
) -> int:
    """As many axes as was said, else as the longest value has, else the usual number."""
    written = axes_of(chain, decoder)
    longest = max(len(sizes or ()), len(outputs or ()), written)
    usual = 1 if is_causal(chain, decoder) else _USUAL_DIMS
    count = whole("--dims", dims, _MOST_AXES) if dims is not None else longest if longest > 1 else usual
    for option, values in (("--input-size", sizes), ("--output-size", outputs)):
        if values and len(values) not in {1, count}:
            raise MisuseError(f"{option} has {plural(len(values), 'value')}, and the chain is {count}-D")
    return count


def _spread(sizes: tuple[Size, ...] | None, count: int) -> tuple[Size, ...] | None:
    return None if sizes is None else sizes if len(sizes) == count else sizes * count
