"""A question about a chain of layers answered: walked through, or the layers found that are missing in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.base import Framework
from tconvcalc.networks.blame import Loss, losses
from tconvcalc.networks.chain_remedies import Remedy, for_broken, remedies
from tconvcalc.networks.composing import inputs_giving
from tconvcalc.networks.filling import filled
from tconvcalc.networks.layers import said, understood
from tconvcalc.networks.notation import Notation
from tconvcalc.networks.walk import Break, Walk, walk
from tconvcalc.networks.words import written
from tconvcalc.values import LARGEST, Size

Verdict = Literal["feasible", "impossible", "out_of_bounds"]


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
        inputs: the smallest and the largest input that give the output, along each axis; None where one was given.
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
    inputs: tuple[tuple[int, int], ...] | None = None

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
    changed = tuple(remedies(framework, walked, outputs))
    return replace(found, verdict="impossible", count=0, fact=fact, remedies=changed)


def chained_to(framework: Framework, notation: Notation, outputs: Sequence[Size], limit: int) -> ChainResult | None:
    """Find the input with which a chain gives these numbers; where there is none, say what the next larger one gives.

    None where something else is open, or no input gives so much.

    Raises:
        MisuseError: the framework cannot hold a layer.
    """
    if any(word.open or "output_size" in word.values for word in notation.words):
        return None
    layers = understood(framework, notation, len(outputs))
    steps = [[layer.does[axis] for layer in layers if layer.does] for axis in range(len(outputs))]
    wanted = [size for size in outputs if isinstance(size, int)]
    if len(wanted) < len(outputs) or any(not layer.does for layer in layers):
        return None
    giving = [inputs_giving(each, size, size) for each, size in zip(steps, wanted, strict=True)]
    near = [inputs_giving(each, size, LARGEST) for each, size in zip(steps, wanted, strict=True)]
    sizes = [found[0] for found in near if found]
    if len(sizes) < len(wanted):
        return None
    found = chained(framework, notation, sizes, outputs, limit)
    known = tuple(each for each in giving if each)
    if len(known) == len(giving):
        return replace(found, inputs=known)
    return replace(found, fact=f"no input gives {said(outputs)}: {said(sizes)} gives {said(found.chains[0].output)}")


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
            remedies=tuple(
                Remedy(what, None, written(words), words, tuple(sizes), tuple(outputs)) for what, words in found.instead
            ),
        )
    walks = tuple(walk(layers, sizes) for layers in found.chains)
    return ChainResult(framework, notation, "feasible", found.many, walks, tuple(outputs))


def _broken(
    framework: Framework, notation: Notation, walked: Walk, at: Break, outputs: Sequence[Size] | None
) -> ChainResult:
    layer = walked.layers[at.at]
    fact = f"layer {at.at + 1}, {layer.word}, ends the chain: {at.why}"
    return ChainResult(
        framework,
        notation,
        "impossible",
        0,
        (walked,),
        tuple(outputs) if outputs else None,
        fact=fact,
        remedies=tuple(for_broken(framework, walked, outputs)),
    )
