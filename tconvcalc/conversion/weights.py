"""What is done to the weights of one framework so that they serve another, as one numpy expression of ``w``.

The kernel is rewritten in the source's own layout, and only then turned and moved. Frameworks that have groups all
keep one layout, ``[in_channels, out_channels/groups, kernel]``; what is said of groups here is said of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import NamedTuple

from tconvcalc.conversion.recipe import Recipe
from tconvcalc.frameworks.signature import Storage
from tconvcalc.geometry import span_of_kernel
from tconvcalc.layer import Layer
from tconvcalc.values import Ends

_KERNEL = "kernel_size"


class _Place(NamedTuple):
    """One axis of the stored weights: a channel count, or a spatial axis by its number."""

    name: str
    axis: int = 0


def moved_weights(source: Storage, target: Storage, layer: Layer, recipe: Recipe) -> str:
    """The weights in the target's layout, as a numpy expression of those of the source, which are called ``w``."""
    places = _places(source, len(layer.axes))
    kernel = _filled(layer, places) if recipe.dense else "w"
    kernel = _padded(kernel, recipe.zero_taps, places, turned=source.flipped)
    if recipe.blocks:
        kernel = _ungrouped(kernel, layer.groups, len(layer.axes))
    if source.flipped != target.flipped:
        kernel += f"[{_indexed(places, '::-1')}]"
    order = [places.index(place) for place in _places(target, len(layer.axes))]
    return kernel if order == sorted(order) else f"{kernel}.transpose({', '.join(map(str, order))})"


def _places(storage: Storage, dims: int) -> list[_Place]:
    return [
        place
        for name in storage.filters
        for place in ([_Place(_KERNEL, axis) for axis in range(dims)] if name == _KERNEL else [_Place(name)])
    ]


def _indexed(places: Sequence[_Place], spatial: str) -> str:
    """An index that says something of the spatial axes alone; what comes after the last of them is left out."""
    last = max(number for number, place in enumerate(places) if place.name == _KERNEL)
    return ", ".join(spatial if place.name == _KERNEL else ":" for place in places[: last + 1])


def _filled(layer: Layer, places: Sequence[_Place]) -> str:
    """Zeros in the holes: each tap times a one with as many zeros behind it; those behind the last are cut off."""
    holes = [layer.axes[place.axis].dilation if place.name == _KERNEL else 1 for place in places]
    one = f"np.eye(1, {prod(holes)}, dtype=w.dtype).reshape({', '.join(map(str, holes))})"
    spans = [
        f":{span_of_kernel(layer.axes[place.axis].kernel_size, layer.axes[place.axis].dilation)}"
        if place.name == _KERNEL
        else ":"
        for place in places
    ]
    while spans[-1] == ":":
        spans.pop()
    return f"np.kron(w, {one})[{', '.join(spans)}]"


def _padded(kernel: str, taps: Sequence[Ends], places: Sequence[_Place], *, turned: bool) -> str:
    """Zeros at the ends of the spatial axes; of a kernel that is stored turned, the first tap stands last."""
    if not any(map(any, taps)):
        return kernel
    each = [taps[place.axis] if place.name == _KERNEL else Ends(0, 0) for place in places]
    pads = [(ends.end, ends.begin) if turned else tuple(ends) for ends in each]
    return f"np.pad({kernel}, {pads})"


def _ungrouped(kernel: str, groups: int, dims: int) -> str:
    """As many copies side by side as there are groups, zero but where the group of the input is that of the output."""
    alike = f"np.ones((w.shape[0] // {groups}, w.shape[1]), w.dtype)"
    mask = f"np.kron(np.eye({groups}, dtype=w.dtype), {alike})[{', '.join([':', ':', *['None'] * dims])}]"
    return f"(np.tile({kernel}, (1, {groups}{', 1' * dims})) * {mask})"
