"""The proof in the frameworks themselves: a layer and the code that replaces it, run on equal inputs and weights.

``python -m tests.conversion.proof`` runs every ordered pair; a number of layers for each pair may follow, names of
frameworks (``a`` for all pairs of those named, ``a:b`` for the one pair, ``a:`` and ``:b`` for all pairs with it), and
``seed=WORD`` for other layers. Everything is whole numbers in float32, so that equal means equal in every element.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Any, NamedTuple

import numpy as np

from tconvcalc.conversion.converted import Converted, converted
from tconvcalc.conversion.source import Source
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.signature import Signature
from tconvcalc.layer import Layer
from tests.conversion.draws import layers
from tests.conversion.running import Array, Job, results
from tests.truth.environment import prepare

NAMES = [name for name, framework in FRAMEWORKS.items() if not framework.signatures[0].file]
USUAL = 25
PORTION = 64
"""So many layers are run at once, where a framework gains by that."""


class Drawn(NamedTuple):
    """A layer of the source, how its weights are kept, its arrays with channels first, and what it yields."""

    layer: Layer
    source: Source
    place: int
    given: dict[str, Array]
    wanted: Array

    def converted_to(self, target: str) -> Converted:
        """The layer in the target; every second one as one layer."""
        return converted(self.source, self.layer, [target], one_layer=self.place % 2 == 1)[0]


def different(source: str, target: str, count: int, seed: str = "proof") -> Iterator[tuple[Layer, str]]:
    """The layers of which the code for the target yields other numbers than the source, with that code."""
    own = list(drawn(source, count, seed))
    jobs = [_job(each, each.converted_to(target)) for each in own]
    found = (result for portion in portions(jobs) for result in results(target, portion))
    for each, job, result in zip(own, jobs, found, strict=True):
        if not np.array_equal(each.wanted, result):
            yield each.layer, job.code


@lru_cache(1)
def drawn(source: str, count: int, seed: str) -> Sequence[Drawn]:
    """Layers of the source with what the source itself makes of them; the last ones are kept for the next target."""
    fresh = [_fresh(source, place, layer) for place, layer in enumerate(layers(source, count, seed))]
    jobs = [_job(each, each.converted_to(source)) for each in fresh]
    made = (result for portion in portions(jobs) for result in results(source, portion))
    return [each._replace(wanted=result) for each, result in zip(fresh, made, strict=True)]


def portions(jobs: Sequence[Job]) -> Iterator[Sequence[Job]]:
    """The jobs in portions."""
    return (jobs[start : start + PORTION] for start in range(0, len(jobs), PORTION))


def _fresh(source: str, place: int, layer: Layer) -> Drawn:
    own = signature(source, len(layer.axes), place)
    biased = place % 3 > 0
    asked: Any = None  # the question plays no part once the layer is known
    given = arrays(layer, own, np.random.default_rng(place))
    given = given if biased else {name: array for name, array in given.items() if name != "bias"}
    return Drawn(layer, Source(asked, own, own, biased), place, given, given["x"])


def _job(one: Drawn, there: Converted) -> Job:
    wanted = signature(there.framework, len(one.layer.axes), one.place)
    return Job(there.code[wanted.api], laid_out(one.given, wanted), wanted.channels_last)


def whole(seed: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Small whole numbers."""
    return seed.integers(-4, 5, shape).astype(np.float32)


def signature(name: str, dims: int, place: int) -> Signature:
    """One of the framework's calls for so many axes, each in its turn."""
    own = [each for each in FRAMEWORKS[name].signatures if each.dims == dims]
    return own[place % len(own)]


def arrays(layer: Layer, own: Signature, random: np.random.Generator) -> dict[str, Array]:
    """Weights in the source's layout, a bias, and an input with channels first."""
    into, out = layer.in_channels or 1, layer.out_channels or 1
    counts: dict[str, tuple[int, ...]] = {"in_channels": (into,), "out_channels": (out // layer.groups,)}
    counts["kernel_size"] = tuple(axis.kernel_size for axis in layer.axes)
    shape = tuple(size for name in own.filters for size in counts[name])
    sizes = [int(str(axis.input_size)) for axis in layer.axes]
    return {"w": whole(random, shape), "bias": whole(random, (out,)), "x": whole(random, (1, into, *sizes))}


def laid_out(given: dict[str, Array], there: Signature) -> dict[str, Array]:
    """The same with the input as a framework wants it."""
    x = np.moveaxis(given["x"], 1, -1) if there.channels_last else given["x"]
    return {**given, "x": np.ascontiguousarray(x)}


def pairs(words: Sequence[str]) -> list[tuple[str, str]]:
    """The ordered pairs that are named, source by source."""
    plain = [word for word in words if ":" not in word]
    named = list(product(plain or NAMES, plain or NAMES)) if plain or not words else []
    for source, _, target in (word.partition(":") for word in words if ":" in word):
        named += product([source] if source else NAMES, [target] if target else NAMES)
    return sorted(dict.fromkeys(named), key=lambda pair: NAMES.index(pair[0]))


def main(arguments: list[str]) -> int:
    """Run the pairs that are named, or all; return how many layers differ."""
    count = next((int(each) for each in arguments if each.isdigit()), USUAL)
    seed = next((each.removeprefix("seed=") for each in arguments if each.startswith("seed=")), "proof")
    prepare()
    os.environ["XLA_FLAGS"] += " --xla_backend_optimization_level=0"  # each program runs once: compiling is what costs
    wrong = 0
    for source, target in pairs([each for each in arguments if not each.isdigit() and "=" not in each]):
        found = list(different(source, target, count, seed))
        wrong += len(found)
        sys.stdout.write(f"{source} -> {target}: {count - len(found)} of {count} equal\n")
        sys.stdout.writelines(f"{layer}\n{code}\n" for layer, code in found[:1])
        sys.stdout.flush()
    return wrong


if __name__ == "__main__":
    sys.exit(min(1, main(sys.argv[1:])))
