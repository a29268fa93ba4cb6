"""Code that takes the weights of one framework, builds the layer in another, and ends with the result in ``y``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tconvcalc.conversion.recipe import Recipe
from tconvcalc.conversion.source import Source
from tconvcalc.conversion.weights import moved_weights
from tconvcalc.frameworks.codegen import RECOGNISABLE, YOURS, Text, channel_counts, layout, remarked
from tconvcalc.frameworks.signature import Signature
from tconvcalc.layer import Layer
from tconvcalc.values import Ends, size_at

_WEIGHTS = "the weights as they are"


def ported_code(source: Source, layer: Layer, target: Signature, recipe: Recipe) -> str:
    """The code for one API of the target, which runs as pasted.

    Args:
        source: whose weights are moved, and whether there is a bias.
        layer: the layer as the source has it.
        target: the call that is written.
        recipe: what is built, and what comes after it.
    """
    number = max(RECOGNISABLE, layer.first)
    there = recipe.layer
    sizes = [str(size_at(axis.input_size, number)) for axis in layer.axes]
    outputs = ", ".join(str(size_at(axis.output_size, number)) for axis in there.axes)
    text = Text(target, there, None, "kernel", outputs, biased=source.biased)
    return "\n".join(
        [
            "import numpy as np",
            *(line for line in target.imports if line != "import numpy as np"),
            *_given(source, layer, target, sizes),
            f"kernel = {_copied(moved_weights(source.storage, target, layer, recipe))}",
            *target.ported(text),
            *sliced(recipe.slices, channels_last=target.channels_last),
        ]
    )


def _given(source: Source, layer: Layer, target: Signature, sizes: list[str]) -> Iterator[str]:
    """The channel counts, the weights, the bias and the input, all of which are to be replaced by one's own."""
    shape = layout(source.storage, layer)
    if layer.groups > 1:
        shape = shape.replace("out_channels", f"out_channels // {layer.groups}")
    inputs = ["1", *sizes, "in_channels"] if target.channels_last else ["1", "in_channels", *sizes]
    draw = "rng.standard_normal({}, np.float32)"
    yield from remarked(
        channel_counts(layer),
        ("rng = np.random.default_rng(0)", ""),
        (f"w = {draw.format(f'({shape})')}", _WEIGHTS),
        *([(f"bias = {draw.format('out_channels')}", "")] if source.biased else []),
        (f"x = {draw.format('(' + ', '.join(inputs) + ')')}", YOURS),
    )


def _copied(expression: str) -> str:
    """As an array of its own, where the expression is a view.

    Some frameworks take no negative stride, which ``ascontiguousarray`` leaves on an axis of one element.
    """
    return expression if expression == "w" else f"{expression}.copy()"


def sliced(slices: Sequence[Ends], *, channels_last: bool) -> list[str]:
    """The line that drops what is too much, if anything is."""
    if not any(map(any, slices)):
        return []
    cut = ", ".join(f"{ends.begin or ''}:{-ends.end or ''}" for ends in slices)
    return [f"y = y[:, {cut}]" if channels_last else f"y = y[:, :, {cut}]"]
