"""The nearest change of one layer that makes a whole chain come out right, tried out on the whole chain."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import cast

from tconvcalc.checking.claim_question import question_of, spread
from tconvcalc.checking.rules.framework_laws import broken
from tconvcalc.checking.rules.value_domains import outside
from tconvcalc.checking.spelling import spelling
from tconvcalc.claims import Chain, Claim, Through
from tconvcalc.parsing.quantities import MANNERS

Step = Claim | Through
Fits = Callable[[Sequence[Step]], bool]

_CHANGED = ("padding", "output_padding", "kernel_size", "stride")
_FURTHEST = 8
_MOST_STEPS = 8_000  # that are walked in search of a change, so that a long chain takes no longer than a short one
_MOST_TOLD = 3


def mended(chain: Chain, fits: Fits) -> list[tuple[str, Chain]]:
    """Changes of one layer each, the smallest first, each with the chain as it then is."""
    left = _MOST_STEPS
    told: list[tuple[str, Chain]] = []
    for steps, change in _changes(chain):
        left -= len(steps)
        if left < 0 or len(told) == _MOST_TOLD:
            break
        if fits(steps):
            told.append((change, replace(chain, steps=steps)))
    return told


def _changes(chain: Chain) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Every chain in which one layer has one number changed, with the change told; nearer changes first."""
    layers = {id(step): (at, step) for at, step in reversed(list(enumerate(chain.steps))) if isinstance(step, Claim)}
    for distance in range(1, _FURTHEST + 1):
        for at, layer in sorted(layers.values(), key=lambda pair: pair[0]):
            for name in _CHANGED:
                for changed in _moved(layer, name, distance):
                    steps = tuple(changed if step is layer else step for step in chain.steps)
                    yield steps, f"{_called(at, layer)}: {spelling(layer).change(name, changed.given[name])}"


def _called(at: int, layer: Claim) -> str:
    return f"layer {at + 1} ({layer.place.name})" if layer.place.name else f"layer {at + 1}"


def _moved(layer: Claim, name: str, distance: int) -> Iterator[Claim]:
    """The layer with a number so much larger or smaller on every axis, where its framework takes that."""
    old = spread(layer, name)
    if not all(isinstance(each, int) for each in old):
        return
    for step in (distance, -distance):
        new = tuple(cast("int", each) + step for each in old)
        if min(new) < MANNERS[name].low:
            continue
        short = new[:1] if len(set(new)) == 1 else new
        changed = replace(layer, given={**layer.given, name: short})
        if not any(outside(changed)) and not any(broken(changed, question_of(changed))):
            yield changed
