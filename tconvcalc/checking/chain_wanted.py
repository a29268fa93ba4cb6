"""What each step of a chain would have to give, so that all that is claimed behind it comes out: read from the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tconvcalc.checking.chain_layers import Known, Sizes, understood
from tconvcalc.checking.chain_sizes import Rules, rules_of, widened
from tconvcalc.claims import Chain, Claim, Forward, Named, Through
from tconvcalc.frameworks.steps import Shrink, every, windows
from tconvcalc.frameworks.steps import Step as LayerStep
from tconvcalc.networks.composing import inputs_giving
from tconvcalc.networks.sizes import Floored
from tconvcalc.question import Value
from tconvcalc.values import LARGEST, Linear, Span

SAMPLE = 1009
"""What is put in for a symbol; whatever fits there is tried with the symbol itself."""


class Stretch(NamedTuple):
    """Sizes from the one to the other, both included."""

    low: int
    high: int


ANY = Stretch(1, LARGEST)
Wanted = tuple[Stretch, ...]
"""One stretch for each axis."""


def stretch(size: Known) -> Stretch:
    """The sizes that one may be; a symbol is a sample."""
    if isinstance(size, Linear | Floored):
        size = size.at(SAMPLE)
    if isinstance(size, Span):
        return Stretch(size.low, LARGEST if size.high is None else size.high)
    return Stretch(size, size) if isinstance(size, int) else ANY


def wanted_behind(chain: Chain, dims: int) -> list[Wanted | None]:
    """For each step the outputs with which the rest comes out along each axis; None where there are none."""
    rules: Rules = {}
    found: list[Wanted | None] = []
    here: Wanted | None = _claimed((ANY,) * dims, chain.output_size)
    for step in reversed(chain.steps):
        given = step.given.get("output_size") if isinstance(step, Claim) else step.output_size
        here = here and _claimed(here, given)
        found.append(here)
        here = here and _before(step, here, rules)
        given = step.given.get("input_size") if isinstance(step, Claim) else step.input_size
        here = here and _claimed(here, given)
    return found[::-1]


def _claimed(here: Wanted, given: tuple[Value, ...] | None) -> Wanted | None:
    """What remains of the stretches beside sizes that are claimed."""
    each: Sizes | None = widened(given, len(here)) if given else None
    both = [
        Stretch(max(one.low, two.low), min(one.high, two.high))
        for one, two in zip(here, map(stretch, each or (None,) * len(here)), strict=True)
    ]
    return tuple(both) if all(one.low <= one.high for one in both) else None


def _before(step: Claim | Through, here: Wanted, rules: Rules) -> Wanted | None:
    """The inputs from which a step gives these outputs along each axis; of an unknown step any."""
    if isinstance(step, Claim):
        known = rules_of(step, len(here), rules)
        each = [_grown(rule.stride, rule.each, one) for rule, one in zip(known or (), here, strict=False)]
        return _all(each) if known else (ANY,) * len(here)
    if step.size == "keep":
        return here
    if step.size is None or (isinstance(step.size, Named) and step.size.dims != len(here)):
        return (ANY,) * len(here)
    steps = _does(step.size, len(here))
    return (
        _all([_giving(inputs_giving([one], *size)) for one, size in zip(steps, here, strict=True)]) if steps else None
    )


def _does(size: tuple[Forward, ...] | Named, dims: int) -> Sequence[LayerStep]:
    """What a step does along each axis; nothing where its framework refuses it."""
    if isinstance(size, Named):
        return understood(size).does
    each = [_shrunk(one) for one in size]
    return each if len(each) == dims else each[:1] * dims


def _all(each: Sequence[Stretch | None]) -> Wanted | None:
    known = tuple(one for one in each if one)
    return known if len(known) == len(each) else None


def _giving(ends: tuple[int, int] | None) -> Stretch | None:
    return Stretch(*ends) if ends else None


def _grown(stride: int, tail: tuple[int, int] | None, here: Stretch) -> Stretch | None:
    """The inputs whose ``(m - 1)*stride`` and a tail lie in the stretch."""
    if tail is None:
        return ANY
    low, high = 1 - (tail[1] - here.low) // stride, 1 + (here.high - tail[0]) // stride
    return Stretch(max(1, low), high) if max(1, low) <= high else None


def _shrunk(one: Forward) -> Shrink:
    if one.padding == "same":
        return every(one.stride)
    pad = 0 if one.padding == "valid" else one.padding
    return windows(one.kernel_size, one.stride, one.dilation, pad, pad)
