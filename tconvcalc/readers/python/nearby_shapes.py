"""The shape that a reshape could take instead: the same, with other spatial sizes that are equal, or other channels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tconvcalc.frameworks.layers_base import Given
from tconvcalc.frameworks.shape_effects import reshaped_behind_batch
from tconvcalc.frameworks.shapes import Dim, Product, Shape, product, quotient
from tconvcalc.readers.python.records import Meeting

_SPATIAL = ((-2, -1), (-3, -2, -1), (-3, -2), (-4, -3, -2))
"""Where spatial sizes stand in a shape; the channels are the one beside them."""

_REST = -1  # what the framework works out itself


def reshapes(meeting: Meeting) -> Iterator[tuple[tuple[Any, ...], tuple[int, ...]]]:
    """Every such shape that has as many elements as arrive, and its spatial sizes."""
    effect = getattr(meeting.apply, "func", None)
    given = next(iter(getattr(meeting.apply, "args", ())), None)
    target = given.get("shape") if isinstance(given, Given) else None
    shape = meeting.inputs[0].shape if meeting.inputs else None
    if meeting.clash.kind != "reshape" or not isinstance(target, tuple) or not shape:
        return
    total, bare = _behind_batch(shape, target, whole=effect is not reshaped_behind_batch)
    for new, places in (*_squared(target, bare, total), *_channelled(target, bare, total)):
        yield new, tuple(new[at] for at in places)


def _behind_batch(shape: Shape, target: tuple[Any, ...], *, whole: bool) -> tuple[Any, int]:
    """How many elements the known part of the target has to hold, and from which axis on that is.

    A batch that is worked out (``-1`` in front) is taken to stay what it is.
    """
    if not whole:
        return product(shape[1:]), 0
    return (product(shape[1:]), 1) if target[:1] == (_REST,) else (product(shape), 0)


def _squared(target: tuple[Any, ...], begin: int, total: Any) -> Iterator[tuple[tuple[Any, ...], tuple[int, ...]]]:  # noqa: ANN401 -- a size
    """Other spatial sizes, all equal as they were."""
    for places in _fitting(target, begin):
        left = _left(target, begin, places, total)
        root = round(left ** (1 / len(places))) if left else 0
        if len({target[at] for at in places}) == 1 and root > 1 and root ** len(places) == left:
            yield tuple(root if at - len(target) in places else one for at, one in enumerate(target)), places


def _channelled(target: tuple[Any, ...], begin: int, total: Any) -> Iterator[tuple[tuple[Any, ...], tuple[int, ...]]]:  # noqa: ANN401 -- a size
    """Other channels, in front of the spatial sizes or behind them."""
    for places in _fitting(target, begin):
        channel = places[0] - 1 if places[-1] == -1 else -1
        left = _left(target, begin, (channel,), total) if len(target) + channel >= begin else None
        if left:
            yield tuple(left if at - len(target) == channel else one for at, one in enumerate(target)), places


def _fitting(target: Sequence[Any], begin: int) -> Iterator[tuple[int, ...]]:
    return (places for places in _SPATIAL if len(target) - begin >= -places[0])


def _left(target: Sequence[Any], begin: int, places: Sequence[int], total: Any) -> int | None:  # noqa: ANN401 -- a size
    """How many elements are left for some places, if all others are known."""
    others = [one for at, one in enumerate(target) if at >= begin and at - len(target) not in places]
    known = all(isinstance(one, Dim | Product) or (type(one) is int and one > 0) for one in others)
    left = quotient(total, product(others)) if known else None
    return left if isinstance(left, int) and left > 0 else None
