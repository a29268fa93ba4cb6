"""A conversion as lines: the layer with its crops, then for each target what to write, and what not to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tconvcalc.conversion.code import sliced
from tconvcalc.conversion.converted import Converted
from tconvcalc.conversion.recipe import Recipe
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.documented import documented
from tconvcalc.layer import Layer
from tconvcalc.rendering.layout import Line, Piece, line
from tconvcalc.rendering.phrases import parameters, sizes
from tconvcalc.values import Ends

_WIDTH = 12
_TAPS = {1: "tap", 2: "row and column", 3: "plane along each axis"}


def conversion(layer: Layer, targets: Sequence[Converted], *, every: bool) -> list[Line]:
    """The whole page; ``every`` adds what is documented of runtimes that were not run."""
    head = [Piece(FRAMEWORKS[layer.framework].title, "key"), Piece(f"  {sizes(layer)}   ")]
    lines: list[Line] = [[*head, Piece(parameters(layer), "good"), Piece(f"   crops {_crops(layer)}")]]
    for target in targets:
        lines += [line(), *_target(target)]
    if every:
        lines += [line(), line("by their documentation alone, not run:", "dim")]
        lines += [_row(each.runtime, each.sentence) for each in documented(layer)]
    elif len(targets) == 1 and targets[0].code:
        lines += [line(), *(line(text, "code") for text in next(iter(targets[0].code.values())).splitlines())]
    return lines


def _row(label: str, text: str, after: str = "") -> Line:
    pieces = [Piece(f"{label:<{_WIDTH}}", "key"), Piece(text)]
    return [*pieces, Piece(f"   {after}", "dim")] if after else pieces


def _target(one: Converted) -> Iterator[Line]:
    title = FRAMEWORKS[one.framework].title
    if one.recipe is None:
        yield _row(title, "there is no way: it has no layer for so many axes")
        return
    held = "every n" if one.every_size else "this size"
    yield _row(title, _told(one, one.recipe), f"the same numbers, at {held}")
    if one.other:
        yield _row("", f"{'or one layer' if one.other.how != 'slice' else 'or cut'}: {_told(one, one.other)}")
    if one.look_alike:
        yield _row("  not", _shifted(one.layer, one.look_alike))
    yield _row("  weights", one.weights(one.recipe))
    if one.other_weights:
        yield _row("", f"or {one.other_weights}")
    for note in one.notes:
        yield _row("  note", note)


def _told(one: Converted, found: Recipe) -> str:
    """A recipe in one line: the parameters, what is done to the kernel, and what comes after."""
    words = [parameters(found.layer)]
    if FRAMEWORKS[one.framework].states_output:
        words[0] += f", output {sizes(found.layer).split(' -> ')[1]}"
    if found.dense:
        words.append("the kernel's holes written out as zeros")
    if found.blocks:
        words.append("the groups written out as blocks of one kernel")
    words += _taps(found.zero_taps)
    text = "; ".join(words)
    cut = sliced(found.slices, channels_last=one.signatures[0].channels_last)
    return f"{text}, then {cut[0].removeprefix('y = ')}" if cut else text


def _taps(taps: Sequence[Ends]) -> Iterator[str]:
    """What the kernel gets: ``with a leading zero row and column``."""
    what = _TAPS[len(taps)]
    for place, name in enumerate(("leading", "trailing")):
        each = [ends[place] for ends in taps]
        if set(each) == {1}:
            yield f"the kernel with a {name} zero {what}"
        elif any(each):
            many = str(each[0]) if len(set(each)) == 1 else "x".join(map(str, each))
            yield f"the kernel with {many} {name} zero taps along each axis"


def _shifted(layer: Layer, other: Layer) -> str:
    moved = [one.crop_begin - own.crop_begin for one, own in zip(other.axes, layer.axes, strict=True)]
    by = "one" if set(map(abs, moved)) == {1} else "x".join(str(abs(each)) for each in dict.fromkeys(moved))
    words = parameters(other).split(", ")
    told = ", ".join(word for word in words if not word.startswith(("kernel ", "stride ", "dilation ")))
    return f"{told}: {sizes(other).split(' -> ')[1]} too, but it crops {_crops(other)}: every value shifted by {by}"


def _crops(layer: Layer) -> str:
    """Both crops in words, for each axis where they differ."""
    each = [f"{axis.crop_begin} at the begin, {axis.crop_end} at the end" for axis in layer.axes]
    return each[0] if len(set(each)) == 1 else " and ".join(each)
