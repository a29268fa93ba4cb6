"""Layers of every framework, drawn, whose crops the tests' own formulas tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Case
from tconvcalc.frameworks.equivalence import allows
from tconvcalc.layer import Axis, Layer
from tconvcalc.values import Ends
from tests.conversion.rules import RULES, WITHOUT_GROUPS, line_of
from tests.truth.draws import Dice


def layers(framework: str, count: int, seed: str = "") -> Iterator[Layer]:
    """So many layers of a framework, of one axis to three, with dilations, groups and strides beyond the kernel."""
    dice = Dice(f"{framework}{seed}")
    drawn = 0
    while drawn < count:
        layer = _layer(dice, framework)
        if layer is not None:
            drawn += 1
            yield layer


def _layer(dice: Dice, framework: str) -> Layer | None:
    case = dice.one_of(FRAMEWORKS[framework].cases)
    dims = dice.one_of([number for number in (1, 1, 1, 2, 2, 2, 3) if number in case.dims] or [case.dims[0]])
    groups = 1 if framework in WITHOUT_GROUPS else dice.one_of((1, 1, 2, 3))
    shape = [(dice.between(1, 4), dice.between(1, 4 if dims == 3 else 5), dice.between(1, 4)) for _ in range(dims)]
    holes = dice.sizes(dims, 1, dice.one_of((1, 3)))
    axes = [_axis(dice, case, framework, *numbers, hole) for numbers, hole in zip(shape, holes, strict=True)]
    known = tuple(axis for axis in axes if axis)
    if len(known) < dims or not allows(case, known):
        return None
    channels = dice.between(1, 2) * groups, dice.between(1, 2) * groups
    return Layer(framework, known, case.word, case.extra == "auto", *channels, groups)


def _axis(dice: Dice, case: Case, framework: str, n: int, k: int, s: int, d: int) -> Axis | None:  # noqa: PLR0913, PLR0917
    ends = Ends(dice.between(0, d * (k - 1)), dice.between(0, d * (k - 1)))
    padding = {"none": None, "number": ends.begin, "ends": ends}[case.trims]
    extra = dice.between(0, max(s, d) - 1) if case.extra == "number" else None
    asked = Axis(n, (n - 1) * s + dice.between(1, d * k + s), k, s, padding, extra, d, 0, 0)
    layer = Layer(framework, (asked,), case.word, case.extra == "auto")
    line = line_of(layer, asked)
    crops = RULES[framework](line)
    if crops is None:
        return None
    out = line.full - sum(crops)
    stated = case.extra == "implied" and out != line.out
    return None if out < 1 or stated else replace_crops(asked, out, crops)


def replace_crops(axis: Axis, out: int, crops: tuple[int, int]) -> Axis:
    """The axis with the size and the crops that were worked out."""
    return axis._replace(output_size=out, crop_begin=crops[0], crop_end=crops[1])


def of_another(layer: Layer, framework: str) -> Layer:
    """The same layer under another name."""
    return replace(layer, framework=framework)
