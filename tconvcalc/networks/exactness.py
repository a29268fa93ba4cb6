"""The same stack with every layer exact: what each multiplies by is all that it does."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.steps import Grow
from tconvcalc.networks.layers import TRANSPOSED, NetLayer, held
from tconvcalc.networks.words import LayerWord, Value, layer_word


def exact_blocks(framework: Framework, layers: Sequence[NetLayer]) -> list[NetLayer] | None:
    """Each transposed convolution that multiplies, cropped so that it gives stride times its input.

    None where one cannot, or where all do already.
    """
    known: dict[LayerWord, NetLayer | None] = {}
    found = []
    for layer in layers:
        if layer.word not in known:
            known[layer.word] = exact(framework, layer)
        other = known[layer.word]
        if other is None:
            return None
        found.append(other)
    return found if any(one is not two for one, two in zip(found, layers, strict=True)) else None


def exact(framework: Framework, layer: NetLayer) -> NetLayer | None:
    """The layer, where need be with another padding, so that it is exact; itself where it multiplies nothing."""
    grows = [step for step in layer.does if isinstance(step, Grow)]
    if layer.word.kind != TRANSPOSED or all(step.stride in {1, step.base} for step in grows):
        return layer
    spans = [(axis.dilation or 1) * ((axis.kernel_size or 1) - 1) + 1 for axis in layer.axes]
    trims = [span - step.stride for span, step in zip(spans, grows, strict=True)]
    usual = {name: each for name, each in layer.word.values.items() if name in {"kernel_size", "stride", "dilation"}}
    for values in _ways(usual, trims):
        other = held(framework, layer_word(TRANSPOSED, values, layer.word.place), len(layer.axes))
        if other and all(isinstance(step, Grow) and step.base == step.stride for step in other.does):
            return other
    return None


def _ways(usual: dict[str, tuple[Value, ...]], trims: Sequence[int]) -> list[dict[str, tuple[Value, ...]]]:
    ways: list[dict[str, tuple[Value, ...]]] = [{**usual, "padding": ("same",)}]
    if min(trims) >= 0:
        numbers: dict[str, tuple[Value, ...]] = {**usual, "padding": tuple(-(-trim // 2) for trim in trims)}
        digits = tuple(trim % 2 for trim in trims)
        ways.append({**numbers, "output_padding": digits} if any(digits) else numbers)
    return ways
