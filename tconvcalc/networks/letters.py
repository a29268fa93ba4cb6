"""Several layers of which some letters are open: every usual way to write each, put together by the sizes they give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.base import Framework
from tconvcalc.networks.layers import TRANSPOSED, NetLayer, held, layer_of
from tconvcalc.networks.notation import Notation
from tconvcalc.networks.sizes import NetSize, after, refusal
from tconvcalc.networks.words import LayerWord, Value, layer_word
from tconvcalc.values import Size, Span

_BOUNDS = {"kernel_size": 32, "stride": 32, "dilation": 8, "padding": 16, "output_padding": 31}
_FEWER = {"kernel_size": 16, "stride": 10, "dilation": 4, "padding": 8, "output_padding": 9}
"""How far letters are tried: with one or two of them open, and with more."""

_MANY_LETTERS = 3
_LEAST = {"padding": 0, "output_padding": 0}
_MOST_WAYS = 8_000
"""How many ways to write one layer are looked at; more are too open a question."""

_MOST_WORK = 20_000
"""How many sizes are computed for one layer of a chain; the most usual ones are."""

_MOST_IN_ALL = 60_000
"""How many sizes are computed for all open layers together."""

_MOST_OPEN = 8
"""How many open layers are put together."""


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
    """Find the open letters of several layers, the most usual layers first.

    Raises:
        MisuseError: too many layers are open, or too much of one.
    """
    dims = len(sizes)
    alike = len(set(sizes)) == len(set(outputs)) == 1 and all(word.axes == 1 for word in notation.words)
    here, there = (sizes[:1], outputs[:1]) if alike else (sizes, outputs)
    states: dict[tuple[NetSize, ...], list[_Partial]] = {tuple(here): [_Partial(0, ())]}
    known: dict[LayerWord, list[tuple[int, NetLayer]]] = {}
    words = list(_each(notation))
    many = sum(word.open for word in words)
    if many > _MOST_OPEN:
        raise MisuseError(f"{notation.option}: more than {_MOST_OPEN} layers are open: write some of them out")
    for place, word in enumerate(words, 1):
        if word not in known:
            known[word] = list(_different(candidates(framework, word, dims, notation), len(here)))
        work = min(_MOST_WORK, _MOST_IN_ALL // many)
        states = _further(states, known[word], (limit, work), tuple(there) if place == len(words) else None)
    found = states.get(tuple(there), [])
    return Search(len(found), tuple(partial.layers for partial in found[:limit]))


def _each(notation: Notation) -> Iterator[LayerWord]:
    for word in notation.words:
        if word.times[0] != word.times[1]:
            raise notation.wrong(word, "with other open layers the number of these has to be written, as in tconv:?*3")
        yield word


def _further(
    states: dict[tuple[NetSize, ...], list[_Partial]],
    ways: Sequence[tuple[int, NetLayer]],
    most: tuple[int, int],
    wanted: tuple[NetSize, ...] | None,
) -> dict[tuple[NetSize, ...], list[_Partial]]:
    """Every state taken through every way, the cheapest of each size kept; to the wanted size alone, where given.

    ``most`` is how many are kept of each size, and how many sizes are computed.
    """
    limit, work = most
    found: dict[tuple[NetSize, ...], list[_Partial]] = {}
    usual = sorted(states.items(), key=lambda item: item[1][0].cost)[: max(1, work // max(1, len(ways)))]
    shown = ways[: max(_MANY_LETTERS, work // max(1, len(usual)))]
    for sizes, partials in usual:
        for cost, layer in shown:
            there = _through(layer, sizes)
            if there is None or (wanted is not None and there != wanted):
                continue
            best = found.setdefault(there, [])
            if len(best) < limit or partials[0].cost + cost < best[-1].cost:
                best += [_Partial(partial.cost + cost, (*partial.layers, layer)) for partial in partials]
                best.sort(key=lambda partial: partial.cost)
                del best[limit:]
    return found


def _through(layer: NetLayer, sizes: tuple[NetSize, ...]) -> tuple[NetSize, ...] | None:
    there = []
    for step, axis, size in zip(layer.does, layer.axes, sizes, strict=False):
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
        yield layer_of(framework, word, dims)
        return
    values = word.values
    if word.whole:
        values = dict.fromkeys(("kernel_size", "stride", "padding"), (None,))
    names = tuple(name for name, each in values.items() if None in each or any(isinstance(v, Span) for v in each))
    bounds = _BOUNDS if len(names) < _MANY_LETTERS else _FEWER
    spans = [_span(name, values[name], bounds[name]) for name in names]
    if prod(map(len, spans)) > _MOST_WAYS:
        why = "too much of it is open to be tried beside the others: write more of its letters"
        raise notation.wrong(word, why) if notation else MisuseError(f"{word}: {why}")
    found = []
    for chosen in product(*spans):
        fixed = {name: _closed(values[name], value) for name, value in zip(names, chosen, strict=True)}
        layer = held(framework, layer_word(word.kind, written_out(framework, values | fixed)), dims)
        if layer:
            found.append(layer)
    yield from sorted(found, key=_cost)


def _span(name: str, values: tuple[Value, ...], high: int) -> range:
    low = _LEAST.get(name, 1)
    spans = [value for value in values if isinstance(value, Span)]
    if spans:
        low = spans[0].low
        high = max(low, high) if spans[0].high is None else spans[0].high
    if high - low > _MOST_WAYS:
        raise MisuseError(f"{name}: a range of {high - low + 1:,} is too wide to be tried")
    return range(low, high + 1)


def _closed(values: tuple[Value, ...], chosen: int) -> tuple[Value, ...]:
    return tuple(chosen if value is None or isinstance(value, Span) else value for value in values)


def _different(layers: Iterator[NetLayer], axes: int) -> Iterator[tuple[int, NetLayer]]:
    """The most usual layer of each effect on the first axes, with its cost."""
    seen = set()
    for layer in layers:
        does = layer.does[:axes]
        if does not in seen:
            seen.add(does)
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
