"""The shape that a reshape could take instead: the same, with other spatial sizes that are equal to each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tconvcalc.frameworks.layers_base import Given
from tconvcalc.frameworks.shape_effects import reshaped_behind_batch
from tconvcalc.frameworks.shapes import Dim, Product, product, quotient
from tconvcalc.readers.python.records import Meeting

_PLACES = ((-2, -1), (-3, -2, -1), (-3, -2), (-4, -3, -2))
"""Where spatial sizes stand in a shape."""


def reshapes(meeting: Meeting) -> Iterator[tuple[tuple[Any, ...], tuple[int, ...]]]:
    """Every such shape that has as many elements as arrive, and its spatial sizes."""
    effect = getattr(meeting.apply, "func", None)
    given = next(iter(getattr(meeting.apply, "args", ())), None)
    target = given.get("shape") if isinstance(given, Given) else None
    shape = meeting.inputs[0].shape if meeting.inputs else None
    if meeting.clash.kind != "reshape" or not isinstance(target, tuple) or not shape:
        return
    total = product(shape[1:] if effect is reshaped_behind_batch else shape)
    for places in _PLACES:
        if len(target) < -places[0]:
            continue
        sizes = {target[at] for at in places}
        others = [one for at, one in enumerate(target) if at - len(target) not in places]
        known = all(isinstance(one, Dim | Product) or (type(one) is int and one > 0) for one in others)
        if len(sizes) != 1 or not known:
            continue
        left = quotient(total, product(others))
        root = round(left ** (1 / len(places))) if isinstance(left, int) else 0
        if root > 1 and root ** len(places) == left:
            new = tuple(root if at - len(target) in places else one for at, one in enumerate(target))
            yield new, (root,) * len(places)
