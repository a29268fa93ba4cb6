"""What is said of encoders and decoders: which sizes come back and why, in the words of sizes."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.frameworks.steps import Grow, Shrink
from tconvcalc.networks.composing import Class, Only
from tconvcalc.networks.inverting import Inversion, Whole, is_symbolic
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
    axes = result.whole if len(set(result.whole)) > 1 else result.whole[:1]
    for axis, whole in enumerate(axes):
        head = f"axis {axis}: " if len(axes) > 1 else ""
        lines += [head + line for line in _of_axis(whole)]
    return lines


def _of_axis(whole: Whole) -> list[str]:
    found = whole.comes_back
    if isinstance(found, Class):
        return [f"the decoder restores {_class(found)}, and no other size"] if found.modulo > 1 else []
    if found is None:
        return ["a layer that gives one size whatever comes in restores that size alone"]
    down, up = whole.encoder or Shrink(1, 1), whole.decoder or Grow(1, 1)
    if down.stride == up.stride:
        return [f"{unfolded(down, up)}: it restores no n"]
    return _other_strides(down.stride, up.stride, found)


def _other_strides(down: int, up: int, found: Only) -> list[str]:
    head = f"the encoder divides by {down} and the decoder multiplies by {up}"
    if not found.many:
        return [f"{head}: it restores no n"]
    few = [str(found.low + found.step * place) for place in range(min(found.many, _FEW))]
    more = f" and {plural(found.many - _FEW, 'more size')}" if found.many > _FEW else ""
    return [f"{head}: it restores only n = {listed(few, 'or')}{more}"]


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
