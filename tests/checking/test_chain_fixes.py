"""The nearest change that mends a chain is read off its sizes: it is the one that trying every number finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from tconvcalc.checking.chain_fixes import mended
from tconvcalc.checking.claim_question import question_of
from tconvcalc.checking.rules.chain import walk
from tconvcalc.checking.rules.framework_laws import broken
from tconvcalc.checking.rules.value_domains import outside
from tconvcalc.claims import Chain, Claim, Forward, Named, Place, Through
from tconvcalc.question import Value
from tconvcalc.values import Linear, Span
from tests.cases import every_case
from tests.checking.claims import claim
from tests.effort import FEW, examples

HERE = Place("m.py", 1, 1)
KEEP = Through(HERE, "keep", "keep")
LEAST = {"padding": 0, "output_padding": 0, "kernel_size": 1, "stride": 1}
TORCH = st.builds(
    lambda k, s, p, a: claim("pytorch", kernel_size=k, stride=s, padding=p, output_padding=min(a, s - 1)),
    st.integers(1, 6), st.integers(1, 4), st.integers(0, 2), st.integers(0, 1),
)  # fmt: skip
KERAS = st.builds(
    lambda k, s: claim("keras", kernel_size=k, stride=s, padding="valid", output_padding="auto"),
    st.integers(1, 6),
    st.integers(1, 4),
)
TENSORFLOW = st.builds(
    lambda k, s, word: claim("tensorflow", kernel_size=k, stride=s, padding=word),
    st.integers(1, 6),
    st.integers(1, 3),
    st.sampled_from(["same", "valid"]),
)
DOWN = st.builds(lambda k, s, p: Through(HERE, (Forward(k, s, p),), "keep"), st.integers(1, 4), st.integers(1, 3),
                 st.sampled_from([0, 1, "same", "valid"]))  # fmt: skip
STEPS = st.one_of(TORCH, KERAS, TENSORFLOW).flatmap(lambda one: st.lists(st.one_of(st.just(one), TORCH, KERAS, DOWN)))


def legal(layer: Claim) -> bool:
    """Whether its framework takes it."""
    return not any(outside(layer)) and not any(broken(layer, question_of(layer)))


def tried(chain: Chain) -> int | None:
    """How far the nearest change of one quantity of one layer is, every number up to 8 away tried; None for none."""
    for far, sign in product(range(1, 9), (1, -1)):
        for at, step in enumerate(chain.steps):
            for name, least in LEAST.items():
                old = step.given.get(name, (None,))[0] if isinstance(step, Claim) else None
                if not isinstance(old, int) or old + sign * far < least or not isinstance(step, Claim):
                    continue
                new = replace(step, given={**step.given, name: (old + sign * far,)})
                if legal(new) and comes_out(chain, [*chain.steps[:at], new, *chain.steps[at + 1 :]]):
                    return far
    return None


def comes_out(chain: Chain, steps: Sequence[Claim | Through]) -> bool:
    """Whether the chain with these steps gives what it claims."""
    behind = followed(steps, chain.input_size)
    return walk(chain, steps).whole and not behind[-1].isdisjoint(chain.output_size or ())


def followed(steps: Sequence[Claim | Through], given: tuple[Value, ...] | None) -> list[set[Value]]:
    """What each step can give, every size that the one before can give followed by itself."""
    found: list[set[Value]] = [set(given or ())]
    for step in steps:
        behind = (walk(Chain(HERE, (step,), (size,)), [step]).sizes[-1][0] for size in found[-1])
        found.append({each for size in behind for each in numbers(size)})
    return found


def numbers(size: object) -> range:
    """The numbers that a size can be."""
    assert isinstance(size, int | Span)
    return range(Span.of(size).low, (Span.of(size).high or 0) + 1)


def gapless(steps: Sequence[Claim | Through], given: tuple[Value, ...]) -> bool:
    """Whether all that each step can give lies side by side, as it does but for a stride behind an open size."""
    every = [{int(str(size)) for size in sizes} for sizes in followed(steps, given)]
    return all(len(sizes) == max(sizes) - min(sizes) + 1 for sizes in every)


def distance(chain: Chain, other: Chain) -> int:
    """How far the first changed quantity has moved."""
    pairs = [(a, b) for a, b in zip(chain.steps, other.steps, strict=True) if a is not b]
    (one, two), *_ = pairs
    assert isinstance(one, Claim)
    assert isinstance(two, Claim)
    return max(
        abs(new - old)
        for name in LEAST
        if name in two.given
        for old, new in zip(one.given[name], two.given[name], strict=True)
        if isinstance(old, int) and isinstance(new, int)
    )


@settings(max_examples=examples(300, FEW), deadline=None)
@given(
    st.lists(st.one_of(TORCH, KERAS, TENSORFLOW, DOWN), min_size=1, max_size=4),
    st.integers(1, 12),
    st.integers(-9, 9),
)
def test_nothing_nearer_is_overlooked(steps: list[Claim | Through], size: int, off: int) -> None:
    """Whatever is told mends the whole, and no smaller change of any layer does."""
    steps = [replace(step, place=HERE._replace(line=at)) for at, step in enumerate(steps)]
    way = walk(Chain(HERE, tuple(steps), (size,)), steps)
    last = way.sizes[-1][0]
    out = last.low if isinstance(last, Span) else last
    if not way.whole or not isinstance(out, int) or out + off < 1 or not all(map(legal, claims(steps))):
        return
    chain = Chain(HERE, tuple(steps), (size,), (out + off,))
    broken_way = walk(chain, steps)
    if broken_way.broken is None:
        return
    found = mended(chain, broken_way.sizes, lambda new: walk(chain, new).whole)
    for _, other in found:
        assert comes_out(chain, other.steps)
    if gapless(steps, (size,)):
        assert (distance(chain, found[0][1]) if found else None) == tried(chain)


def test_a_size_in_a_gap_does_not_come_out() -> None:
    """TensorFlow gives 3 or 4 of 2, and PyTorch 1 or 3 of those at padding 2: never the 2 that lies between."""
    keras = claim("keras", kernel_size=1, stride=2, padding="valid", output_padding="auto")
    after = claim("tensorflow", kernel_size=1, stride=2, padding="same", line=2)
    steps = (keras, after, claim("pytorch", kernel_size=1, stride=2, padding=0, output_padding=0, line=3))
    chain = Chain(HERE, steps, (1,), (2,))
    told = mended(chain, walk(chain, steps).sizes, lambda new: walk(chain, new).whole)
    assert all(comes_out(chain, other.steps) for _, other in told)
    assert not any("padding 2" in text for text, _ in told)


def claims(steps: list[Claim | Through]) -> list[Claim]:
    """The transposed convolutions."""
    return [step for step in steps if isinstance(step, Claim)]


UP = claim("pytorch", kernel_size=4, stride=2, padding=1)
UP2 = claim("pytorch", kernel_size=4, stride=2, padding=1, line=2)
OPEN = Through(HERE, None, None)
POOL = Through(HERE, Named("pytorch", "pool", (("kernel_size", (2,)),), 2), None)
REFUSED = Through(HERE, Named("pytorch", "pool", (("kernel_size", (2,)), ("padding", (2,))), 2), None)
RESIZE = Through(HERE, Named("pytorch", "resize", (("target", (9,)),), 2), None)
PLANE = Through(HERE, (Forward(2, 2, "same"), Forward(2, 2, "valid")), "keep")
CLAIMED = claim("pytorch", kernel_size=4, stride=2, padding=1, output_size=9)
TAKES = claim("pytorch", kernel_size=4, stride=2, padding=1, input_size=9)
N = Linear(1, 0, "n")


@every_case(
    ("steps", "before", "after", "told"),
    [
        ((UP,), (4, 5), (9, 10), ["1: output_padding 1x0", "1: kernel_size 5x4"]),
        ((UP, KEEP, UP2), (4,), (17,), ["3: output_padding 1", "3: kernel_size 5"]),
        ((UP,), (N,), (Linear(2, 1, "n"),), ["1: output_padding 1", "1: kernel_size 5"]),
        ((UP, UP), (3,), (21,), ["1: kernel_size 7"]),
        ((UP, replace(UP)), (3,), (21,), ["1: kernel_size 7"]),  # as a loop builds it
        ((UP, KEEP, UP2), (4,), (18,), ["1: output_padding 1", "1: kernel_size 5", "3: padding 0"]),
        ((CLAIMED, OPEN, UP2), (4,), None, ["1: output_padding 1", "1: kernel_size 5"]),
        (
            (CLAIMED, claim("pytorch", kernel_size=4, output_padding=5)),
            (4,),
            (1,),
            ["1: output_padding 1", "1: kernel_size 5"],
        ),
        ((UP, POOL, UP2), (5,), (12,), ["1: padding 0", "3: padding 0", "1: kernel_size 6"]),
        ((UP, REFUSED), (5,), (11,), []),
        ((UP, RESIZE, UP2), (5,), (19,), ["3: output_padding 1", "3: kernel_size 5"]),
        ((UP, RESIZE), (5,), (7,), []),
        ((UP, PLANE), (5,), (6,), ["1: padding 0", "1: kernel_size 6"]),
        ((CLAIMED, UP2), (4,), None, ["1: output_padding 1", "1: kernel_size 5"]),
        ((UP, TAKES), (4,), None, ["1: output_padding 1", "1: kernel_size 5"]),
        ((UP, TAKES), (4,), (100,), []),
        ((UP,), (4,), (Span(11, 13),), ["1: stride 3", "1: kernel_size 7"]),
        (
            (claim("pytorch", kernel_size=(4, 3), stride=2, padding=1),),
            (4,),
            (9, 8),
            ["1: output_padding 1", "1: kernel_size 5x4"],
        ),
        (
            (claim("pytorch", kernel_size=1, padding=3), UP2),
            (4,),
            (8,),
            ["1: stride 3", "1: padding 0", "1: kernel_size 7"],
        ),
        ((claim("pytorch", kernel_size=None, stride=2), UP2), (4,), (8,), []),
    ],
)
def test_what_is_told(
    steps: tuple[Claim | Through, ...],
    before: tuple[Value, ...],
    after: tuple[Value, ...] | None,
    told: list[str],
) -> None:
    """Each axis by itself, a symbol as a number, a layer in two places as one, and back through every other step."""
    chain = Chain(HERE, steps, before, after)
    found = [text for text, _ in mended(chain, walk(chain, steps).sizes, lambda new: walk(chain, new).whole)]
    assert [text.removeprefix("layer ") for text in found] == told
