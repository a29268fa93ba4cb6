"""What the steps of a chain make of a size: forward, one axis at a time, as exactly as it is known.

TensorFlow leaves the output to the caller, so a size may be a stretch; such stretches have no gaps, and stay exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tconvcalc.checking.chain_layers import Known, Sizes, behind
from tconvcalc.checking.claim_question import question_of
from tconvcalc.checking.forward import Tail, settled
from tconvcalc.claims import Claim, Forward, Named, Through
from tconvcalc.frameworks.steps import Grow, Refusal
from tconvcalc.geometry import span_of_kernel
from tconvcalc.networks.sizes import Floored
from tconvcalc.networks.sizes import after as grown
from tconvcalc.question import Value
from tconvcalc.values import LARGEST, Ends, Linear, SizeAsked, Span


def widened(given: tuple[Value, ...], dims: int) -> tuple[SizeAsked, ...] | None:
    """One size for each axis, or None where their numbers do not go together; words and ends are no sizes."""
    sizes = tuple(one for one in given if not isinstance(one, Ends | str))
    if len(sizes) == dims:
        return sizes
    return sizes * dims if len(sizes) == 1 else None


class Rule(NamedTuple):
    """What a layer adds along one axis; ``each`` is None where that is not known."""

    stride: int
    each: Tail | None


Rules = dict[Claim, tuple[Rule, ...] | None]
"""What is known of the layers of a chain, which can repeat one a thousand times."""


def after(step: Claim | Through, sizes: Sizes, rules: Rules) -> Sizes | Refusal:
    """The sizes behind a step, or why it is refused; what cannot be known is None. A size below 1 is given as it is."""
    if isinstance(step, Claim):
        return behind_layer(step, sizes, rules)
    if step.size == "keep":
        return sizes
    if step.size is None:
        return (None,) * len(sizes)
    if isinstance(step.size, Named):
        return behind(step.size, sizes)
    passes = step.size if len(step.size) == len(sizes) else step.size[:1] * len(sizes)
    return tuple(forward(one, size) for one, size in zip(passes, sizes, strict=True))


def behind_layer(step: Claim, sizes: Sizes, rules: Rules) -> Sizes:
    """The sizes behind a transposed convolution."""
    known = rules_of(step, len(sizes), rules)
    if known is None:
        return (None,) * len(sizes)
    return tuple(added(size, *rule) for size, rule in zip(sizes, known, strict=True))


def rules_of(step: Claim, dims: int, rules: Rules) -> tuple[Rule, ...] | None:
    """What a layer adds along each axis, worked out once; None where more than its sizes is open."""
    if step not in rules:
        rules[step] = _rules(step, dims)
    return rules[step]


def _rules(claim: Claim, dims: int) -> tuple[Rule, ...] | None:
    question = question_of(claim)
    layer = settled(question)
    if layer is None:
        return None
    axes = layer.axes[:1] * dims if claim.dims is None and question.uniform else layer.axes
    return tuple(Rule(axis.stride, axis.tail) for axis in axes) if len(axes) == dims else None


def added(size: Known, stride: int, each: Tail | None) -> Known:
    """The size that is ``(size - 1)*stride`` and a tail."""
    if each is None or size is None:
        return None
    if isinstance(size, Linear | Floored):
        return grown(Grow(stride, each.low), size) if each.low == each.high else None
    ends = Span.of(size)
    low = (ends.low - 1) * stride + each.low
    high = None if ends.high is None else (ends.high - 1) * stride + each.high
    return low if low == high else Span(low if high is not None and high < 1 else max(1, low), high)


def forward(rule: Forward, size: Known) -> int | Span | None:
    """The size behind a convolution or a pooling; of a symbol nothing is known."""
    if isinstance(size, Span):
        return Span(_shrunk(rule, size.low), None if size.high is None else _shrunk(rule, size.high))
    return _shrunk(rule, size) if isinstance(size, int) else None


def _shrunk(rule: Forward, size: int) -> int:
    if rule.padding == "same":
        return -(-size // rule.stride)
    room = size + 2 * (0 if rule.padding == "valid" else rule.padding)
    return (room - span_of_kernel(rule.kernel_size, rule.dilation)) // rule.stride + 1


def meets(reached: Sizes, wanted: Sequence[SizeAsked]) -> bool:
    """Whether the sizes that are reached can be those that are wanted; what is not known can be anything."""
    return all(_meets(here, there) for here, there in zip(reached, wanted, strict=True))


def _meets(here: Known, there: SizeAsked) -> bool:
    if here is None or there is None:
        return True
    if isinstance(here, Linear | Floored) or isinstance(there, Linear):
        return here == there or isinstance(here, Span) or isinstance(there, Span)
    (low, high), (least, most) = Span.of(here), Span.of(there)
    return (high is None or least <= high) and (most is None or low <= most)


def vanished(sizes: Sizes) -> bool:
    """Whether nothing is left along some axis."""
    ends = (Span.of(size).high for size in sizes if isinstance(size, int | Span))
    return any(high is not None and high < 1 for high in ends)


def endless(sizes: Sizes) -> bool:
    """Whether a size is larger than any that is read: nobody has it, and it would grow with every step."""
    return any(Span.of(size).low > LARGEST for size in sizes if isinstance(size, int | Span))
