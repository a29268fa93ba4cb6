"""Which layer of a framework, cut afterwards or with another kernel if need be, computes the numbers of a given one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from tconvcalc.conversion.kernels import blocks, dense, taps_to_try, with_taps
from tconvcalc.conversion.recipe import Recipe
from tconvcalc.frameworks.base import Case, Framework, Law
from tconvcalc.frameworks.equivalence import allows, cropping
from tconvcalc.geometry import span_of_kernel
from tconvcalc.layer import Axis, Layer
from tconvcalc.values import Ends, shifted

NOTHING = Ends(0, 0)


class Way(NamedTuple):
    """One axis in the words of a case, what is cut of it afterwards, and the zero taps of its kernel."""

    axis: Axis
    cut: Ends = NOTHING
    taps: Ends = NOTHING

    @property
    def cost(self) -> tuple[int, int]:
        """How much it takes beside the parameters: taps and cuts, then output_padding."""
        return sum(self.cut) + sum(self.taps), self.axis.output_padding or 0


def recipe(layer: Layer, target: Framework, *, one_layer: bool = False) -> Recipe | None:
    """The simplest way to have a layer in a framework; None where there is none.

    In this order: by its parameters alone; a bigger layer, then a slice; a kernel with zero taps; both. The kernel is
    written out without dilation only where the framework does not dilate such a layer, and without groups where it
    has none.

    Args:
        layer: what is wanted; its padding and output_padding do not matter, its crops do.
        target: where it is wanted.
        one_layer: prefer zero taps to a slice.
    """
    written_out = layer.groups > 1 and not target.groups
    plain = blocks(layer) if written_out else layer
    holes = any(axis.dilation > 1 for axis in layer.axes)
    for without_holes in (False, True) if holes else (False,):
        found = _best(dense(plain) if without_holes else plain, target, one_layer=one_layer)
        if found:
            return replace(found, dense=without_holes, blocks=written_out)
    return None


def laws_in_the_way(layer: Layer, target: Framework) -> Iterator[Law]:
    """What the framework refuses although its arithmetic would yield the layer by the parameters alone."""
    cases = [case for case in target.cases if len(layer.axes) in case.dims]
    if any(_of_case(case, layer, target, _exact) for case in cases):
        return  # it is written otherwise for its groups alone
    for law in target.laws:
        if any(_of_case(law.lifted(case), layer, target, _exact) for case in cases):
            yield law


def _best(layer: Layer, target: Framework, *, one_layer: bool) -> Recipe | None:
    cut, tapped = (_cut, _tapped) if not one_layer else (_tapped, _cut)
    for ways in (_exact, cut, tapped, _both):
        found = (_of_case(case, layer, target, ways) for case in target.cases if len(layer.axes) in case.dims)
        best = min(filter(None, found), key=_cost, default=None)
        if best:
            return best
    return None


def _of_case(case: Case, layer: Layer, target: Framework, ways: Callable[[Case, Axis], Iterable[Way]]) -> Recipe | None:
    """The cheapest way of every axis, all of them under one case."""
    if not allows(case, layer.axes):
        return None
    each = [min(ways(case, axis), key=lambda way: way.cost, default=None) for axis in layer.axes]
    axes = [way for way in each if way is not None]
    if len(axes) < len(each):
        return None
    there = replace(
        layer,
        framework=target.name,
        axes=tuple(way.axis for way in axes),
        word=case.word,
        auto=case.extra == "auto",
    )
    return Recipe(there, tuple(way.cut for way in axes), tuple(way.taps for way in axes))


def _cost(found: Recipe) -> tuple[int, int]:
    """What the axes take together; of equals the framework's first case stays in front."""
    beside = sum(map(sum, (*found.slices, *found.zero_taps)))
    return beside, sum(axis.output_padding or 0 for axis in found.layer.axes)


def _exact(case: Case, axis: Axis) -> Iterator[Way]:
    return map(Way, cropping(case, axis))


def _cut(case: Case, axis: Axis) -> Iterator[Way]:
    """A layer that crops no more at either end, and what is then left to cut."""
    for crops in _smaller_crops(case, axis):
        cut = Ends(axis.crop_begin - crops.begin, axis.crop_end - crops.end)
        if min(cut) >= 0:
            bigger = axis._replace(
                output_size=shifted(axis.output_size, 1, 1 + sum(cut)), crop_begin=crops.begin, crop_end=crops.end
            )
            yield from (Way(one, cut) for one in cropping(case, bigger))


def _smaller_crops(case: Case, axis: Axis) -> set[Ends]:
    """The crops of a bigger layer that a case is most likely to have: none, its own, and the same at both ends."""
    span = span_of_kernel(axis.kernel_size, axis.dilation)
    own = span - case.piece(span, axis.stride).base(span, axis.stride)
    begin, end = axis.crop_begin, axis.crop_end
    both = min(begin, end, span - 1)
    return {Ends(0, min(0, end)), Ends(0, own), Ends(both, both), Ends(min(max(0, end), begin), end)}


def _tapped(case: Case, axis: Axis) -> Iterator[Way]:
    """The kernel with the fewest zero taps that a case can crop just so."""
    for taps in taps_to_try(case, axis):
        for found in cropping(case, with_taps(axis, taps)):
            yield Way(found, taps=taps)


def _both(case: Case, axis: Axis) -> Iterator[Way]:
    """Zero taps where nothing could be cropped, and a slice for the rest."""
    for taps in taps_to_try(case, axis):
        yield from (way._replace(taps=taps) for way in _cut(case, with_taps(axis, taps)))
