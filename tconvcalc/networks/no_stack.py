"""Why there is no stack of so many layers between two sizes, and what to ask instead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from tconvcalc.frameworks.base import Framework
from tconvcalc.networks.factors import LARGEST_STRIDE, largest_prime
from tconvcalc.networks.layers import NetLayer, held, said
from tconvcalc.networks.stacks import MOST_LAYERS, searched, stacks
from tconvcalc.networks.words import LayerWord, layer_word
from tconvcalc.text import plural
from tconvcalc.values import Ends, Linear, Size

_MOST_TRIED = 8
"""How many layers are tried in place of another number of them."""

_MOST_OFFERED = 2

Instead = tuple[str, tuple[LayerWord, ...]]
"""A change in a few words, and the layers to ask about then."""


class Filling(NamedTuple):
    """What was found for the open layers: how many chains, the first of them, and else why there are none."""

    many: int
    chains: tuple[tuple[NetLayer, ...], ...]
    verdict: Literal["feasible", "impossible", "out_of_bounds"] = "feasible"
    fact: str = ""
    because: tuple[str, ...] = ()
    instead: tuple[Instead, ...] = ()


def other_stacks(
    framework: Framework, here: Sequence[Size], goal: Sequence[Size], times: tuple[int, int]
) -> list[Instead]:
    """Another number of layers that does it, layers with a crop behind them, or one upsampling; each has been found."""
    counts = [(count, count) for count in range(2, _MOST_TRIED + 1) if not times[0] <= count <= times[1]]
    counts.sort(key=lambda count: abs(count[0] - times[0]))
    if times[0] > MOST_LAYERS:
        counts = [(2, _MOST_TRIED)]
    found: list[Instead] = [
        (_layers(count), (LayerWord("tconv", times=count),))
        for count in counts
        if any(map(searched, stacks(framework, here, goal, count, 1).chains))
    ]
    found = found or [*_with_crop(framework, here, goal, times), *_upsampled(framework, here, goal)]
    return found[:_MOST_OFFERED]


def _with_crop(
    framework: Framework, here: Sequence[Size], goal: Sequence[Size], times: tuple[int, int]
) -> list[Instead]:
    """What is an exact multiple first, and then what is too much cut off at the end."""
    pairs = [(start, end) for start, end in zip(here, goal, strict=True) if isinstance(start, Linear)]
    ends, larger = [], []
    for start, end in pairs:
        if not isinstance(end, Linear) or end.slope % start.slope:
            return []
        whole = end.slope // start.slope * start.offset
        ends.append(Ends(0, whole - end.offset))
        larger.append(end._replace(offset=whole))
    if len(pairs) < len(here) or min(each.end for each in ends) < 0:
        return []
    crop = held(framework, layer_word("crop", {"ends": tuple(ends)}), len(here))
    if crop is None or not stacks(framework, here, larger, times, 1).chains:
        return []
    return [(f"{crop.word} behind it", (LayerWord("tconv", times=times), crop.word))]


def _upsampled(framework: Framework, here: Sequence[Size], goal: Sequence[Size]) -> list[Instead]:
    """One upsampling by the whole factor, where there is one."""
    from fractions import Fraction  # noqa: PLC0415 -- decimal comes with it

    factors = []
    for start, end in zip(here, goal, strict=True):
        if isinstance(start, Linear) and isinstance(end, Linear):
            times, rest = divmod(end.slope, start.slope)
            rest += abs(end.offset - times * start.offset)
        elif isinstance(start, int) and isinstance(end, int):
            times, rest = divmod(end, start)
        else:
            return []
        if rest or not times:
            return []
        factors.append(Fraction(times))
    up = held(framework, layer_word("up", {"factor": tuple(factors)}), len(here))
    return [(f"one {up.word}", (up.word,))] if up else []


def no_stack(here: Sequence[Size], goal: Sequence[Size], times: tuple[int, int]) -> Filling:
    """Why there is none."""
    for start, end in zip(here, goal, strict=True):
        if isinstance(start, Linear) != isinstance(end, Linear):
            fact = f"no chain takes {start} to {end}: one of them grows with the symbol"
            return Filling(0, (), "impossible", fact, ("write both with the symbol, or both without",))
        if isinstance(start, Linear) and isinstance(end, Linear):
            if end.slope % start.slope:
                because = "transposed convolutions multiply by their strides, which are whole numbers"
                fact = f"no chain takes {start} to {end}: {end.slope} is no whole multiple of {start.slope}"
                return Filling(0, (), "impossible", fact, (because,))
            return _no_factor(start, end, times)
    fact = f"no stack of {_layers(times)} from {said(here)} to {said(goal)} was found"
    return Filling(0, (), "out_of_bounds", fact, tuple(_because(here, goal, times)))


def _because(here: Sequence[Size], goal: Sequence[Size], times: tuple[int, int]) -> list[str]:
    """What speaks against numbers."""
    shrinks = any(
        isinstance(end, int) and isinstance(start, int) and end < start for start, end in zip(here, goal, strict=True)
    )
    lines = ["transposed convolutions grow: write conv:? or pool:k2 for what shrinks"] if shrinks else []
    return [*lines, *([f"at most {MOST_LAYERS} layers are looked for"] if times[0] > MOST_LAYERS else [])]


def _no_factor(start: Linear, end: Linear, times: tuple[int, int]) -> Filling:
    factor = end.slope // start.slope
    prime = largest_prime(factor)
    fact = f"no {_layers(times)} with strides up to {LARGEST_STRIDE} multiply to {factor}"
    because = (f"its largest prime factor is {prime}",) if prime > LARGEST_STRIDE else ()
    whole = end._replace(offset=factor * start.offset)
    if not because and whole != end:
        fact = f"no usual {_layers(times)} with strides up to {LARGEST_STRIDE} take {start} to {end}"
        because = (f"strides that multiply to {factor} give {whole}",)
    return Filling(0, (), "out_of_bounds", fact, because)


def _layers(times: tuple[int, int]) -> str:
    return plural(times[0], "layer") if times[0] == times[1] else f"{times[0]}..{times[1]} layers"
