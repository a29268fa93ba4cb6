"""What becomes of shapes that meet: concatenated, stacked, combined element by element, compared by a loss."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from tconvcalc.frameworks.layers_base import Clash, Effect, Given, Kind, Outcome
from tconvcalc.frameworks.shapes import Dim, Shape, Size, written


def joined(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """Shapes one behind the other along an axis; all other axes have to agree."""
    axis = given.number("axis")
    known = [shape for shape in shapes if shape is not None]
    if axis is None or not known or len({len(shape) for shape in known}) > 1:
        return None
    rank = len(known[0])
    if not -rank <= axis < rank:
        return None
    axis %= rank
    for place in range(rank):
        sizes = {shape[place] for shape in known if isinstance(shape[place], int)}
        if place != axis and len(sizes) > 1:
            told = " and ".join(written(shape) for shape in known)
            return Clash("join", f"{told} do not meet along axis {place}", f"all axes but axis {axis} have to agree")
    whole = len(known) == len(shapes)
    return tuple(
        _sum([shape[place] for shape in known])
        if place == axis and whole
        else Dim()
        if place == axis
        else _agreed(known, place)
        for place in range(rank)
    )


def _sum(sizes: Sequence[Size]) -> Size:
    numbers = [size for size in sizes if isinstance(size, int)]
    return sum(numbers) if len(numbers) == len(sizes) else Dim()


def _agreed(shapes: Sequence[Shape], place: int) -> Size:
    return next((shape[place] for shape in shapes if isinstance(shape[place], int)), shapes[0][place])


def stacked(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """Equal shapes along a new axis."""
    shape, axis = shapes[0] if shapes else None, given.number("axis")
    if shape is None or axis is None or not -len(shape) - 1 <= axis <= len(shape):
        return None
    others = [one for one in shapes if one is not None and len(one) == len(shape)]
    if any(_differ(*pair) for one in others for pair in zip(shape, one, strict=True)):
        told = " and ".join(written(one) for one in others)
        return Clash("join", f"{told} cannot be stacked", "all sizes have to agree")
    axis += len(shape) + 1 if axis < 0 else 0
    return (*shape[:axis], len(shapes), *shape[axis:])


def together(kind: Kind, *, broadcast: bool = True) -> Effect:
    """Shapes that meet element by element; ``broadcast`` is whether a 1 goes with every size."""

    def effect(_given: Given, shapes: Sequence[Shape | None]) -> Outcome:
        if any(shape is None for shape in shapes) or not shapes:
            return None
        known = [shape for shape in shapes if shape is not None]
        sizes: list[Size] = []
        for column in zip_longest(*(reversed(shape) for shape in known), fillvalue=1):
            numbers = {size for size in column if isinstance(size, int)} - ({1} if broadcast else set())
            if len(numbers) > 1:
                told = " and ".join(written(shape) for shape in known)
                return Clash(kind, f"{told} do not meet", "sizes have to be equal, or 1" if broadcast else "")
            sizes.append(_common(column, numbers))
        return tuple(reversed(sizes))

    return effect


def _common(column: tuple[Size, ...], numbers: set[int]) -> Size:
    if numbers:
        return next(iter(numbers))
    unknown_ = [size for size in column if not isinstance(size, int)]
    if not unknown_:
        return 1
    return unknown_[0] if all(size == unknown_[0] for size in unknown_) else Dim()


def classified(_given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """Scores for each class (the second axis) that meet either one class for each place, or scores too."""
    scores, target = shapes
    if scores is None or target is None or len(scores) < 2:  # noqa: PLR2004 -- said beside it
        return None
    wanted = (scores[0], *scores[2:]) if len(target) == len(scores) - 1 else scores
    pairs = list(zip(wanted, target, strict=False))
    if len(wanted) != len(target) or any(_differ(one, two) for one, two in pairs):
        return (
            Clash("target", f"{written(scores)} and {written(target)} do not meet")
            if len(wanted) == len(target)
            else None
        )
    return ()


def _differ(one: Size, two: Size) -> bool:
    return isinstance(one, int) and isinstance(two, int) and one != two
