"""Why one layer stands before another, in a sentence that is true of the two as they are shown."""

from __future__ import annotations

from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.layer import Axis, Layer
from tconvcalc.question import Question
from tconvcalc.solving.budget import Work
from tconvcalc.solving.ranking import BEFORE_ONE_VALUE, CRITERIA, Criterion, Key, Ranked, key_of, wish_of

_ALIKE = "they differ in nothing that is ranked"
_EQUAL = "over all axes together they are equal in all that is ranked"


def preferred(better: Layer, worse: Layer, question: Question) -> str:
    """Why one layer stands before another: the first criterion in which their places differ."""
    one, other = _ranked(better, question), _ranked(worse, question)
    each = list(zip(CRITERIA, _by_axis(better, question), _by_axis(worse, question), strict=True))
    for number, (criterion, ours, theirs) in enumerate(each):
        if number == BEFORE_ONE_VALUE and one.mixed != other.mixed:
            return "it has one value for all axes"
        if sum(ours) != sum(theirs):
            return _said(criterion, better.axes, ours, theirs)
    return _ALIKE if _keys(better, question) == _keys(worse, question) else _EQUAL


def _said(criterion: Criterion, axes: tuple[Axis, ...], ours: Key, theirs: Key) -> str:
    """What is true on every axis, or on which one it is, or else what is true of all added up."""
    ahead = [place for place, (one, other) in enumerate(zip(ours, theirs, strict=True)) if one < other]
    behind = [place for place, (one, other) in enumerate(zip(ours, theirs, strict=True)) if one > other]
    reason = criterion.reason(axes[ahead[0]])
    if behind:
        return f"{reason} along axis {ahead[0]}, which outweighs axis {behind[0]}"
    everywhere = len(ahead) == len(axes) or (len(set(ours)) == 1 and len(set(axes)) == 1)
    return reason if everywhere else f"{reason} along axis {ahead[0]}"


def _by_axis(layer: Layer, question: Question) -> list[Key]:
    """For each criterion, how far each axis is from it."""
    return list(zip(*_keys(layer, question), strict=True))


def _keys(layer: Layer, question: Question) -> list[Key]:
    cases = FRAMEWORKS[layer.framework].cases
    case = next(case for case in cases if (case.word, case.extra == "auto") == (layer.word, layer.auto))
    wish = wish_of(case, question, Work())
    return [key_of(wish, axis) for axis in layer.axes]


def _ranked(layer: Layer, question: Question) -> Ranked:
    mixed = len({axis._replace(input_size=1, output_size=1, crop_begin=0, crop_end=0) for axis in layer.axes}) > 1
    return Ranked(tuple(map(sum, zip(*_keys(layer, question), strict=True))), int(mixed), layer.axes)
