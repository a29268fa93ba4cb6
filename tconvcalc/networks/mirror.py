"""The layer that undoes another: the same numbers where they will do, with the digit that brings the size back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.steps import Grow, Shrink, Step
from tconvcalc.geometry import span_of_kernel
from tconvcalc.networks.layers import TRANSPOSED, NetLayer, held
from tconvcalc.networks.words import LayerWord, Value, layer_word
from tconvcalc.values import Ends

_MORE_TAPS = 2
"""How much larger a kernel may be where the layer's own cannot be written."""


class Wanted(NamedTuple):
    """What the mirror has to do along one axis: ``stride*(o - 1) + base``, and the size it then gives, if known."""

    stride: int
    base: int
    size: int | None


def mirrored(framework: Framework, layer: NetLayer, wanted: Sequence[Wanted]) -> NetLayer | None:
    """The layer that undoes one that shrinks, None where the framework has none.

    Args:
        framework: whose layers they are.
        layer: what is to be undone.
        wanted: for each axis, what its mirror has to do.
    """
    for word in _candidates(framework, layer, wanted):
        found = held(framework, word, len(wanted))
        if found and _does(found, wanted):
            return found
    return None


def usual_mirror(framework: Framework, layer: NetLayer, wanted: Sequence[Wanted]) -> NetLayer | None:
    """The mirror that leaves output_padding to its default, where what it gives is among the sizes that fold onto one.

    ``wanted`` are the least that it may do; a base below the stride more will do as well.
    """
    for word in _candidates(framework, layer, wanted):
        found = None if {"output_padding", "output_size"} & word.values.keys() else held(framework, word, len(wanted))
        if found and all(_within(step, want) for step, want in zip(found.does, wanted, strict=True)):
            return found
    return None


def _within(step: Step, want: Wanted) -> bool:
    return isinstance(step, Grow) and step.stride == want.stride and 0 <= step.base - want.base < want.stride


def undone(framework: Framework, layer: NetLayer, sizes: Sequence[int] | None) -> NetLayer | None:
    """The layer that undoes one that is no stride: a pad, a crop, an upsampling, a shuffle, a resize.

    ``sizes`` are those before the layer, where they are known.
    """
    values, kind = layer.word.values, layer.word.kind
    ends = values.get("ends")
    if ends:
        back = tuple(Ends(-value.begin, -value.end) for value in ends if isinstance(value, Ends))
        word = layer_word("crop", {"ends": ends}) if kind != "crop" else layer_word("pad", {"ends": ends})
        negative = any(end < 0 for value in back for end in (-value.begin, -value.end))
        return held(framework, layer_word("pad", {"ends": back}) if negative else word, len(layer.axes))
    if kind in {"shuffle", "unshuffle"}:
        other = "unshuffle" if kind == "shuffle" else "shuffle"
        return held(framework, layer_word(other, {"factor": values["factor"]}), len(layer.axes))
    steps = layer.does
    if all(isinstance(step, Grow) and step.stride == step.base for step in steps) and kind == "up":
        word = layer_word("pool", {"kernel_size": tuple(step.stride for step in steps if isinstance(step, Grow))})
        return held(framework, word, len(layer.axes))
    if all(isinstance(step, Grow) for step in steps):
        usual = {name: value for name, value in values.items() if name not in {"output_padding", "output_size"}}
        return held(framework, layer_word("pool" if kind == "unpool" else "conv", usual), len(layer.axes))
    return None if sizes is None else held(framework, layer_word("resize", {"target": tuple(sizes)}), len(layer.axes))


def _does(layer: NetLayer, wanted: Sequence[Wanted]) -> bool:
    """Whether a transposed convolution does what is wanted on every axis."""
    return all(
        isinstance(step, Grow) and step.stride == want.stride and gives(step, axis.output_size, want.base)
        for step, axis, want in zip(layer.does, layer.axes, wanted, strict=True)
    )


def gives(step: Grow, stated: int | None, base: int) -> bool:
    """Whether a growing step has this base, or (where an output size is stated) may be told it."""
    if stated is None or step.low is None or step.high is None:
        return step.base == base
    return step.low <= base <= step.high


def _candidates(framework: Framework, layer: NetLayer, wanted: Sequence[Wanted]) -> Iterator[LayerWord]:
    """Layers that may do: the same numbers, then another kernel and padding of the same window."""
    values = layer.word.values
    kernel = _numbers(layer, "kernel_size")
    usual: dict[str, tuple[Value, ...]] = {"kernel_size": kernel, "stride": tuple(each.stride for each in wanted)}
    if "dilation" in values:
        usual["dilation"] = values["dilation"]
    padding = values.get("padding")
    if padding == ("causal",):
        padding = ("same",)
    if padding:
        usual["padding"] = padding
    if all(isinstance(size, int) for size in kernel):
        yield from _with_digit(framework, _shortened(usual), wanted)
        yield from _with_digit(framework, _shortened(usual | _same_window(layer, kernel)), wanted)
        larger = [
            {**usual, "kernel_size": tuple(_plus(size, more) for size in kernel)} for more in range(1, _MORE_TAPS + 1)
        ]
        for each in larger if padding and isinstance(padding[0], str) else []:
            yield from _with_digit(framework, _shortened(each), wanted)
        windows = tuple(step.window for step in layer.does if isinstance(step, Shrink))
        for bases in dict.fromkeys((tuple(want.base for want in wanted), windows)):
            yield from _with_ends(framework, usual, wanted, bases)
    yield from _with_digit(framework, _shortened(_of_window(layer, wanted)), wanted)


def _same_window(layer: NetLayer, kernel: tuple[Value, ...]) -> dict[str, tuple[Value, ...]]:
    """The padding in numbers with which this kernel leaves the window of the layer; nothing where none does."""
    trims = [
        span_of_kernel(size, axis.dilation or 1) - step.window
        for step, axis, size in zip(layer.does, layer.axes, kernel, strict=True)
        if isinstance(step, Shrink) and isinstance(size, int)
    ]
    if any(trim < 0 or trim % 2 for trim in trims):
        return {}
    return {"padding": tuple(trim // 2 for trim in trims)}


def _numbers(layer: NetLayer, quantity: str) -> tuple[Value, ...]:
    return tuple(getattr(axis, quantity) for axis in layer.axes)


def _plus(value: Value, more: int) -> Value:
    return value + more if isinstance(value, int) else value


def _shortened(values: dict[str, tuple[Value, ...]]) -> dict[str, tuple[Value, ...]]:
    """Without the strides, paddings and dilations that are the default."""
    usual = {"stride": 1, "dilation": 1, "padding": 0}
    return {name: each for name, each in values.items() if name not in usual or set(each) != {usual[name]}}


def _of_window(layer: NetLayer, wanted: Sequence[Wanted]) -> dict[str, tuple[Value, ...]]:
    """A kernel of at least the stride and the padding that leaves the window of the layer of it."""
    windows = [
        step.window if isinstance(step, Shrink) else want.base for step, want in zip(layer.does, wanted, strict=True)
    ]
    pads = [max(0, -((window - want.stride) // 2)) for window, want in zip(windows, wanted, strict=True)]
    kernel = tuple(window + 2 * pad for window, pad in zip(windows, pads, strict=True))
    return {"kernel_size": kernel, "stride": tuple(each.stride for each in wanted), "padding": tuple(pads)}


def with_base(framework: Framework, layer: NetLayer, wanted: Sequence[Wanted]) -> NetLayer | None:
    """The growing layer itself, with the output_padding or the stated size that makes it do what is wanted."""
    usual = {name: each for name, each in layer.word.values.items() if name not in {"output_padding", "output_size"}}
    for word in _with_digit(framework, usual, wanted, layer.word.kind):
        found = held(framework, word, len(wanted))
        if found and _does(found, wanted):
            return found
    return None


def _with_ends(
    framework: Framework, values: dict[str, tuple[Value, ...]], wanted: Sequence[Wanted], bases: Sequence[int]
) -> Iterator[LayerWord]:
    """The layer with the padding of two ends that has these bases, the smaller half first, whatever that counts."""
    found = []
    for ends in (Ends(0, 0), Ends(1, 1)):
        probe = held(framework, layer_word(TRANSPOSED, _shortened({**values, "padding": (ends,)})), len(wanted))
        found.append([step.base for step in probe.does if isinstance(step, Grow)] if probe else [])
    totals = [2 * (base - none) // (one - none) for base, none, one in zip(bases, *found, strict=False)]
    if len(totals) == len(wanted) and min(totals) >= 0:
        paddings = tuple(Ends(total // 2, total - total // 2) for total in totals)
        yield from _with_digit(framework, _shortened({**values, "padding": paddings}), wanted)


def _with_digit(
    framework: Framework, values: dict[str, tuple[Value, ...]], wanted: Sequence[Wanted], kind: str = TRANSPOSED
) -> Iterator[LayerWord]:
    """The layer as it is, with the output_padding that is wanted, and with the size stated."""
    yield layer_word(kind, values)
    most = tuple(max(0, want.stride - 1) for want in wanted)
    probe = held(framework, layer_word(kind, {**values, "output_padding": most}), len(wanted))
    if probe:
        bases = [step.base for step in probe.does if isinstance(step, Grow)]
        own = tuple(want.base - base + high for want, base, high in zip(wanted, bases, most, strict=True))
        if min(own) >= 0:
            yield layer_word(kind, {**values, "output_padding": own})
    elif framework.steps.states_size and all(want.size for want in wanted):
        yield layer_word(kind, {**values, "output_size": tuple(want.size for want in wanted)})
