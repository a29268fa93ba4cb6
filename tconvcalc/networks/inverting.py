"""The decoder that brings an encoder's input size back, for which sizes it does, and what to do for the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod
from typing import NamedTuple

from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.steps import Grow, Refusal, Shrink, Step
from tconvcalc.networks.composing import (
    Class,
    Classes,
    Only,
    folding,
    growing,
    restored,
    restored_by_mixed,
    smallest_through,
    through,
)
from tconvcalc.networks.layers import NetLayer
from tconvcalc.networks.mirror import Wanted, mirrored, undone, usual_mirror
from tconvcalc.networks.sizes import NetSize, number_at
from tconvcalc.networks.walk import Walk, walk
from tconvcalc.values import Linear

_MOST_TRIED = 100
"""How many of the few sizes that come back through other strides are tried."""


class Whole(NamedTuple):
    """An encoder and a decoder along one axis, each as one step, and which sizes come back.

    ``encoder`` and ``decoder`` are None where a layer is no such step (a resize); ``comes_back`` is None where it
    cannot be said.
    """

    encoder: Shrink | None
    decoder: Grow | None
    comes_back: Class | Classes | Only | None


@dataclass(frozen=True)
class Inversion:
    """An encoder with a decoder.

    Attributes:
        framework: whose layers they are.
        encoder: its layers.
        decoder: the decoder's, in the order in which data flows; empty where there is none.
        down: the walk through the encoder, None where no input is known.
        up: the walk through the decoder from there.
        given: whether somebody gave the decoder.
        whole: both as one step each, for each axis.
        why: why there is no decoder, empty where there is one.
    """

    framework: Framework
    encoder: tuple[NetLayer, ...]
    decoder: tuple[NetLayer, ...]
    down: Walk | None
    up: Walk | None
    given: bool
    whole: tuple[Whole, ...]
    why: str = ""

    @property
    def restores(self) -> bool:
        """Whether the sizes that were asked about come back, or (where none were) any do."""
        if self.why or not self.decoder or (self.up and self.up.broken):
            return False
        if self.down and self.up and not is_symbolic(self.down):
            return self.up.output == self.down.sizes[0]
        known = [each.comes_back for each in self.whole]
        return all(_some(found) or (found is None and not self.given) for found in known)

    @property
    def classes(self) -> tuple[Class, ...] | None:
        """The class that is restored along each axis, None where some axis has none."""
        found = tuple(each.comes_back for each in self.whole if isinstance(each.comes_back, Class))
        return found if len(found) == len(self.whole) and self.decoder else None


def _some(found: Class | Classes | Only | None) -> bool:
    return isinstance(found, Class | Classes) or (isinstance(found, Only) and found.many > 0)


def is_symbolic(walked: Walk) -> bool:
    """Whether its input is a symbol on some axis."""
    return any(not isinstance(size, int) for size in walked.sizes[0])


def inverted(
    framework: Framework,
    encoder: Sequence[NetLayer],
    sizes: Sequence[NetSize] | None,
    decoder: Sequence[NetLayer] | None = None,
) -> Inversion:
    """Invert an encoder, or judge a decoder that is given.

    Args:
        framework: whose layers they are.
        encoder: the layers, none of them open.
        sizes: of the input along each axis, None where the answer is for every size.
        decoder: in the order in which data flows; None to find one.
    """
    refused = next((layer for layer in [*encoder, *(decoder or ())] if isinstance(layer.steps, Refusal)), None)
    if refused and isinstance(refused.steps, Refusal):
        return _without(framework, encoder, None, f"{refused.word}: {refused.steps.sentence}")
    numbers = [representative(encoder, axis, sizes) for axis in range(len(encoder[0].axes))]
    down = walk(encoder, sizes) if sizes and all(isinstance(size, int) for size in sizes) else None
    if down and down.broken:
        at = down.broken.at
        return _without(framework, encoder, down, f"layer {at + 1} ({encoder[at].word}) ends it: {down.broken.why}")
    found: list[NetLayer | None] = list(decoder) if decoder is not None else _mirror(framework, encoder, numbers)
    if decoder is None and down is None and any(layer and stated(layer) for layer in found):
        found = _mirror(framework, encoder, [None])  # what is stated for one n of a symbol holds for that n alone
    if decoder is None and sizes is None and None not in found:
        found = _restoring(framework, encoder, found)
    if isinstance(found, list) and found and None not in found:
        layers = [layer for layer in found if layer]
    else:
        return _without(framework, encoder, down, _no_mirror(framework, encoder, found, known=down is not None))
    up = walk(layers, down.output) if down else None
    whole = tuple(_whole(encoder, layers, axis) for axis in range(len(encoder[0].axes)))
    return Inversion(framework, tuple(encoder), tuple(layers), down, up, decoder is not None, whole)


def _restoring(
    framework: Framework, encoder: Sequence[NetLayer], found: list[NetLayer | None]
) -> list[NetLayer | None]:
    """The usual mirror; where that restores no size (layers that grow may stand between), the mirror of one size."""
    axes = range(len(encoder[0].axes))
    usual = [layer for layer in found if layer]
    if all(_some(_whole(encoder, usual, axis).comes_back) for axis in axes):
        return found
    other = _mirror(framework, encoder, [_some_size([layer.does[axis] for layer in encoder]) for axis in axes])
    return found if None in other or any(layer and stated(layer) for layer in other) else other


def _some_size(steps: Sequence[Step]) -> int:
    """A size that goes through, whatever divides it on its way."""
    period = prod(step.stride for step in steps if isinstance(step, Shrink))
    return -(-smallest_through(steps) // period) * period


def _without(framework: Framework, encoder: Sequence[NetLayer], down: Walk | None, why: str) -> Inversion:
    whole = tuple(Whole(None, None, None) for _ in encoder[0].axes)
    return Inversion(framework, tuple(encoder), (), down, None, given=False, whole=whole, why=why)


def _no_mirror(
    framework: Framework, encoder: Sequence[NetLayer], found: Sequence[NetLayer | None], *, known: bool
) -> str:
    place = len(encoder) - 1 - list(found).index(None)
    fact = f"{framework.title} has no layer that undoes {encoder[place].word}"
    return fact if known else f"{fact} without its sizes: add -i"


def representative(encoder: Sequence[NetLayer], axis: int, sizes: Sequence[NetSize] | None) -> int | None:
    """A number that stands for all that are asked about: the size itself, or one of its class; None for every size."""
    size = sizes[axis] if sizes else None
    if isinstance(size, int) or size is None:
        return size
    whole = folding([layer.does[axis] for layer in encoder])
    if whole is None or not isinstance(size, Linear) or size.slope % whole.stride:
        return None
    return number_at(size, max(1, -(-(whole.least - size.offset) // size.slope)))


def _mirror(framework: Framework, encoder: Sequence[NetLayer], numbers: Sequence[int | None]) -> list[NetLayer | None]:
    """The mirror of each layer, the last layer's first; None in the place of one that has none."""
    way = None
    if all(number is not None for number in numbers):
        way = walk(encoder, [number for number in numbers if number is not None])
        way = None if way.broken else way
    found: list[NetLayer | None] = []
    memory: dict[object, NetLayer | None] = {}
    for place in range(len(encoder) - 1, -1, -1):
        layer = encoder[place]
        before = tuple(number_at(size, 1) for size in way.sizes[place]) if way else None
        behind = tuple(number_at(size, 1) for size in way.sizes[place + 1]) if way else None
        wanted = _wanted(layer, before, behind)
        keys = _keys(layer, wanted, before)
        key = next((key for key in keys if key in memory), None)
        if key is None:
            mirror = _undone(framework, layer, wanted, before)
            key = keys[-1] if mirror and "output_size" in mirror.word.values else keys[0]
            memory[key] = mirror
        found.append(memory[key])
    return found


def _keys(layer: NetLayer, wanted: tuple[Wanted, ...] | None, before: tuple[int, ...] | None) -> list[object]:
    """What a mirror depends on: the layer and what it has to do, and its size where that is stated."""
    if wanted is None:
        return [(layer.word, before)]
    return [(layer.word, tuple(want[:2] for want in wanted)), (layer.word, wanted)]


def _wanted(
    layer: NetLayer, before: tuple[int, ...] | None, behind: tuple[int, ...] | None
) -> tuple[Wanted, ...] | None:
    """What the mirror of a layer that shrinks has to do; None for other layers."""
    shrinks = [step for step in layer.does if isinstance(step, Shrink)]
    if len(shrinks) < len(layer.axes) or layer.word.kind in {"pad", "rpad", "crop", "unshuffle"}:
        return None
    if before is None or behind is None:
        return tuple(Wanted(step.stride, step.window, None) for step in shrinks)
    return tuple(
        Wanted(step.stride, had - step.stride * (has - 1), had)
        for step, had, has in zip(shrinks, before, behind, strict=True)
    )


def _undone(
    framework: Framework,
    layer: NetLayer,
    wanted: tuple[Wanted, ...] | None,
    before: tuple[int, ...] | None,
) -> NetLayer | None:
    if wanted is None:
        return undone(framework, layer, before)
    if before is None:
        return usual_mirror(framework, layer, wanted) or mirrored(framework, layer, wanted)
    return mirrored(framework, layer, wanted)


def stated(layer: NetLayer) -> bool:
    """Whether a layer is told its output size, which holds for one input alone."""
    return "output_size" in layer.word.values


def _whole(encoder: Sequence[NetLayer], decoder: Sequence[NetLayer], axis: int) -> Whole:
    down = [layer.does[axis] for layer in encoder]
    up = [layer.does[axis] for layer in decoder]
    folded, grown = folding(down), growing(up)
    if any(map(stated, decoder)):
        return Whole(folded, grown, None)
    if folded is None or grown is None:
        return Whole(folded, grown, restored_by_mixed([*down, *up]))
    return Whole(folded, grown, checked(down, up, restored(folded, grown, smallest_through(up))))


def checked(down: Sequence[Step], up: Sequence[Step], found: Class | Only) -> Class | Only | None:
    """What was computed, less what a layer refuses because something else divides it; None where no rule is left."""
    steps = [*down, *up]
    if not any(isinstance(step, Shrink) and step.multiple > 1 for step in steps):
        return found
    if isinstance(found, Class):
        return found if through(steps, found.start) is not None else Only(0, 1, 0)
    each = [found.low + found.step * place for place in range(min(found.many, _MOST_TRIED))]
    kept = [size for size in each if through(steps, size) == size]
    step = kept[1] - kept[0] if len(kept) > 1 else 1
    alike = all(two - one == step for one, two in pairwise(kept))
    return Only(kept[0] if kept else 0, step, len(kept)) if alike else None
