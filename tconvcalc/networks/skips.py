"""Encoders with skips (U-Nets): at which level the two sides meet, and for which input sizes they do at all of them.

Level ``l`` joins where its skip size ``m`` is ``base (mod stride)`` of its up layer and the base lies among the sizes
that its down layer folds onto one; by the digits of the strides that is one condition on the input of the whole. Where
the convolutions lose elements the skip is cropped to the up branch, and the same condition says that nothing is lost
at a pooled edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.steps import Grow, Refusal, Shrink, Step
from tconvcalc.networks.composing import Class, as_shrink, growing, smallest_through
from tconvcalc.networks.layers import NetLayer
from tconvcalc.networks.mirror import Wanted, usual_mirror
from tconvcalc.networks.walk import Walk, walk


class Level(NamedTuple):
    """One level: the layers before its skip, its down layer, and the up layers that lead back to it."""

    block: tuple[NetLayer, ...]
    down: NetLayer
    up: tuple[NetLayer, ...]


class Join(NamedTuple):
    """Where two sides meet: the level (0 the outermost) and both sizes along each axis."""

    level: int
    up: tuple[int, ...]
    skip: tuple[int, ...]

    @property
    def meets(self) -> bool:
        """Whether the sizes are equal."""
        return self.up == self.skip


@dataclass(frozen=True)
class SkipNet:
    """A network with skips.

    Attributes:
        framework: whose layers they are.
        levels: the outermost first.
        bottom: the layers below the last down layer.
        sizes: of the input along each axis, None where it is open.
        skips: the skip size of each level, the outermost first, as far as the walk went.
        bottom_sizes: behind the bottom, None where the walk did not get there.
        joins: those that were reached, the deepest first.
        output: the sizes at the end, None where it was not reached.
        crops: whether skips are cropped because the convolutions lose elements.
        classes: the legal inputs along each axis, None where there are none.
        why: what ended the walk or makes every size fail, empty where nothing did.
        wanted: the output that is wanted of it, None where none is.
    """

    framework: Framework
    levels: tuple[Level, ...]
    bottom: tuple[NetLayer, ...]
    sizes: tuple[int, ...] | None
    skips: tuple[tuple[int, ...], ...]
    bottom_sizes: tuple[int, ...] | None
    joins: tuple[Join, ...]
    output: tuple[int, ...] | None
    crops: bool
    classes: tuple[Class, ...] | None
    why: str = ""
    wanted: tuple[int, ...] | None = None

    @property
    def legal(self) -> bool:
        """Whether the input (any input, where it is open) meets at every level and loses nothing at an edge."""
        if self.classes is None or (self.sizes and self.output is None):
            return False
        sizes = self.sizes or ()
        return all(each.holds(size) for each, size in zip(self.classes, sizes, strict=False))

    @property
    def fails(self) -> Join | None:
        """The deepest join that does not meet, as the framework's error names it; never one that is cropped."""
        return None if self.crops else next((join for join in self.joins if not join.meets), None)

    @property
    def loss(self) -> tuple[int, ...] | None:
        """What a legal output lacks of its input along each axis, the same for every legal input."""
        if self.classes is None:
            return None
        start = tuple(each.start for each in self.classes)
        there = _walked(self.levels, self.bottom, start, crops=self.crops)
        return tuple(size - out for size, out in zip(start, there.output or start, strict=True))


class _Way(NamedTuple):
    skips: tuple[tuple[int, ...], ...]
    bottom: tuple[int, ...] | None
    joins: tuple[Join, ...]
    output: tuple[int, ...] | None
    why: str


def skip_net(
    framework: Framework,
    encoder: Sequence[NetLayer],
    ups: Sequence[NetLayer] | None,
    sizes: Sequence[int] | None,
) -> SkipNet:
    """Read an encoder as one side of a U-Net and judge it.

    Args:
        framework: whose layers they are.
        encoder: the layers down to the bottom; each layer that moves by more than 1 begins a new level.
        ups: what leads up to a join: one group for all levels, or a group for each, the deepest first; None for the
            mirror of each down layer.
        sizes: of the input along each axis, None where it is open.

    Raises:
        MisuseError: there is no level, or the up layers are neither one group nor one for each level.
    """
    refused = [layer for layer in [*encoder, *(ups or ())] if isinstance(layer.steps, Refusal)]
    if refused and isinstance(refused[0].steps, Refusal):
        why = f"{refused[0].word}: {refused[0].steps.sentence}"
        return SkipNet(framework, (), tuple(encoder), None, (), None, (), None, crops=False, classes=None, why=why)
    levels, bottom = _levels(framework, encoder, ups)
    crops = any(_loses(level.block) for level in levels) or _loses(bottom)
    found = [_class(levels, bottom, axis) for axis in range(len(encoder[0].axes))]
    classes = tuple(each for each in found if isinstance(each, Class))
    never = next((each for each in found if isinstance(each, str)), "")
    way = _walked(levels, bottom, tuple(sizes), crops=crops) if sizes else _Way((), None, (), None, "")
    return SkipNet(
        framework,
        levels,
        bottom,
        tuple(sizes) if sizes else None,
        way.skips,
        way.bottom,
        way.joins,
        way.output,
        crops,
        None if never else classes,
        never or way.why,
    )


def _moves(layer: NetLayer) -> bool:
    return any(not isinstance(step, Shrink | Grow) or step.stride > 1 for step in layer.does)


def _levels(
    framework: Framework, encoder: Sequence[NetLayer], ups: Sequence[NetLayer] | None
) -> tuple[tuple[Level, ...], tuple[NetLayer, ...]]:
    downs = [place for place, layer in enumerate(encoder) if _moves(layer)]
    for place in downs:
        if not all(as_shrink(step) for step in encoder[place].does):
            raise MisuseError(f"--skips: {encoder[place].word} makes no level: give the encoder only")
    if not downs:
        raise MisuseError("--skips: no layer moves by more than 1, so there is no level\nwrite a pool:k2 between them")
    groups = _groups(ups, len(downs)) if ups else [_mirror(framework, encoder[place]) for place in reversed(downs)]
    starts = [0, *(place + 1 for place in downs)]
    levels = [
        Level(tuple(encoder[start:place]), encoder[place], tuple(group))
        for start, place, group in zip(starts, downs, reversed(groups), strict=False)
    ]
    return tuple(levels), tuple(encoder[starts[-1] :])


def _groups(ups: Sequence[NetLayer], count: int) -> list[Sequence[NetLayer]]:
    """The up layers of each level, the deepest first."""
    moving = [place for place, layer in enumerate(ups) if _moves(layer)]
    if len(moving) <= 1:
        return [ups] * count
    if len(moving) != count:
        raise MisuseError(
            f"--with: {len(moving)} layers lead up and {count} lead down\nwrite one for all levels, or one for each"
        )
    ends = [*moving[1:], len(ups)]
    starts = [0, *moving[1:]]
    return [ups[start:end] for start, end in zip(starts, ends, strict=True)]


def _mirror(framework: Framework, down: NetLayer) -> list[NetLayer]:
    wanted = [Wanted(step.stride, step.window, None) for step in down.does if isinstance(step, Shrink)]
    found = usual_mirror(framework, down, wanted)
    if found is None:
        raise MisuseError(f"--skips: {framework.title} has no layer that undoes {down.word}\nadd --with up:2")
    return [found]


def _loses(block: Sequence[NetLayer]) -> bool:
    return any(
        sum(shrink.window - 1 for layer in block if (shrink := as_shrink(layer.does[axis]))) > 0
        for axis in range(len(block[0].does) if block else 0)
    )


def _class(levels: Sequence[Level], bottom: Sequence[NetLayer], axis: int) -> Class | str:
    """The legal inputs along one axis, or why there are none."""
    inner: list[Step] = [_back(layer.does[axis]) for layer in reversed(bottom)]
    for number in range(len(levels) - 1, -1, -1):
        block, down, up = levels[number]
        shrink, grow = as_shrink(down.does[axis]), growing([layer.does[axis] for layer in up])
        if shrink is None or grow is None or grow.stride != shrink.stride:
            by = "no whole factor" if grow is None else grow.stride
            return f"level {number} goes down by {shrink.stride if shrink else 1} and up by {by}: it never meets"
        if not shrink.window <= grow.base < shrink.window + shrink.stride:
            return f"level {number} never meets: {unfolded(shrink, grow)}"
        inner += [grow, *(_back(layer.does[axis]) for layer in reversed(block))]
    whole = growing(inner)
    base, stride = (whole.base, whole.stride) if whole else (1, 1)
    return _from(levels, bottom, axis, (base % stride, stride))


def _back(step: Step) -> Grow:
    """What undoes a layer that keeps or shortens."""
    shrink = as_shrink(step)
    return Grow(1, shrink.window if shrink else 1)


def unfolded(encoder: Shrink, decoder: Grow) -> str:
    """Why sizes that fold onto one never come back: the sizes, and what comes instead."""
    stride = encoder.stride
    first, last, answer = (
        _multiple(stride, offset) for offset in (encoder.window - stride, encoder.window - 1, decoder.base - stride)
    )
    folded = f"{first} and {last}" if stride == 2 else f"{first} to {last}"  # noqa: PLR2004
    folded = first if stride == 1 else folded
    return f"the way down folds {folded} onto o, and the way up answers {answer}"


def _multiple(stride: int, offset: int) -> str:
    head = "o" if stride == 1 else f"{stride}o"
    return f"{head}{offset:+d}" if offset else head


def _from(levels: Sequence[Level], bottom: Sequence[NetLayer], axis: int, found: tuple[int, int]) -> Class | str:
    """The class with the first size that goes all the way."""
    remainder, stride = found
    down = [layer.does[axis] for level in levels for layer in (*level.block, level.down)]
    back = [layer.does[axis] for level in reversed(levels) for layer in (*level.up, *level.block)]
    middle = [layer.does[axis] for layer in bottom]
    start = smallest_through([*down, *middle], smallest_through(back))
    return Class(stride, remainder, start + (remainder - start) % stride)


def _walked(levels: Sequence[Level], bottom: Sequence[NetLayer], sizes: tuple[int, ...], *, crops: bool) -> _Way:
    """Down to the bottom and up again, as far as it goes."""
    skips: list[tuple[int, ...]] = []
    here = sizes
    joins: list[Join] = []
    for number, level in enumerate(levels):
        down = walk(level.block, here)
        if not down.broken:
            skips.append(_numbers(down))
            down = walk([level.down], down.output)
        if down.broken:
            return _Way(tuple(skips), None, (), None, _ended(f"level {number}", down))
        here = _numbers(down)
    lowest = walk(bottom, here)
    if lowest.broken:
        return _Way(tuple(skips), None, (), None, _ended("the bottom", lowest))
    here = bottom_sizes = _numbers(lowest)
    for number in range(len(levels) - 1, -1, -1):
        up = walk(levels[number].up, here)
        if up.broken:
            return _Way(tuple(skips), bottom_sizes, tuple(joins), None, _ended(f"the way up to level {number}", up))
        joins.append(Join(number, _numbers(up), skips[number]))
        if not joins[-1].meets and (not crops or _larger(joins[-1])):
            return _Way(tuple(skips), bottom_sizes, tuple(joins), None, _differs(joins[-1]))
        after = walk(levels[number].block, up.output)
        if after.broken:
            return _Way(tuple(skips), bottom_sizes, tuple(joins), None, _ended(f"behind join {number}", after))
        here = _numbers(after)
    return _Way(tuple(skips), bottom_sizes, tuple(joins), here, "")


def _numbers(walked: Walk) -> tuple[int, ...]:
    return tuple(size for size in walked.output if isinstance(size, int))


def _larger(join: Join) -> bool:
    return any(up > skip for up, skip in zip(join.up, join.skip, strict=True))


def _differs(join: Join) -> str:
    axis = next(axis for axis, (up, skip) in enumerate(zip(join.up, join.skip, strict=True)) if up != skip)
    return f"level {join.level}: {join.up[axis]} comes up and the skip has {join.skip[axis]}"


def _ended(where: str, walked: Walk) -> str:
    at = walked.broken
    return f"{where}: {walked.layers[at.at].word} ends it, {at.why}" if at else ""
