"""What a layer of another kind makes of the sizes of a chain: as ``chain`` computes it, for stretches by their ends."""

from __future__ import annotations

from functools import lru_cache

from tconvcalc.claims import Named
from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.steps import Refusal, Resize, Shrink, Step
from tconvcalc.networks.layers import NetLayer, layer_of
from tconvcalc.networks.sizes import Floored, NetSize
from tconvcalc.networks.walk import walk
from tconvcalc.networks.words import layer_word
from tconvcalc.values import Linear, SizeAsked, Span

Known = SizeAsked | Floored
Sizes = tuple[Known, ...]
"""What is known of the size along each axis: a number, a symbol, what strides leave of one, a stretch or nothing."""


def behind(named: Named, sizes: Sizes) -> Sizes | Refusal:
    """The sizes behind the layer, or why its framework refuses it there; None for what cannot be known."""
    layer = understood(named)
    if isinstance(layer.steps, Refusal):
        return layer.steps
    if len(sizes) != named.dims:
        return (None,) * len(sizes)
    whole = tuple(size for size in sizes if isinstance(size, int | Linear | Floored))
    return _walked(layer, whole) if len(whole) == len(sizes) else _apart(layer, sizes)


@lru_cache
def understood(named: Named) -> NetLayer:
    """The layer as ``chain`` has it."""
    return layer_of(FRAMEWORKS[named.framework], layer_word(named.kind, dict(named.given)), named.dims)


def _walked(layer: NetLayer, sizes: tuple[NetSize, ...]) -> Sizes | Refusal:
    """Behind sizes of which each is a number or a formula."""
    try:
        there = walk((layer,), sizes)
    except MisuseError:
        return (None,) * len(sizes)  # a formula that has no single floor
    return Refusal(there.broken.why) if there.broken else there.output


def _apart(layer: NetLayer, sizes: Sizes) -> Sizes | Refusal:
    """Behind sizes of which some are open, one axis after the other."""
    each: list[Known] = []
    for step, axis, size in zip(layer.does, layer.axes, sizes, strict=True):
        there = _along(step, size)
        if isinstance(there, Refusal):
            return there
        each.append(there if axis.output_size is None else axis.output_size)
    return tuple(each)


def _along(step: Step, size: Known) -> Known | Refusal:
    if isinstance(step, Resize):
        return step.target
    if not isinstance(size, int | Span):
        return None
    low, high = Span.of(size)
    if high is not None and high < step.smallest:
        return Refusal(step.refusal(high))
    least = _multiple(step, max(low, step.smallest))
    if high is None:
        return Span(step.size(least))
    if least > high:
        return Refusal(step.refusal(low))
    ends = Span(step.size(least), step.size(high))
    return ends.low if ends.low == ends.high else ends


def _multiple(step: Step, least: int) -> int:
    """The next size that the layer takes."""
    by = step.multiple if isinstance(step, Shrink) else 1
    return -(-least // by) * by
