"""A question about a chain of layers answered: walked through, or the layers found that are missing in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.base import Framework
from tconvcalc.networks.blame import Loss, losses
from tconvcalc.networks.changing import Change, changes, rooms
from tconvcalc.networks.composing import inputs_giving
from tconvcalc.networks.exactness import exact_blocks
from tconvcalc.networks.filling import filled
from tconvcalc.networks.layers import layer_of, said, understood
from tconvcalc.networks.notation import Notation
from tconvcalc.networks.sizes import NetSize
from tconvcalc.networks.walk import Break, Walk, walk
from tconvcalc.networks.words import LayerWord
from tconvcalc.values import LARGEST, Linear, Size

Verdict = Literal["feasible", "impossible", "out_of_bounds"]
_MOST_FIXES = 4
_MOST_TRIES = 64
"""How many inputs are tried for one that every layer's divisor divides."""


class Remedy(NamedTuple):
    """A changed question that comes out.

    Attributes:
        what: the change in a few words.
        at: the place of the layer that changes, None where it is a size or several layers.
        word: the layer then, or the size.
        words: all layers then.
        sizes: the input then, along each axis.
        outputs: the output then.
    """

    what: str
    at: int | None
    word: str
    words: tuple[LayerWord, ...]
    sizes: tuple[NetSize, ...]
    outputs: tuple[NetSize, ...]


@dataclass(frozen=True)
class ChainResult:
    """What is to be said of a chain of one framework. It is true where it comes out.

    Attributes:
        framework: whose layers they are.
        notation: the layers as they were read.
        verdict: ``feasible``; ``impossible``, whatever is tried; or ``out_of_bounds``.
        count: how many chains there are within the bounds.
        chains: the first of them, best first; where nothing comes out, the one that was asked, as far as it goes.
        outputs: what was claimed to come out along each axis, None where nothing was.
        losses: what each layer of the first chain loses, along each axis; None where that cannot be said.
        fact: what stands in the way, empty where nothing does.
        because: the lines that say why.
        remedies: what comes out instead.
    """

    framework: Framework
    notation: Notation
    verdict: Verdict
    count: int
    chains: tuple[Walk, ...]
    outputs: tuple[Size, ...] | None = None
    losses: tuple[tuple[Loss, ...] | None, ...] = ()
    fact: str = ""
    because: tuple[str, ...] = ()
    remedies: tuple[Remedy, ...] = ()

    def __bool__(self) -> bool:
        """Whether it comes out."""
        return self.verdict == "feasible"


def chained(
    framework: Framework,
    notation: Notation,
    sizes: Sequence[Size],
    outputs: Sequence[Size] | None,
    limit: int,
) -> ChainResult:
    """Answer a question about a chain.

    Args:
        framework: whose layers they are.
        notation: the layers, of which some may be open.
        sizes: of the input along each axis.
        outputs: what should come out along each axis, None where that is asked.
        limit: how many chains are listed.

    Raises:
        MisuseError: the framework cannot hold a layer, or too little is said of it.
    """
    if any(word.open for word in notation.words):
        if outputs is None:
            raise MisuseError("a chain with layers to find needs its output: add -o")
        return filled_chain(framework, notation, sizes, outputs, limit)
    layers = understood(framework, notation, len(sizes))
    walked = walk(layers, sizes)
    if walked.broken:
        return _broken(framework, notation, walked, walked.broken, outputs)
    found = ChainResult(framework, notation, "feasible", 1, (walked,), tuple(outputs) if outputs else None)
    found = replace(found, losses=tuple(losses(layers, axis) for axis in range(len(sizes))))
    if outputs is None or walked.output == tuple(outputs):
        return found
    fact = f"the chain gives {said(walked.output)}, not {said(outputs)}"
    remedies = tuple(_remedies(framework, walked, outputs))
    return replace(found, verdict="impossible", count=0, fact=fact, remedies=remedies)


def filled_chain(
    framework: Framework, notation: Notation, sizes: Sequence[Size], outputs: Sequence[Size], limit: int
) -> ChainResult:
    """Find what is open in a chain."""
    found = filled(framework, notation, sizes, outputs, limit)
    if not found.chains:
        return ChainResult(
            framework,
            notation,
            found.verdict,
            0,
            (),
            tuple(outputs),
            fact=found.fact,
            because=found.because,
        )
    walks = tuple(walk(layers, sizes) for layers in found.chains)
    return ChainResult(framework, notation, "feasible", found.many, walks, tuple(outputs))


def _broken(
    framework: Framework, notation: Notation, walked: Walk, at: Break, outputs: Sequence[Size] | None
) -> ChainResult:
    layer = walked.layers[at.at]
    fact = f"layer {at.at + 1}, {layer.word}, ends the chain: {at.why}"
    remedies = list(_inputs(walked, outputs)) if all(each.does for each in walked.layers) else []
    return ChainResult(
        framework,
        notation,
        "impossible",
        0,
        (walked,),
        tuple(outputs) if outputs else None,
        fact=fact,
        remedies=tuple(remedies),
    )


def _inputs(walked: Walk, outputs: Sequence[Size] | None) -> list[Remedy]:
    """The nearest input that goes through and gives what was claimed, where there is one."""
    new: list[NetSize] = []
    uniform = all(layer.uniform for layer in walked.layers)
    for axis, size in enumerate(walked.sizes[0]):
        if uniform and axis and (size, outputs and outputs[axis]) == (walked.sizes[0][0], outputs and outputs[0]):
            new.append(new[0])
            continue
        steps, high = [layer.does[axis] for layer in walked.layers], LARGEST
        low = 1
        stated = [place for place, layer in enumerate(walked.layers) if layer.axes[axis].output_size]
        if stated:  # what is stated at the call is what comes out of that layer
            return _stated_input(walked, stated[0])
        if outputs is not None and isinstance(outputs[axis], int):
            low = high = outputs[axis]  # type: ignore[assignment]
        found = inputs_giving(steps, low, high)
        if found is None or not isinstance(size, int):
            return []
        new.append(min(max(size, found[0]), found[1]))
    return _with_input(walked, new)


def _stated_input(walked: Walk, place: int) -> list[Remedy]:
    new: list[NetSize] = []
    for axis, size in enumerate(walked.sizes[0]):
        grow, stated = walked.layers[place].does[axis], walked.layers[place].axes[axis].output_size
        low, high = getattr(grow, "low", None), getattr(grow, "high", None)
        if low is None or high is None or stated is None or not isinstance(size, int):
            return []
        stride = getattr(grow, "stride", 1)
        interval = 1 - (high - stated) // stride, 1 + (stated - low) // stride
        before = [layer.does[axis] for layer in walked.layers[:place]]
        found = inputs_giving(before, *interval) if interval[0] <= interval[1] else None
        if found is None:
            return []
        new.append(min(max(size, found[0]), found[1]))
    return _with_input(walked, new)


def _with_input(walked: Walk, new: Sequence[NetSize]) -> list[Remedy]:
    """The chain with another input, the next larger one where a layer wants a multiple."""
    words = tuple(layer.word for layer in walked.layers)
    for more in range(_MOST_TRIES if walked.broken else 1):
        sizes = tuple(size + more if isinstance(size, int) else size for size in new)
        if any(isinstance(size, int) and size > LARGEST for size in sizes) or sizes == walked.sizes[0]:
            continue
        there = walk(walked.layers, sizes)
        if not there.broken:
            return [Remedy(f"input {said(sizes)}", None, said(sizes), words, sizes, there.output)]
    return []


def _remedies(framework: Framework, walked: Walk, outputs: Sequence[Size]) -> list[Remedy]:
    """What comes out: every layer exact, the nearest change of one layer, another input."""
    found = []
    exact = exact_blocks(framework, walked.layers)
    if exact:
        new = walk(exact, walked.sizes[0])
        if not new.broken and new.output == tuple(outputs):
            first = next(at for at, layer in enumerate(exact) if layer is not walked.layers[at])
            found.append(_remedy("every layer exact", None, str(exact[first].word), new))
    found += _one_more(walked, outputs)
    sample = _sampled(walked, outputs)
    if sample:
        sizes, wanted = sample
        for change in changes(framework, walked.layers, rooms(walked.layers, sizes, wanted))[: 2 * _MOST_FIXES]:
            remedy = _changed(framework, walked, change, outputs) if len(found) < _MOST_FIXES - 1 else None
            if remedy and all(remedy.words != other.words for other in found):
                found.append(remedy)
    return [*found[: _MOST_FIXES - 1], *_inputs(walked, outputs)]


def _one_more(walked: Walk, outputs: Sequence[Size]) -> list[Remedy]:
    """The chain with one more of a layer that it repeats, as people make a stack reach further."""
    words = [layer.word for layer in walked.layers]
    for at in range(len(words) - 1, 0, -1):
        if words[at] == words[at - 1] and words[at : at + 2] != [words[at]] * 2:
            layers = (*walked.layers[: at + 1], *walked.layers[at:])
            rest = walk(layers[at + 1 :], walked.sizes[at + 1])
            if not rest.broken and rest.output == tuple(outputs):
                there = Walk(layers, (*walked.sizes[: at + 1], *rest.sizes), max(walked.first, rest.first))
                return [_remedy(f"one more {words[at]}", None, str(words[at]), there)]
    return []


def _sampled(walked: Walk, outputs: Sequence[Size]) -> tuple[list[tuple[int, ...]], tuple[int, ...]] | None:
    """The sizes on the way and the outputs as numbers, with one put in for a symbol."""
    number = walked.first + 7  # any that is far enough; what fits there is tried with the symbol
    sizes = [tuple(size if isinstance(size, int) else size.at(number) for size in each) for each in walked.sizes]
    wanted = tuple(size.at(number) if isinstance(size, Linear) else size for size in outputs)
    return (sizes, wanted) if min(wanted) >= 1 else None


def _changed(framework: Framework, walked: Walk, change: Change, outputs: Sequence[Size]) -> Remedy | None:
    """The chain with one layer changed, where it comes out: it is followed from that layer on."""
    at, dims = change.at, len(walked.sizes[0])
    new = [layer_of(framework, change.word, dims)] if change.word else []
    behind = [*new, *walked.layers[at + 1 :]]
    layers = (*walked.layers[:at], *behind)
    rest = walk(behind, walked.sizes[at])
    if not layers or rest.broken or rest.output != tuple(outputs):
        return None
    there = Walk(layers, (*walked.sizes[:at], *rest.sizes), max(walked.first, rest.first))
    what = f"layer {at + 1} as {change.word}" if change.word else f"without layer {at + 1}"
    return _remedy(what, at, str(change.word or ""), there)


def _remedy(what: str, at: int | None, word: str, there: Walk) -> Remedy:
    words = tuple(layer.word for layer in there.layers)
    return Remedy(what, at, word, words, there.sizes[0], there.output)
