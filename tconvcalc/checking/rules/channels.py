"""Whether channels, groups and weights fit each other: TCC008, TCC009 and TCC010."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tconvcalc.checking.claim_question import question_of
from tconvcalc.checking.forward import possible
from tconvcalc.checking.help import lines
from tconvcalc.checking.rules.rule import Rule
from tconvcalc.checking.rules.value_domains import outside
from tconvcalc.claims import Claim, Finding
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.text import listed

RULES = (
    Rule(
        "TCC008",
        "groups do not divide the channels",
        what="The groups divide the in_channels or the out_channels with a rest.",
        why="The framework refuses to build the layer.",
        file="layers.toml",
    ),
    Rule(
        "TCC009",
        "channels do not fit",
        what="A layer declares other channels than the ones that arrive.",
        why="The framework refuses to run the layer.",
        file="layers.toml",
    ),
    Rule(
        "TCC010",
        "filter layout",
        what="The filter's last axis is not the channels of the input, but its last but one is.",
        why="Transposed filters are [height, width, out, in], the other way round than those of a convolution.",
        file="model.py",
    ),
)

_LAYOUTS = {1: "[width, out, in]", 2: "[height, width, out, in]", 3: "[depth, height, width, out, in]"}
_MOST = 4096  # groups that are tried
_ENDS = 2  # axes of the weights that are channels


def wrong_channels(claim: Claim) -> Iterator[Finding]:
    """What is wrong with the channels of one claim, as far as they are known."""
    if claim.groups > 1 and FRAMEWORKS[claim.framework].groups:
        yield from _groups(claim)
    if claim.filters is not None and _channels_end(claim) and len(claim.filters) > _ENDS:
        yield from _filters(claim, claim.filters)


def _channels_end(claim: Claim) -> bool:
    """Whether the weights of the framework end with the outgoing and then the incoming channels."""
    return FRAMEWORKS[claim.framework].signatures[0].filters[-_ENDS:] == ("out_channels", "in_channels")


def _groups(claim: Claim) -> Iterator[Finding]:
    counts = {name: getattr(claim, name) for name in ("in_channels", "out_channels")}
    wrong = {name: count for name, count in counts.items() if count is not None and count % claim.groups}
    if wrong:
        told = listed([f"{name} {count}" for name, count in wrong.items()])
        why = [f"{count} = {count // claim.groups}*{claim.groups} + {count % claim.groups}" for count in wrong.values()]
        fact = f"groups {claim.groups} does not divide {told}"
        shares = _shares(claim)
        yield Finding(
            "TCC008", claim.place, fact, tuple(why), proved(f"groups {shares}", replace(claim, groups=shares))
        )


def _shares(claim: Claim) -> int:
    """The nearest number of groups that divides both."""
    counts = [count for count in (claim.in_channels, claim.out_channels) if count is not None]
    able = (each for each in range(1, min(*counts, _MOST) + 1) if all(count % each == 0 for count in counts))
    return min(able, key=lambda each: abs(each - claim.groups), default=1)


def proved(text: str, claim: Claim) -> tuple[str, ...]:
    """A change of channels, before the command that asks about the layer as it then is, if that holds."""
    if any(outside(claim)):
        return (text,)
    question = replace(
        question_of(claim), in_channels=claim.in_channels, out_channels=claim.out_channels, groups=claim.groups
    )
    return lines([(text, question)]) if possible(question) else (text,)


def _filters(claim: Claim, shape: tuple[int | None, ...]) -> Iterator[Finding]:
    out, into = shape[-2:]
    if claim.in_channels is not None and into is not None and into != claim.in_channels:
        yield _layout(claim, shape) if out == claim.in_channels else _input(claim, shape)
    elif claim.out_channels is not None and out and claim.out_channels % out:
        # A multiple is no error: TensorFlow's default kernel takes it for groups.
        fact = f"output_shape has {claim.out_channels} channels, and the filter makes {out}"
        help_ = proved(f"{claim.out_channels} as its last axis but one", claim)
        yield Finding("TCC009", claim.place, fact, (_is(claim, shape),), help_)


def _layout(claim: Claim, shape: tuple[int | None, ...]) -> Finding:
    swapped = (*shape[:-_ENDS], shape[-1], shape[-2])
    fact = f"the filter {_shown(shape)} has its channels the other way round"
    why = f"its last axis is {shape[-1]}, and the input has {claim.in_channels} channels"
    return Finding(
        "TCC010", claim.place, fact, (_is(claim, shape), why), proved(f"a filter of {_shown(swapped)}", claim)
    )


def _input(claim: Claim, shape: tuple[int | None, ...]) -> Finding:
    fact = f"the input has {claim.in_channels} channels, and the filter takes {shape[-1]}"
    help_ = proved(f"{claim.in_channels} as its last axis", claim)
    return Finding("TCC009", claim.place, fact, (_is(claim, shape),), help_)


def _is(claim: Claim, shape: tuple[int | None, ...]) -> str:
    return f"{FRAMEWORKS[claim.framework].title}'s filter is {_LAYOUTS.get(len(shape) - _ENDS, '[.., out, in]')}"


def _shown(shape: tuple[int | None, ...]) -> str:
    return f"[{', '.join('?' if each is None else str(each) for each in shape)}]"
