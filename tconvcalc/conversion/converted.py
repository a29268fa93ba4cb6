"""A layer in each of the frameworks that it is wanted in: the recipe, the weights, the code, and what to know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tconvcalc.conversion.code import ported_code
from tconvcalc.conversion.look_alike import look_alike
from tconvcalc.conversion.recipe import Recipe
from tconvcalc.conversion.search import laws_in_the_way, recipe
from tconvcalc.conversion.source import Source
from tconvcalc.conversion.weights import moved_weights
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.signature import Signature
from tconvcalc.layer import Layer

NEVER_PAD = "the elements past the full extent hold the bias: never pad after a layer with bias, that would put 0 there"


@dataclass(frozen=True)
class Converted:
    """A layer as it is had in one framework.

    Attributes:
        source: what was converted.
        layer: its layer as the source's framework has it.
        framework: the target.
        recipe: the way that is preferred; None where there is none.
        other: the other way, with zero taps where this one slices, or the other way round; None where there is none.
        look_alike: the layer of the same size that everybody writes, where it computes other numbers.
    """

    source: Source
    layer: Layer
    framework: str
    recipe: Recipe | None
    other: Recipe | None
    look_alike: Layer | None

    @property
    def signatures(self) -> list[Signature]:
        """The target's calls for so many axes, its own API first."""
        dims = len(self.layer.axes)
        return [each for each in FRAMEWORKS[self.framework].signatures if each.dims == dims]

    def weights(self, found: Recipe) -> str:
        """The target's weights as a numpy expression of the source's ``w``."""
        return moved_weights(self.source.storage, self.signatures[0], self.layer, found)

    @property
    def other_weights(self) -> str:
        """The weights as another argument of the target's call wants them, with that argument; empty without one."""
        other = self.signatures[0].other_storage
        if other is None or self.recipe is None:
            return ""
        return f"{moved_weights(self.source.storage, other, self.layer, self.recipe)} with {other.argument}"

    @property
    def every_size(self) -> bool:
        """Whether it holds at every size; where a size is stated, it is a recipe for that size."""
        frameworks = FRAMEWORKS[self.framework], FRAMEWORKS[self.layer.framework]
        stated = self.source.stated or any(each.states_output for each in frameworks)
        return self.layer.symbol is not None or not stated

    @cached_property
    def notes(self) -> list[str]:
        """What to know before it is used."""
        return list(self._notes())

    def _notes(self) -> Iterator[str]:
        if self.recipe is None:
            return
        if self.recipe.rewritten or any(map(any, self.recipe.slices)):
            yield from (law.sentence for law in laws_in_the_way(self.layer, FRAMEWORKS[self.framework]))
        if not self.every_size:
            yield "for this size: another one is stated with another output size"
        if any(map(any, self.recipe.zero_taps)):
            yield "training would learn the zero taps: for inference, or mask them"
        if self.source.biased and any(axis.crop_end < 0 or axis.crop_begin < 0 for axis in self.layer.axes):
            yield NEVER_PAD
        yield from (note.sentence for note in FRAMEWORKS[self.framework].notes if note.applies(self.recipe.layer))

    @cached_property
    def code(self) -> dict[str, str]:
        """For each API of the target, code that ends with the result in ``y``."""
        if self.recipe is None:
            return {}
        return {
            each.api: ported_code(self.source, self.layer, each, self.recipe)
            for each in self.signatures
            if not each.file
        }


def converted(source: Source, layer: Layer, targets: Sequence[str], *, one_layer: bool = False) -> list[Converted]:
    """The layer in each of these frameworks.

    Args:
        source: what was asked to be converted.
        layer: the layer that it is.
        targets: the frameworks' names.
        one_layer: prefer a kernel with zero taps to a slice.
    """
    return [_one(source, layer, target, one_layer=one_layer) for target in targets]


def _one(source: Source, layer: Layer, target: str, *, one_layer: bool) -> Converted:
    framework = FRAMEWORKS[target]
    found = recipe(layer, framework, one_layer=one_layer)
    other = recipe(layer, framework, one_layer=not one_layer)
    return Converted(source, layer, target, found, other if other != found else None, look_alike(layer, framework))
