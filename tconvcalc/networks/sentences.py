"""What is said of encoders and decoders: which sizes come back and why, in the words of sizes."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.frameworks.steps import Resize
from tconvcalc.networks.composing import Class, Classes, Only
from tconvcalc.networks.inverting import Inversion, Whole, is_symbolic, stated
from tconvcalc.networks.layers import said
from tconvcalc.networks.skips import SkipNet, unfolded
from tconvcalc.text import listed, plural

_FEW = 4


def restored_sizes(classes: Sequence[Class]) -> str:
    """Which sizes come back: ``n = 9 mod 16, from 9``."""
    each = [_class(one) for one in classes]
    return each[0] if len(set(each)) == 1 else " and ".join(f"axis {axis}: {text}" for axis, text in enumerate(each))


def _class(one: Class) -> str:
    if one.modulo == 1:
        return f"every n from {one.start}"
    return f"n = {one.remainder} mod {one.modulo}, from {one.start}"


def because(result: Inversion) -> list[str]:
    """Why sizes come back or do not, a line for each thing to know."""
    if result.why:
        return [result.why]
    lines = []
    if result.up and result.up.broken:
        at = result.up.broken
        lines.append(f"layer {at.at + 1} of the decoder ({result.decoder[at.at].word}) ends it: {at.why}")
    elif result.down and result.up and not is_symbolic(result.down) and not result.restores:
        lines.append(f"{said(result.down.sizes[0])} comes back as {said(result.up.output)}")
    for head, whole in _axes(result):
        told = [_unclassed(result)] if whole.comes_back is None else _of_axis(whole, whole.comes_back)
        lines += [head + line for line in told]
    return lines


def _axes(result: Inversion) -> list[tuple[str, Whole]]:
    """The axes, each with the words that name it; alike they are one, and need no name."""
    axes = result.whole if len(set(result.whole)) > 1 else result.whole[:1]
    return [(f"axis {axis}: " if len(axes) > 1 else "", whole) for axis, whole in enumerate(axes)]


def _unclassed(result: Inversion) -> str:
    """Why nothing is said of other sizes."""
    if any(map(stated, result.decoder)):
        return "a decoder that is told a size restores that size alone"
    if _resizes(result):
        return "a layer that gives one size whatever comes in restores that size alone"
    return "which sizes come back is no one class: ask with -i n"


def _resizes(result: Inversion) -> bool:
    return any(isinstance(step, Resize) for layer in (*result.encoder, *result.decoder) for step in layer.does)


def this_size(result: Inversion) -> str:
    """What a decoder restores of which no class is known."""
    alone = any(map(stated, result.decoder)) or _resizes(result)
    if alone:
        return "this size, and no other"
    return f"{'this size' if result.down else 'some sizes'}, of no one class: ask for another with -i n"


def _of_axis(whole: Whole, found: Class | Classes | Only) -> list[str]:
    if isinstance(found, Class):
        return [f"the decoder restores {_class(found)}, and no other size"] if found.modulo > 1 else []
    if isinstance(found, Classes):
        return [f"the decoder restores {_classes(found)}"]
    if whole.encoder is None or whole.decoder is None:
        return ["no n comes back through these layers"]
    down, up = whole.encoder, whole.decoder
    if down.stride == up.stride:
        return [f"{unfolded(down, up)}: it restores no n"]
    return _other_strides(down.stride, up.stride, found)


def _other_strides(down: int, up: int, found: Only) -> list[str]:
    return [f"{_factors(down, up)}: it restores {_only(found)}"]


def _factors(down: int, up: int) -> str:
    return f"the encoder divides by {down} and the decoder multiplies by {up}"


def _only(found: Only) -> str:
    if not found.many:
        return "no n"
    few = [str(found.low + found.step * place) for place in range(min(found.many, _FEW))]
    more = f" and {plural(found.many - _FEW, 'more size')}" if found.many > _FEW else ""
    return f"only n = {listed(few, 'or')}{more}"


def _classes(found: Classes) -> str:
    few = [str(each) for each in found.remainders[:_FEW]]
    more = " …" if len(found.remainders) > _FEW else ""
    return f"n = {listed(few, 'or')}{more} mod {found.modulo}, from {found.start}"


def few_sizes(result: Inversion) -> list[str]:
    """What a decoder restores that restores no one class, and why so little, a line for each axis that differs."""
    return [
        head + (_unclassed(result) if whole.comes_back is None else _restored(whole, whole.comes_back))
        for head, whole in _axes(result)
    ]


def _restored(whole: Whole, found: Class | Classes | Only) -> str:
    if isinstance(found, Class):
        return _class(found)
    if isinstance(found, Classes):
        return _classes(found)
    # A few sizes alone come back only where both columns are like one layer each, of different strides.
    down, up = (side.stride if side else 1 for side in (whole.encoder, whole.decoder))
    return f"{_only(found)}: {_factors(down, up)}"


def skip_fact(net: SkipNet) -> str:
    """What is to be said of a network with skips in one sentence."""
    if net.why:
        return net.why
    if net.classes is None or net.legal or net.sizes is None:
        return ""
    lost = [level for level, sizes in enumerate(net.skips) if _edge(net, level, sizes)]
    where = f"level {lost[0]}" if lost else "a level"
    return f"{said(net.sizes)} is not legal: {where} loses its last row to the stride, and the crop is off centre"


def _edge(net: SkipNet, level: int, sizes: Sequence[int]) -> bool:
    """Whether a level's skip is none that its up layer's digit would bring back."""
    join = next((join for join in net.joins if join.level == level), None)
    return join is not None and any((skip - up) % 2 for up, skip in zip(join.up, sizes, strict=True))
