"""Walking through a chain: the size behind each layer, or where it breaks and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.steps import Grow, Refusal, Step
from tconvcalc.networks.layers import NetLayer
from tconvcalc.networks.mirror import Wanted, with_base
from tconvcalc.networks.sizes import NetSize, after, first_taken, refusal
from tconvcalc.values import LARGEST


class Break(NamedTuple):
    """Where a chain ends before its end: at which layer, along which axis, and why."""

    at: int
    axis: int
    why: str


@dataclass(frozen=True)
class Walk:
    """A chain with the sizes on its way.

    Attributes:
        layers: all of them.
        sizes: the size along each axis before the first layer and behind each, up to where it breaks.
        first: the smallest value of a symbol from which on it holds.
        broken: where it breaks, None where it does not.
    """

    layers: tuple[NetLayer, ...]
    sizes: tuple[tuple[NetSize, ...], ...]
    first: int = 1
    broken: Break | None = None

    @property
    def output(self) -> tuple[NetSize, ...]:
        """The sizes at its end."""
        return self.sizes[-1]


def walk(layers: Sequence[NetLayer], sizes: Sequence[NetSize]) -> Walk:
    """Go through the layers with an input of these sizes.

    Raises:
        MisuseError: a symbol's size cannot be written behind some layer.
    """
    here, way, first = tuple(sizes), [tuple(sizes)], 1
    for place, layer in enumerate(layers):
        if isinstance(layer.steps, Refusal):
            return Walk(tuple(layers), tuple(way), first, Break(place, 0, layer.steps.sentence))
        alike = layer.uniform and here.count(here[0]) == len(here)
        each = here[:1] if alike else here  # what is the same along all axes is worked out once
        for axis, (step, size) in enumerate(zip(layer.steps, each, strict=False)):
            why = refusal(step, size) or _misstated(step, size, layer.axes[axis].output_size)
            if why:
                return Walk(tuple(layers), tuple(way), first, Break(place, axis, why))
            first = max(first, first_taken(step, size))
        if told(layer, here) is None:
            why = f"{layer.framework.title} has no output_padding that gives these sizes together"
            return Walk(tuple(layers), tuple(way), first, Break(place, 0, why))
        each = tuple(_behind(layer, axis, size) for axis, size in enumerate(each))
        here = each * len(here) if alike else each
        if any(map(_too_large, each)):
            return Walk(tuple(layers), tuple(way), first, Break(place, 0, f"its output is larger than {LARGEST:,}"))
        way.append(here)
    return Walk(tuple(layers), tuple(way), first)


def _too_large(size: NetSize) -> bool:
    """Whether frameworks, which count in 64 bits, have no such size."""
    if isinstance(size, int):
        return size > LARGEST
    return max(size.slope, abs(size.offset), getattr(size, "multiple", 1), getattr(size, "divisor", 1)) > LARGEST


def told(layer: NetLayer, sizes: Sequence[NetSize]) -> NetLayer | None:
    """The layer as its framework can be told what comes out: itself, or with the output_padding for a stated size.

    None where there is no such output_padding.
    """
    if layer.framework.steps.states_size or layer.axes[0].output_size is None:
        return layer
    wanted = [
        Wanted(step.stride, axis.output_size - step.stride * (size - 1), None)
        for step, axis, size in zip(layer.does, layer.axes, sizes, strict=True)
        if isinstance(step, Grow) and isinstance(size, int) and axis.output_size is not None
    ]
    return with_base(layer.framework, layer, wanted)


def _behind(layer: NetLayer, axis: int, size: NetSize) -> NetSize:
    stated = layer.axes[axis].output_size
    if stated is not None:
        return stated
    behind = after(layer.does[axis], size)
    if behind is None:
        raise MisuseError(
            f"behind {layer.word} a size of {size} is no single formula\n"
            "write a number for the input, or a multiple of the symbol, as in 8n"
        )
    return behind


def _misstated(step: Step, size: NetSize, stated: int | None) -> str:
    """Why the layer cannot be told this output size at the call, empty where it can or is not."""
    if stated is None:
        return ""
    if not isinstance(step, Grow) or not isinstance(size, int) or step.low is None or step.high is None:
        return "an output_size can be stated for a number only"
    least = step.stride * (size - 1)
    low, high = least + step.low, least + step.high
    if low <= stated <= high:
        return ""
    return f"from {size} it reaches {low if low == high else f'{low}..{high}'}, not {stated}"
