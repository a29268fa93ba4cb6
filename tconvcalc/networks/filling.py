"""The layers that are open in a chain, found: a whole stack, one layer, or letters of several."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.steps import Step
from tconvcalc.networks.composing import as_grow, inputs_giving
from tconvcalc.networks.layers import TRANSPOSED, NetLayer, said, understood
from tconvcalc.networks.letters import lettered
from tconvcalc.networks.no_stack import Filling, Instead, no_stack, other_stacks
from tconvcalc.networks.notation import Notation
from tconvcalc.networks.one_layer import single
from tconvcalc.networks.stacks import stacks
from tconvcalc.networks.walk import walk
from tconvcalc.networks.words import LayerWord
from tconvcalc.values import Linear, Size, Span

_MOST_TARGETS = 64


def filled(
    framework: Framework, notation: Notation, sizes: Sequence[Size], outputs: Sequence[Size], limit: int
) -> Filling:
    """Find the open layers of a chain.

    Args:
        framework: whose layers they are.
        notation: the layers, some of them open.
        sizes: of the input along each axis.
        outputs: what should come out.
        limit: how many chains are built.
    """
    words = notation.words
    places = [place for place, word in enumerate(words) if word.open]
    first, last = places[0], places[-1]
    together = last - first + 1 == len(places)
    whole = all(words[place].whole and words[place].kind == TRANSPOSED for place in places)
    if not together or not (whole or len(places) == 1):
        return _lettered(framework, notation, sizes, outputs, limit)
    before = understood(framework, _part(notation, words[:first]), len(sizes))
    behind = understood(framework, _part(notation, words[last + 1 :]), len(sizes))
    start = walk(before, sizes)
    if start.broken:
        return Filling(0, (), "impossible", f"layer {start.broken.at + 1} ends the chain: {start.broken.why}")
    ends = [_wanted([layer.does[axis] for layer in behind], outputs[axis]) for axis in range(len(sizes))]
    here = [size for size in start.output if isinstance(size, int | Linear)]
    goals = [end for end in ends if end is not None]
    if len(goals) < len(sizes) or len(here) < len(sizes):
        following = str(words[last + 1]) if words[last + 1 :] else "the end"
        return Filling(0, (), "impossible", f"no size before {following} gives {said(outputs)}")
    times = sum(words[place].times[0] for place in places), sum(words[place].times[1] for place in places)
    if times == (1, 1):
        found = single(framework, words[first], here, goals, limit)
        chains = tuple((*before, layer, *behind) for layer in found.layers)
        if chains:
            return Filling(found.many, chains)
        instead = _instead(framework, (before, behind), (here, goals), times) if whole else ()
        return Filling(0, (), found.verdict, found.fact, instead=instead)
    return _stacked(framework, (before, behind), (here, goals), times, limit)


def _part(notation: Notation, words: Sequence[LayerWord]) -> Notation:
    return Notation(notation.option, notation.text, tuple(words))


def _wanted(steps: Sequence[Step], output: Size) -> Size | Span | None:
    """What must arrive before these layers so that this comes out."""
    if isinstance(output, int):
        found = inputs_giving(steps, output, output)
        return None if found is None else found[0] if found[0] == found[1] else Span(*found)
    for step in reversed(steps):
        grow = as_grow(step)
        if grow is None or output.slope % grow.stride or (output.offset - grow.base) % grow.stride:
            return None
        output = Linear(output.slope // grow.stride, (output.offset - grow.base) // grow.stride + 1, output.symbol)
    return output


def _stacked(
    framework: Framework,
    around: tuple[Sequence[NetLayer], Sequence[NetLayer]],
    between: tuple[Sequence[Size], Sequence[Size | Span]],
    times: tuple[int, int],
    limit: int,
) -> Filling:
    """A stack of whole layers between those that are known."""
    before, behind = around
    here, goals = between
    many, chains = 0, []
    for goal in _targets(goals):
        found = stacks(framework, here, goal, times, limit)
        many += found.many
        chains += [(*before, *layers, *behind) for layers in found.chains]
    if chains:
        return Filling(many, tuple(chains[:limit]))
    goal = next(iter(_targets(goals)))
    return no_stack(here, goal, times)._replace(instead=_instead(framework, around, between, times))


def _instead(
    framework: Framework,
    around: tuple[Sequence[NetLayer], Sequence[NetLayer]],
    between: tuple[Sequence[Size], Sequence[Size | Span]],
    times: tuple[int, int],
) -> tuple[Instead, ...]:
    """Other layers between those that are known."""
    front, back = ([layer.word for layer in layers] for layers in around)
    here, goals = between
    others = other_stacks(framework, here, next(iter(_targets(goals))), times)
    return tuple((what, (*front, *words, *back)) for what, words in others)


def _targets(goals: Sequence[Size | Span]) -> list[tuple[Size, ...]]:
    """The sizes that a stack may give, all axes alike within their ranges, the largest first."""
    spans = [goal for goal in goals if isinstance(goal, Span)]
    if not spans:
        return [tuple(goal for goal in goals if not isinstance(goal, Span))]
    count = min(_MOST_TARGETS, *((span.high or span.low) - span.low + 1 for span in spans), _MOST_TARGETS)
    return [
        tuple((goal.high or goal.low) - less if isinstance(goal, Span) else goal for goal in goals)
        for less in range(count)
    ]


def _lettered(
    framework: Framework, notation: Notation, sizes: Sequence[Size], outputs: Sequence[Size], limit: int
) -> Filling:
    found = lettered(framework, notation, sizes, outputs, limit)
    if found.chains:
        return Filling(found.many, found.chains)
    fact = f"nothing takes {said(sizes)} to {said(outputs)} among the layers that were tried"
    return Filling(0, (), "out_of_bounds", fact, ("more letters, or fewer open ones, make the search complete",))
