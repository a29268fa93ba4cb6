"""What comes out where a chain does not: every layer exact, one layer changed, a crop behind it, another input."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tconvcalc.frameworks.base import Framework
from tconvcalc.networks.changing import Change, changes, other_settings, rooms
from tconvcalc.networks.composing import inputs_giving
from tconvcalc.networks.exactness import exact_blocks
from tconvcalc.networks.layers import TRANSPOSED, held, layer_of, said
from tconvcalc.networks.sizes import NetSize
from tconvcalc.networks.stacks import MOST_LAYERS, searched, stacks
from tconvcalc.networks.walk import Walk, walk
from tconvcalc.networks.words import LayerWord, layer_word, written
from tconvcalc.values import LARGEST, Ends, Linear, Size

_MOST_FIXES = 4
_LEAST_KEPT = 4
"""A crop takes at most one element for so many that stay."""

_MOST_MORE = 3
_NUMBERS = ("no", "one", "two", "three")
_MOST_TRIES = 64
"""How many inputs are tried for one that every layer's divisor divides."""


class Remedy(NamedTuple):
    """A changed question that comes out.

    Attributes:
        what: the change in a few words.
        at: the place of the layer that changes, None where it is a size or several layers.
        word: the layer then, or the size.
        words: all layers then.
        sizes: the input then, along each axis.
        outputs: the output then.
    """

    what: str
    at: int | None
    word: str
    words: tuple[LayerWord, ...]
    sizes: tuple[NetSize, ...]
    outputs: tuple[NetSize, ...]


def remedies(framework: Framework, walked: Walk, outputs: Sequence[Size]) -> list[Remedy]:
    """What comes out instead of a total that misses, the nearest first; where nothing does, what comes near."""
    found = _exact(framework, walked, outputs)
    found += _more(walked, outputs)
    sample = _sampled(walked, outputs)
    if sample:
        sizes, wanted = sample
        for change in changes(framework, walked.layers, rooms(walked.layers, sizes, wanted))[: 2 * _MOST_FIXES]:
            remedy = _changed(framework, walked, change, outputs) if len(found) < _MOST_FIXES - 1 else None
            if remedy and all(remedy.words != other.words for other in found):
                found.append(remedy)
    found = [*found[: _MOST_FIXES - 1], *_cropped(framework, walked, outputs), *inputs(walked, outputs)]
    found += _restacked(framework, walked, outputs) if len(found) < _MOST_FIXES else []
    return found or _near(framework, walked, outputs)


def for_broken(framework: Framework, walked: Walk, outputs: Sequence[Size] | None) -> list[Remedy]:
    """What goes through where a layer ends the chain: another input, or the layer with a setting that it takes."""
    if all(layer.does for layer in walked.layers):
        found = inputs(walked, outputs)
        if found:
            return found
    at = walked.broken.at if walked.broken else 0
    for word in other_settings(walked.layers[at].word):
        other = held(framework, word, len(walked.sizes[0]))
        rest = walk([other, *walked.layers[at + 1 :]], walked.sizes[at]) if other else None
        if rest and not rest.broken and (outputs is None or rest.output == tuple(outputs)):
            layers = (*walked.layers[:at], *rest.layers)
            there = Walk(layers, (*walked.sizes[:at], *rest.sizes), max(walked.first, rest.first))
            return [_remedy(f"layer {at + 1} as {word}", at, str(word), there)]
    return [] if outputs is None else for_broken(framework, walked, None)


def _exact(framework: Framework, walked: Walk, outputs: Sequence[Size]) -> list[Remedy]:
    """Every layer exact, where that gives what is wanted."""
    layers = exact_blocks(framework, walked.layers)
    there = walk(layers, walked.sizes[0]) if layers else None
    if layers is None or there is None or there.broken or there.output != tuple(outputs):
        return []
    first = next(at for at, layer in enumerate(layers) if layer is not walked.layers[at])
    return [_remedy("every layer exact", None, str(layers[first].word), there)]


def _more(walked: Walk, outputs: Sequence[Size]) -> list[Remedy]:
    """The chain with more of a layer that it repeats, as people make a stack reach further."""
    words = [layer.word for layer in walked.layers]
    for at in range(len(words) - 1, 0, -1):
        if words[at] == words[at - 1] and words[at : at + 2] != [words[at]] * 2:
            for more in range(1, _MOST_MORE + 1):
                layers = (*walked.layers[: at + 1], *[walked.layers[at]] * more, *walked.layers[at + 1 :])
                rest = walk(layers[at + 1 :], walked.sizes[at + 1])
                if not rest.broken and rest.output == tuple(outputs):
                    there = Walk(layers, (*walked.sizes[: at + 1], *rest.sizes), max(walked.first, rest.first))
                    return [_remedy(f"{_NUMBERS[more]} more {words[at]}", None, str(words[at]), there)]
    return []


def _restacked(framework: Framework, walked: Walk, outputs: Sequence[Size]) -> list[Remedy]:
    """As many transposed convolutions of other strides, where the output is far from what is wanted."""
    count, here = len(walked.layers), [size for size in walked.sizes[0] if isinstance(size, int | Linear)]
    others = any(layer.word.kind != TRANSPOSED for layer in walked.layers)
    if others or not 1 < count <= MOST_LAYERS or not any(map(_far, walked.output, outputs)):
        return []
    layers = next(iter(stacks(framework, here, outputs, (count, count), 1).chains), ())
    if not layers or not searched(layers):
        return []
    words = written([layer.word for layer in layers])
    return [_remedy("other strides", None, words, walk(layers, here))]


def _far(size: NetSize, wanted: Size) -> bool:
    """Whether another factor is wanted, or a number that differs by more than a quarter."""
    if isinstance(size, int) and isinstance(wanted, int):
        return abs(size - wanted) * _LEAST_KEPT > wanted
    return isinstance(size, Linear) and isinstance(wanted, Linear) and size.slope != wanted.slope


def _sampled(walked: Walk, outputs: Sequence[Size]) -> tuple[list[tuple[int, ...]], tuple[int, ...]] | None:
    """The sizes on the way and the outputs as numbers, with one put in for a symbol."""
    number = walked.first + 7  # any that is far enough; what fits there is tried with the symbol
    sizes = [tuple(size if isinstance(size, int) else size.at(number) for size in each) for each in walked.sizes]
    wanted = tuple(size.at(number) if isinstance(size, Linear) else size for size in outputs)
    return (sizes, wanted) if min(wanted) >= 1 else None


def _changed(framework: Framework, walked: Walk, change: Change, outputs: Sequence[Size]) -> Remedy | None:
    """The chain with one layer changed, where it comes out: it is followed from that layer on."""
    at, dims = change.at, len(walked.sizes[0])
    new = [layer_of(framework, change.word, dims)] if change.word else []
    behind = [*new, *walked.layers[at + 1 :]]
    layers = (*walked.layers[:at], *behind)
    rest = walk(behind, walked.sizes[at])
    if not layers or rest.broken or rest.output != tuple(outputs):
        return None
    there = Walk(layers, (*walked.sizes[:at], *rest.sizes), max(walked.first, rest.first))
    what = f"layer {at + 1} as {change.word}" if change.word else f"without layer {at + 1}"
    return _remedy(what, at, str(change.word or ""), there)


def _cropped(framework: Framework, walked: Walk, outputs: Sequence[Size]) -> list[Remedy]:
    """What is too much cut off behind the last layer: at the end of an axis alone, at both ends of several."""
    surplus = list(_surplus(walked.output, outputs))
    if len(surplus) < len(outputs) or min(surplus) < 0 or not any(surplus):
        return []
    if any(more > _spared(wanted) for more, wanted in zip(surplus, outputs, strict=True)):
        return []
    alone = len(outputs) == 1
    ends = tuple(Ends(0, more) if alone else Ends(more // 2, more - more // 2) for more in surplus)
    crop = held(framework, layer_word("crop", {"ends": ends}), len(outputs))
    if crop is None:
        return []
    return [_remedy(f"{crop.word} behind it", None, str(crop.word), walk([*walked.layers, crop], walked.sizes[0]))]


def _spared(wanted: Size) -> int:
    """What may be cut off at most: of a symbol's size as much as one more element of the input makes."""
    return wanted.slope if isinstance(wanted, Linear) else wanted // _LEAST_KEPT


def _surplus(sizes: Sequence[NetSize], outputs: Sequence[Size]) -> Iterator[int]:
    """How much more comes out than is wanted, on each axis on which that is a number."""
    for size, wanted in zip(sizes, outputs, strict=True):
        if isinstance(size, int) and isinstance(wanted, int):
            yield size - wanted
        elif isinstance(size, Linear) and isinstance(wanted, Linear) and size.slope == wanted.slope:
            yield size.offset - wanted.offset


def _near(framework: Framework, walked: Walk, outputs: Sequence[Size]) -> list[Remedy]:
    """The smallest input that gives too much, every layer exact where that can be, with a crop behind it."""
    layers = exact_blocks(framework, walked.layers) or walked.layers
    least = []
    for axis, wanted in enumerate(outputs):
        steps = [layer.does[axis] for layer in layers]
        enough = inputs_giving(steps, wanted, LARGEST) if isinstance(wanted, int) else None
        if enough is None or layers[-1].axes[axis].output_size is not None:
            return []
        least.append(enough[0])
    there = walk(layers, least)
    found = [] if there.broken else _cropped(framework, there, outputs)
    every = "" if layers is walked.layers else "every layer exact, "
    return [each._replace(what=f"{every}input {said(least)}, {each.what}") for each in found]


def inputs(walked: Walk, outputs: Sequence[Size] | None) -> list[Remedy]:
    """The nearest input that goes through and gives what was claimed, where there is one."""
    new: list[NetSize] = []
    uniform = all(layer.uniform for layer in walked.layers)
    for axis, size in enumerate(walked.sizes[0]):
        if uniform and axis and (size, outputs and outputs[axis]) == (walked.sizes[0][0], outputs and outputs[0]):
            new.append(new[0])
            continue
        steps, high = [layer.does[axis] for layer in walked.layers], LARGEST
        low = 1
        stated = [place for place, layer in enumerate(walked.layers) if layer.axes[axis].output_size]
        if stated:  # what is stated at the call is what comes out of that layer
            return _stated_input(walked, stated[0])
        if outputs is not None and isinstance(outputs[axis], int):
            low = high = outputs[axis]  # type: ignore[assignment]
        found = inputs_giving(steps, low, high)
        if found is None or not isinstance(size, int):
            return []
        new.append(min(max(size, found[0]), found[1]))
    return _with_input(walked, new)


def _stated_input(walked: Walk, place: int) -> list[Remedy]:
    new: list[NetSize] = []
    for axis, size in enumerate(walked.sizes[0]):
        grow, stated = walked.layers[place].does[axis], walked.layers[place].axes[axis].output_size
        low, high = getattr(grow, "low", None), getattr(grow, "high", None)
        if low is None or high is None or stated is None or not isinstance(size, int):
            return []
        stride = getattr(grow, "stride", 1)
        interval = 1 - (high - stated) // stride, 1 + (stated - low) // stride
        before = [layer.does[axis] for layer in walked.layers[:place]]
        found = inputs_giving(before, *interval) if interval[0] <= interval[1] else None
        if found is None:
            return []
        new.append(min(max(size, found[0]), found[1]))
    return _with_input(walked, new)


def _with_input(walked: Walk, new: Sequence[NetSize]) -> list[Remedy]:
    """The chain with another input, the next larger one where a layer wants a multiple."""
    words = tuple(layer.word for layer in walked.layers)
    for more in range(_MOST_TRIES if walked.broken else 1):
        sizes = tuple(size + more if isinstance(size, int) else size for size in new)
        if any(isinstance(size, int) and size > LARGEST for size in sizes) or sizes == walked.sizes[0]:
            continue
        there = walk(walked.layers, sizes)
        if not there.broken:
            return [Remedy(f"input {said(sizes)}", None, said(sizes), words, sizes, there.output)]
    return []


def _remedy(what: str, at: int | None, word: str, there: Walk) -> Remedy:
    words = tuple(layer.word for layer in there.layers)
    return Remedy(what, at, word, words, there.sizes[0], there.output)
