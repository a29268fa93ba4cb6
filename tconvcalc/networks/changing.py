"""The nearest change of one layer that makes a whole chain come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.steps import Grow
from tconvcalc.networks.composing import inputs_giving
from tconvcalc.networks.layers import TRANSPOSED, NetLayer, held
from tconvcalc.networks.words import LayerWord, Value, layer_word
from tconvcalc.values import Ends

_FURTHEST = 8
"""How far a quantity is moved; further is no small change."""

_MOST_LAYERS = 400
_ORDER = ("output_padding", "padding", "kernel_size", "stride", "factor", "ends", "target")
_USUAL = {"output_padding": 0, "padding": 0, "stride": 1}


class Change(NamedTuple):
    """One layer changed: where, to what (None: left out), and how far that is from what it was."""

    at: int
    word: LayerWord | None
    far: tuple[int, int, int]


Interval = tuple[int, int]


class Room(NamedTuple):
    """What is known around one layer: its input size along each axis, and the outputs with which the rest comes out."""

    sizes: tuple[int, ...]
    wanted: tuple[Interval, ...]


def rooms(layers: Sequence[NetLayer], sizes: Sequence[Sequence[int]], outputs: Sequence[int]) -> dict[int, Room]:
    """For each layer whose change could help, what it gets and what it would have to give.

    Args:
        layers: the chain.
        sizes: before each layer, as far as the walk went.
        outputs: what should come out along each axis.
    """
    found: dict[int, Room] = {}
    wanted: list[Interval] = [(size, size) for size in outputs]
    for at in range(len(layers) - 1, -1, -1):
        if at < len(sizes) and len(found) < _MOST_LAYERS:
            found[at] = Room(tuple(sizes[at]), tuple(wanted))
        pairs = list(zip(layers[at].does, wanted, strict=True))
        before = {pair: inputs_giving([pair[0]], *pair[1]) for pair in dict.fromkeys(pairs)}  # most axes are alike
        if None in before.values():
            return found
        wanted = [interval for pair in pairs if (interval := before[pair])]
    return found


def changes(framework: Framework, layers: Sequence[NetLayer], around: dict[int, Room]) -> list[Change]:
    """The nearest change of each layer that has one, and the layers that may go, the nearest of all first."""
    known: dict[LayerWord, NetLayer | None] = {}

    def known_layer(word: LayerWord) -> NetLayer | None:
        if word not in known:
            known[word] = held(framework, word, len(layers[0].axes))
        return known[word]

    memory: dict[tuple[LayerWord, Room], list[Change]] = {}
    found = []
    for at, room in around.items():
        key = layers[at].word, room
        if key not in memory:
            memory[key] = _nearest(layers[at].word, room, known_layer)
        found += [change._replace(at=at) for change in memory[key]]
    return sorted(found, key=lambda change: (change.far, -change.at))


def other_settings(word: LayerWord) -> Iterator[LayerWord]:
    """The layer with one quantity moved, the nearest first."""
    moved = _one_moved(word, [name for name in _ORDER if name != "factor" and _movable(word, name)])
    yield from (other for _, other in sorted(moved, key=lambda pair: pair[0]))


def fits(layer: NetLayer, room: Room) -> bool:
    """Whether the layer takes its input and gives one of the wanted outputs on every axis."""
    for step, axis, size, (low, high) in zip(layer.does, layer.axes, room.sizes, room.wanted, strict=True):
        stated = axis.output_size
        if step.refusal(size) or (stated is not None and not _states(step, size, stated)):
            return False
        out = step.size(size) if stated is None else stated
        if not isinstance(out, int) or not low <= out <= high:
            return False
    return True


def _states(step: object, size: int, stated: int) -> bool:
    return (
        isinstance(step, Grow)
        and step.low is not None
        and step.high is not None
        and step.low <= stated - step.stride * (size - 1) <= step.high
    )


def _nearest(word: LayerWord, room: Room, known_layer: Callable[[LayerWord], NetLayer | None]) -> list[Change]:
    """The layer left out, where that will do, and its nearest change: on all axes, else on those that miss."""
    found = []
    if all(low <= size <= high for size, (low, high) in zip(room.sizes, room.wanted, strict=True)):
        found.append(Change(0, None, (1, 0, len(_ORDER))))
    near = sorted(_neighbours(word, room), key=lambda pair: pair[0])
    missing = _missing(known_layer(word), room)
    if 0 < len(missing) < len(room.sizes):
        near += [(far, _mixed(word, other, missing, len(room.sizes))) for far, other in near]
    for far, other in near:
        layer = known_layer(other)
        if layer and fits(layer, room):
            return [*found, Change(0, other, far)]
    return found


def _missing(layer: NetLayer | None, room: Room) -> tuple[int, ...]:
    """The axes on which a layer gives something else than is wanted."""
    if layer is None or any(axis.output_size is not None for axis in layer.axes):
        return ()
    outs = [None if step.refusal(size) else step.size(size) for step, size in zip(layer.does, room.sizes, strict=True)]
    met = [isinstance(out, int) and low <= out <= high for out, (low, high) in zip(outs, room.wanted, strict=True)]
    return tuple(axis for axis, fitting in enumerate(met) if not fitting)


def _mixed(word: LayerWord, other: LayerWord, axes: Sequence[int], dims: int) -> LayerWord:
    """The layer with the values of another on some axes alone."""

    def along(axis: int, name: str) -> Value:
        values = (other if axis in axes else word).values.get(name, (_USUAL.get(name, 1),))
        return values[axis] if len(values) > 1 else values[0]

    values = {name: tuple(along(axis, name) for axis in range(dims)) for name in other.values}
    return layer_word(word.kind, values, word.place)


def _neighbours(word: LayerWord, room: Room) -> Iterator[tuple[tuple[int, int, int], LayerWord]]:
    """Layers near this one, each with how many quantities are moved, how far, and which."""
    values = word.values
    if word.kind in {"resize", "adapt"}:
        if all(low == high for low, high in room.wanted):
            target = tuple(low for low, _ in room.wanted)
            yield (1, 1, _ORDER.index("target")), layer_word(word.kind, {"target": target})
        return
    if "ends" in values:
        yield from _other_ends(word)
        return
    names = [name for name in _ORDER if _movable(word, name)]
    yield from _one_moved(word, names)
    for one, two in _pairs(names):
        for first, second in product(_moves(3), repeat=2):
            changed = _moved(word, {one: first, two: second})
            if changed:
                yield (2, abs(first) + abs(second), _ORDER.index(one)), changed
    yield from _other_strides(word)


def _one_moved(word: LayerWord, names: Sequence[str]) -> Iterator[tuple[tuple[int, int, int], LayerWord]]:
    if "output_padding" in names and "output_padding" not in word.values:
        for digit in range(_FURTHEST + 1):  # left out it is the framework's choice, or 0
            yield (1, max(1, digit), 0), word.with_values(output_padding=(digit,))
    for name in names:
        for move in _moves():
            changed = _moved(word, {name: move})
            if changed:
                yield (1, abs(move), _ORDER.index(name)), changed


def _moves(far: int = _FURTHEST) -> Iterable[int]:
    return (move for step in range(1, far + 1) for move in (step, -step))


def _pairs(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    together = (("output_padding", "padding"), ("padding", "kernel_size"), ("output_padding", "kernel_size"))
    return (pair for pair in together if set(pair) <= set(names))


def _movable(word: LayerWord, name: str) -> bool:
    if name == "output_padding":
        return word.kind == TRANSPOSED and "output_size" not in word.values
    values = word.values.get(name)
    if name == "padding":
        return values is None or all(isinstance(value, int) for value in values)
    if name == "ends":  # each of the two moves by itself
        return False
    return values is not None or (name == "stride" and word.kind in {TRANSPOSED, "conv"})


def _moved(word: LayerWord, moves: dict[str, int]) -> LayerWord | None:
    """The layer with some quantities larger or smaller, None where one would fall below its least."""
    changed: dict[str, tuple[Value, ...]] = {}
    for name, move in moves.items():
        usual: tuple[Value, ...] = (_USUAL.get(name, 1),)
        new = tuple(_sum(value, move) for value in word.values.get(name, usual))
        least = 0 if name in {"output_padding", "padding"} else 1
        if any(value < least for value in new):  # type: ignore[operator]
            return None
        changed[name] = new
    return layer_word(word.kind, {**word.values, **changed}, word.place)


def _sum(value: Value, move: int) -> Value:
    return value + move if not isinstance(value, str | tuple) and value is not None else value


def _other_ends(word: LayerWord) -> Iterator[tuple[tuple[int, int, int], LayerWord]]:
    for begin, end in product((0, *_moves()), repeat=2):
        new = tuple(
            Ends(value.begin + begin, value.end + end) for value in word.values["ends"] if isinstance(value, Ends)
        )
        far = bool(begin) + bool(end), abs(begin) + abs(end), _ORDER.index("ends")
        if far[0] and (word.kind == "pad" or min(min(each) for each in new) >= 0):
            yield far, layer_word(word.kind, {"ends": new}, word.place)


def _other_strides(word: LayerWord) -> Iterator[tuple[tuple[int, int, int], LayerWord]]:
    """The block of twice the stride at other strides: what people write who want another factor."""
    if word.kind != TRANSPOSED:
        return
    usual = word.values.get("stride", (1,))
    for stride in range(2, 4 * _FURTHEST + 1):
        far = 3, max(abs(stride - value) for value in usual if isinstance(value, int)), _ORDER.index("stride")
        for block in doubled_blocks(stride, word):
            yield far, block


def doubled_blocks(stride: int, like: LayerWord | None = None) -> Iterator[LayerWord]:
    """Ways to write the layer of twice the stride that multiplies exactly by it, for whichever framework holds one."""
    place = like.place if like else (0, 0)
    given: dict[str, tuple[Value, ...]] = {"kernel_size": (2 * stride,), "stride": (stride,)}
    yield layer_word(TRANSPOSED, {**given, "padding": ("same",)}, place)
    pad, digit = stride // 2 + stride % 2, stride % 2
    numbers: dict[str, tuple[Value, ...]] = {**given, "padding": (pad,)}
    yield layer_word(TRANSPOSED, {**numbers, "output_padding": (digit,)} if digit else numbers, place)
