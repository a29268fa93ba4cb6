"""The nearest change of one layer that makes a whole chain come out right, read off the sizes around it.

What a layer has to add is what is wanted behind it less what it gives. A quantity moves that by the same amount with
each step of its own (output_padding by 1, padding by 2, a kernel by its dilation, a stride by the size before it), so
the nearest number is one division, as a digit is. Each change is tried out on the whole chain before it is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from tconvcalc.checking.chain_layers import Sizes
from tconvcalc.checking.chain_sizes import after, behind_layer
from tconvcalc.checking.chain_wanted import Stretch, Wanted, stretch, wanted_behind
from tconvcalc.checking.claim_question import question_of, spread
from tconvcalc.checking.rules.framework_laws import broken
from tconvcalc.checking.rules.value_domains import outside
from tconvcalc.checking.spelling import spelling
from tconvcalc.claims import Chain, Claim, Through
from tconvcalc.frameworks.steps import Refusal
from tconvcalc.parsing.quantities import MANNERS

Step = Claim | Through
Fits = Callable[[Sequence[Step]], bool]

_CHANGED = ("padding", "output_padding", "kernel_size", "stride")
_FURTHEST = 8
_MOST_STEPS = 8_000  # that are walked to prove changes, so that a long chain takes no longer than a short one
_MOST_LAYERS = 24  # that are looked at, so that a long chain takes no longer than a short one
_MOST_TOLD = 3


class _Change(NamedTuple):
    """One layer with one quantity changed, everywhere it stands, and how far that is."""

    far: int
    at: int
    order: int
    old: Claim
    new: Claim


def mended(chain: Chain, sizes: Sequence[Sizes], fits: Fits) -> list[tuple[str, Chain]]:
    """Changes of one layer each, the smallest first, each with the chain as it then is.

    Args:
        chain: what does not come out.
        sizes: before each step, as far as the chain was followed.
        fits: whether other steps come out.
    """
    left = _MOST_STEPS
    told: list[tuple[str, Chain]] = []
    known: set[tuple[int, int]] = set()
    for change in sorted(_changes(chain, sizes), key=lambda change: change[:3]):
        if change[1:3] in known:
            continue
        steps = tuple(change.new if step == change.old else step for step in chain.steps)
        left -= len(steps)
        if left < 0 or len(told) == _MOST_TOLD:
            break
        if fits(steps) and _comes_out(replace(chain, steps=steps), sizes[0]):
            known.add(change[1:3])
            name = _CHANGED[change.order]
            text = f"{_called(change.at, change.old)}: {spelling(change.old).change(name, change.new.given[name])}"
            told.append((text, replace(chain, steps=steps)))
    return told


def _comes_out(chain: Chain, sizes: Sizes) -> bool:
    """Whether what the first step gives leads to what is claimed.

    Read from the end, stretches of sizes are exact; read forwards a stride behind an open size leaves gaps in them.
    """
    wanted, behind = wanted_behind(chain, len(sizes))[0], after(chain.steps[0], sizes, {})
    if wanted is None or isinstance(behind, Refusal):
        return False
    return all(_overlap(stretch(here), there) for here, there in zip(behind, wanted, strict=True))


def _changes(chain: Chain, sizes: Sequence[Sizes]) -> Iterator[_Change]:
    """The nearest change of each quantity of each layer; every near one of a layer that stands in several places."""
    wanted = wanted_behind(chain, len(sizes[0]))
    places: dict[Claim, list[int]] = {}
    for at, step in enumerate(chain.steps[: len(sizes)]):
        if isinstance(step, Claim):
            places.setdefault(step, []).append(at)
    for layer, (at, *others) in list(places.items())[-_MOST_LAYERS:]:
        goal, again = wanted[at], others or layer in chain.steps[len(sizes) :]
        for order, name in enumerate(_CHANGED):
            for far, new in _everywhere(layer, name) if again else _nearest(layer, name, sizes[at], goal):
                yield _Change(far, at, order, layer, new)


def _called(at: int, layer: Claim) -> str:
    return f"layer {at + 1} ({layer.place.name})" if layer.place.name else f"layer {at + 1}"


def _nearest(layer: Claim, name: str, sizes: Sizes, goal: Wanted | None) -> Iterator[tuple[int, Claim]]:
    """The layer with the numbers of one quantity that give what is wanted along each axis, where there are such."""
    for sign in (1, -1) if goal else ():
        gives = partial(_given, layer, name, sizes, sign)
        steps = [_step(gives, axis, wanted) for axis, wanted in enumerate(goal or ())]
        known = [sign * step for step in steps if step is not None]
        if len(known) == len(steps) and any(known):
            far = max(known, key=abs)
            for each in dict.fromkeys([(far,) * len(known), tuple(known)]):  # alike on all axes, where that will do
                yield from ((abs(far), new) for new in _moved(layer, name, each))


def _step(gives: Callable[[int], list[Stretch] | None], axis: int, wanted: Stretch) -> int | None:
    """How far a quantity has to move for a wanted output along one axis; None where no near number will do.

    What the layer gives is a straight line in each quantity, or (where a kernel is compared with the stride) two: the
    number is read off the line from here, else off the one that ends far away.
    """
    here = gives(0)
    if here is None or _overlap(here[axis], wanted):
        return None if here is None else 0
    end = (
        1 if here[axis].high < wanted.low else 0
    )  # what is to reach the wanted sizes: the largest output, or the least
    for place in (0, _FURTHEST - 1):
        now, then = gives(place), gives(place + 1)
        by = then[axis][end] - now[axis][end] if now and then else 0
        if now and by:
            step = place - (now[axis][end] - wanted[1 - end]) // by
            there = gives(step) if 0 < step <= _FURTHEST else None
            if there and _overlap(there[axis], wanted):
                return step
    return None


def _overlap(one: Stretch, two: Stretch) -> bool:
    return one.low <= two.high and two.low <= one.high


def _given(layer: Claim, name: str, sizes: Sizes, sign: int, step: int) -> list[Stretch] | None:
    """What the layer gives along each axis with a quantity moved; None where that is not known, or no number."""
    moved = next(_moved(layer, name, (sign * step,) * len(sizes), legal=False), None)
    behind = behind_layer(moved, sizes, {}) if moved else (None,)
    return None if None in behind else [stretch(size) for size in behind]


def _everywhere(layer: Claim, name: str) -> Iterator[tuple[int, Claim]]:
    """A layer that stands in several places: what they add is multiplied along the way, so its numbers are tried."""
    for far in range(1, _FURTHEST + 1):
        for sign in (1, -1):
            yield from ((far, new) for new in _moved(layer, name, (sign * far,) * len(spread(layer, name))))


def _moved(layer: Claim, name: str, steps: Sequence[int], *, legal: bool = True) -> Iterator[Claim]:
    """The layer with a quantity moved along each axis, where its framework takes that (or a quantity can be that)."""
    old = spread(layer, name)
    new = tuple(each + step for each, step in zip(old, steps, strict=False) if isinstance(each, int))
    if not len(new) == len(old) == len(steps) or min(new) < MANNERS[name].low:
        return
    short = new[:1] if len(set(new)) == 1 else new
    changed = replace(layer, given={**layer.given, name: short})
    if not legal or (not any(outside(changed)) and not any(broken(changed, question_of(changed)))):
        yield changed
