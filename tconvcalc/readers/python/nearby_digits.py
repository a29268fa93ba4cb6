"""The output_paddings of several layers at once, for sizes that no single layer's would mend.

What is missing behind several layers that enlarge is made up digit by digit: each layer's output_padding, below its
stride, times the strides behind it.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations, islice, product
from typing import Any, NamedTuple

from tconvcalc.claims import Claim
from tconvcalc.readers.python.layers import after
from tconvcalc.readers.python.nearby import Change
from tconvcalc.readers.python.records import TransposedLayer
from tconvcalc.readers.python.values import Layer, Step
from tconvcalc.readers.python.ways import claim_of

_MOST_LAYERS = 6
_MOST_DIGITS = 16
_MOST_TRIED = 512


class Digit(NamedTuple):
    """Another output_padding of a layer: how far from its own, and how the layer on the way to what it would be."""

    order: int
    layer: TransposedLayer
    read: Claim
    new: int
    distance: int


def digits(
    on: Sequence[tuple[Layer, Step]],
    spelled: Callable[[Claim, str, tuple[Any, ...]], str],
    line: Callable[[ast.AST], str],
    most: int,
) -> Iterator[Change]:
    """At most so many changes of the output_paddings of two or more of these layers, of few layers first."""
    each = [found for order, one in enumerate(on) if (found := list(_others(order, *one)))][:_MOST_LAYERS]
    chosen = (some for number in range(2, len(each) + 1) for some in combinations(each, number))
    for some in islice((one for layers in chosen for one in product(*layers)), min(most, _MOST_TRIED)):
        yield Change(
            sum(one.distance for one in some) + len(some) - 1,
            some[0].order,
            some[0].layer,
            {one.layer.node: {"output_padding": (one.new,)} for one in some},
            _told([(spelled(one.read, "output_padding", (one.new,)), line(one.layer.node)) for one in some]),
            {one.layer.node: partial(after, one.layer, _changed(one)) for one in some},
        )


def _others(order: int, layer: Layer, step: Step) -> Iterator[Digit]:
    """Every output_padding below the stride that a layer has not."""
    read = claim_of(step)
    if read is None or not isinstance(layer, TransposedLayer):
        return
    own, strides = ({*read.given.get(name, ())} for name in ("output_padding", "stride"))
    numbers = [one for one in own if type(one) is int]
    least = min((one for one in strides if type(one) is int), default=0)
    if len(own) == len(numbers) == 1:
        new = (number for number in range(min(least, _MOST_DIGITS)) if number != numbers[0])
        yield from (Digit(order, layer, read, number, abs(number - numbers[0])) for number in new)


def _changed(one: Digit) -> Claim:
    return replace(one.read, given={**one.read.given, "output_padding": (one.new,)})


def _told(texts: Sequence[tuple[str, str]]) -> str:
    """What to write where: once, if it is the same everywhere."""
    if len({text for text, _ in texts}) > 1:
        return " and ".join(f"{text} at {line}" for text, line in reversed(texts))
    lines = dict.fromkeys(line for _, line in reversed(texts))
    return f"{texts[0][0]} in {len(texts)} layers, at {' and '.join(lines)}"
