"""The proof in the frameworks themselves: a layer and the code that replaces it, run on equal inputs and weights.

``python -m tests.conversion.proof`` runs every ordered pair; a number of layers for each pair may follow, and names of
frameworks. Everything is whole numbers in float32, so that equal means equal in every element.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from tconvcalc.conversion.converted import converted
from tconvcalc.conversion.source import Source
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.signature import Signature
from tconvcalc.layer import Layer
from tests.conversion.draws import layers
from tests.truth.environment import prepare

NAMES = [name for name, framework in FRAMEWORKS.items() if not framework.signatures[0].file]
USUAL = 25
Array = npt.NDArray[np.float32]


def whole(seed: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Small whole numbers."""
    return seed.integers(-4, 5, shape).astype(np.float32)


def run(code: str, given: dict[str, Array], *, channels_last: bool) -> Array:
    """Run printed code with these arrays in place of those that it draws, and give ``y`` with channels first.

    Executing is right here: the text is our own, fresh from the printer under test.
    """
    kept = [line for line in code.splitlines() if line.split(" = ")[0] not in given]
    namespace: dict[str, Any] = {"__name__": "snippet", **given}
    exec(compile("\n".join(kept), "<code>", "exec"), namespace)  # noqa: S102
    y = namespace["y"]
    y = y.detach() if hasattr(y, "detach") else y
    result = np.asarray(y.numpy() if hasattr(y, "numpy") else y)
    return np.moveaxis(result, -1, 1) if channels_last else result


def different(source: str, target: str, count: int, seed: str = "proof") -> Iterator[tuple[Layer, str]]:
    """The layers of which the code for the target yields other numbers than the source, with that code."""
    for place, layer in enumerate(layers(source, count, seed)):
        dims, random = len(layer.axes), np.random.default_rng(place)
        own = signature(source, dims, place)
        biased = place % 3 > 0
        asked: Any = None  # the question plays no part once the layer is known
        told = Source(asked, own, own, biased)
        one_layer = place % 2 == 1
        (here,), (there,) = (converted(told, layer, [name], one_layer=one_layer) for name in (source, target))
        wanted = signature(target, dims, place)
        given = arrays(layer, own, random)
        given = given if biased else {name: array for name, array in given.items() if name != "bias"}
        first = run(here.code[own.api], laid_out(given, own), channels_last=own.channels_last)
        code = there.code[wanted.api]
        if not np.array_equal(first, run(code, laid_out(given, wanted), channels_last=wanted.channels_last)):
            yield layer, code


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


def main(arguments: list[str]) -> int:
    """Run the pairs of the named frameworks, or of all; return how many layers differ."""
    numbers = [int(each) for each in arguments if each.isdigit()]
    names = [each for each in arguments if not each.isdigit()] or NAMES
    prepare()
    wrong = 0
    for source in names:
        for target in names:
            count = (numbers or [USUAL])[0]
            found = list(different(source, target, count))
            wrong += len(found)
            sys.stdout.write(f"{source} -> {target}: {count - len(found)} of {count} equal\n")
            sys.stdout.writelines(f"{layer}\n{code}\n" for layer, code in found[:1])
            sys.stdout.flush()
    return wrong


if __name__ == "__main__":
    sys.exit(min(1, main(sys.argv[1:])))
