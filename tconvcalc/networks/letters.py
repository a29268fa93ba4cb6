"""Several layers of which some letters are open: every usual way to write each, put together by the sizes they give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.base import Framework
from tconvcalc.networks.layers import TRANSPOSED, NetLayer, held
from tconvcalc.networks.notation import Notation
from tconvcalc.networks.sizes import NetSize, after, refusal
from tconvcalc.networks.words import LayerWord, Value, layer_word
from tconvcalc.values import Size, Span

_BOUNDS = {"kernel_size": 32, "stride": 32, "dilation": 8, "padding": 16, "output_padding": 31}
_LEAST = {"padding": 0, "output_padding": 0}
_MOST_WAYS = 20_000
"""How many ways to write one layer are looked at; more are too open a question."""

_MOST_WORK = 120_000
"""How many sizes are computed for one layer of a chain."""


class Search(NamedTuple):
    """How many chains were found, and the first of them."""

    many: int
    chains: tuple[tuple[NetLayer, ...], ...]


class _Partial(NamedTuple):
    cost: int
    layers: tuple[NetLayer, ...]


def lettered(
    framework: Framework, notation: Notation, sizes: Sequence[Size], outputs: Sequence[Size], limit: int
) -> Search:
    """Find the open letters of several layers, the most usual layers first."""
    states: dict[tuple[NetSize, ...], list[_Partial]] = {tuple(sizes): [_Partial(0, ())]}
    for word in _each(notation):
        ways = list(_different(candidates(framework, word, len(sizes), notation)))
        states = _further(states, ways[: max(64, _MOST_WORK // max(1, len(states)))], limit)
    found = states.get(tuple(outputs), [])
    return Search(len(found), tuple(partial.layers for partial in found[:limit]))


def _each(notation: Notation) -> Iterator[LayerWord]:
    for word in notation.words:
        if word.times[0] != word.times[1]:
            raise notation.wrong(word, "with other open layers the number of these has to be written, as in tconv:?*3")
        yield word


def _further(
    states: dict[tuple[NetSize, ...], list[_Partial]], ways: Sequence[tuple[int, NetLayer]], limit: int
) -> dict[tuple[NetSize, ...], list[_Partial]]:
    """Every state taken through every way, the cheapest of each size kept."""
    found: dict[tuple[NetSize, ...], list[_Partial]] = {}
    usual = sorted(states.items(), key=lambda item: item[1][0].cost)[: max(1, _MOST_WORK // max(1, len(ways)))]
    for sizes, partials in usual:
        for cost, layer in ways:
            there = _through(layer, sizes)
            if there is not None:
                found.setdefault(there, []).extend(
                    _Partial(partial.cost + cost, (*partial.layers, layer)) for partial in partials
                )
    for sizes, partials in found.items():
        found[sizes] = sorted(partials, key=lambda partial: partial.cost)[: 4 * limit]
    return found


def _through(layer: NetLayer, sizes: tuple[NetSize, ...]) -> tuple[NetSize, ...] | None:
    there = []
    for step, axis, size in zip(layer.does, layer.axes, sizes, strict=True):
        if refusal(step, size) or axis.output_size is not None:
            return None
        behind = after(step, size)
        if behind is None:
            return None
        there.append(behind)
    return tuple(there)


def candidates(
    framework: Framework, word: LayerWord, dims: int, notation: Notation | None = None
) -> Iterator[NetLayer]:
    """Every layer that a word with open letters can be, the most usual first.

    Raises:
        MisuseError: the word leaves too much open.
    """
    if not word.open:
        layer = held(framework, word, dims)
        if layer:
            yield layer
        return
    values = word.values
    if word.whole:
        values = dict.fromkeys(("kernel_size", "stride", "padding"), (None,))
    names = tuple(name for name, each in values.items() if None in each or any(isinstance(v, Span) for v in each))
    spans = [_span(name, values[name]) for name in names]
    ways = 1
    for span in spans:
        ways *= len(span)
    if ways > _MOST_WAYS * 2:
        why = "too much of it is open to be tried beside the others: write more of its letters"
        raise notation.wrong(word, why) if notation else MisuseError(f"{word}: {why}")
    found = []
    for chosen in product(*spans):
        fixed = {name: _closed(values[name], value) for name, value in zip(names, chosen, strict=True)}
        layer = held(framework, layer_word(word.kind, written_out(framework, values | fixed)), dims)
        if layer:
            found.append(layer)
    yield from sorted(found, key=_cost)


def _span(name: str, values: tuple[Value, ...]) -> range:
    low, high = _LEAST.get(name, 1), _BOUNDS[name]
    spans = [value for value in values if isinstance(value, Span)]
    if spans:
        low = spans[0].low
        high = max(low, high) if spans[0].high is None else spans[0].high
    if high - low > _MOST_WAYS:
        raise MisuseError(f"{name}: a range of {high - low + 1:,} is too wide to be tried")
    return range(low, high + 1)


def _closed(values: tuple[Value, ...], chosen: int) -> tuple[Value, ...]:
    return tuple(chosen if value is None or isinstance(value, Span) else value for value in values)


def _different(layers: Iterator[NetLayer]) -> Iterator[tuple[int, NetLayer]]:
    """The most usual layer of each effect, with its cost."""
    seen = set()
    for layer in layers:
        if layer.steps not in seen:
            seen.add(layer.steps)
            yield sum(_cost(layer)[:-1]), layer


def _cost(layer: NetLayer) -> tuple[int, ...]:
    """How unusual a layer is: its kernel against twice its stride, uneven overlap, output_padding, padding."""
    axis = layer.axes[0]
    kernel, stride = axis.kernel_size or 1, axis.stride or 1
    usual = 3 if stride == 1 else 2 * stride
    uneven = int(layer.word.kind == TRANSPOSED and kernel % stride > 0)
    padding = axis.padding if isinstance(axis.padding, int) else 0
    return abs(kernel - usual), uneven, axis.output_padding or 0, abs(2 * padding - kernel + stride), padding


def written_out(framework: Framework, values: dict[str, tuple[Value, ...]]) -> dict[str, tuple[Value, ...]]:
    """The values without those that the framework takes by default."""
    usual: dict[str, Value] = {"stride": 1, "dilation": 1, "padding": framework.steps.padding}
    if framework.steps.padding == 0:
        usual["output_padding"] = 0
    return {name: each for name, each in values.items() if name not in usual or set(each) != {usual[name]}}
