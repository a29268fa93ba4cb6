"""Code that runs as pasted, so that an answer can be tried before it is believed.

Every line is a statement by itself (no block), so that it can also be pasted at a prompt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from tconvcalc.frameworks.bilinear import bilinear_weights, refuse_unless_bilinear
from tconvcalc.frameworks.equivalence import equivalents
from tconvcalc.frameworks.registry import FRAMEWORKS
from tconvcalc.frameworks.signature import Signature, Storage, by_axis
from tconvcalc.layer import Layer
from tconvcalc.values import size_at

Init = Literal["bilinear"]

WIDTH = 100
"""The columns that a line keeps to, unless its numbers are too long for that."""

RECOGNISABLE = 8
"""What a symbol is taken to be, where it may be: neither trivial nor large."""

REMARKS = 46
"""The column of the remarks, as long as the code leaves room."""

YOURS = "your feature map"
"""What is said of an input whose sizes are numbers."""

_VARIABLES = {"input": "x", **{name: name for name in ("filters", "output_shape", "in_channels", "out_channels")}}
_BY_AXIS = {"kernel_size", "stride", "padding", "output_padding", "dilation"}


def snippets(layer: Layer, init: Init | None = None) -> dict[str, str]:
    """Write a layer in each API of its framework: the API's name and the code, which ends with the result in ``y``.

    Args:
        layer: what to write; a symbol in its sizes is taken to be some number for which the layer holds.
        init: how the weights start: at random, or as a bilinear interpolation.

    Raises:
        MisuseError: the kernel cannot interpolate at this stride.
    """
    if init:
        refuse_unless_bilinear(layer)
    framework = FRAMEWORKS[layer.framework]
    others = (next(equivalents(layer, FRAMEWORKS[name]), None) for name in framework.also_written_in)
    return {
        signature.api: "\n".join(_lines(signature, written, init))
        for written in (layer, *others)
        if written
        for signature in FRAMEWORKS[written.framework].signatures
        if signature.dims == len(written.axes)
    }


@dataclass(frozen=True, eq=False, repr=False)
class Text:
    """What the body of a snippet is made of (``signature.Snippet``)."""

    signature: Signature
    layer: Layer
    init: Init | None
    weights: str
    outputs: str
    biased: bool

    def call(self, before: str, after: str = "") -> str:
        """The call itself, on as many lines as it needs, with what stands before and behind it."""
        arguments = list(_arguments(self.signature, self.layer, biased=self.biased))
        return _wrapped(before + self.signature.printed, arguments, after)


def _lines(signature: Signature, layer: Layer, init: Init | None) -> Iterator[str]:
    number = max(RECOGNISABLE, layer.first)
    if signature.file:
        counts = channel_numbers(layer, init)
        known = replace(layer, in_channels=counts[0], out_channels=counts[1])
        yield from signature.file(known, [size_at(axis.input_size, number) for axis in layer.axes], init)
        return
    inputs = ", ".join(str(size_at(axis.input_size, number)) for axis in layer.axes)
    remark = f"{layer.symbol} = {number}; any {layer.symbol} >= {layer.first} fits" if layer.symbol else YOURS
    yield from signature.imports
    yield from remarked(channel_counts(layer, init), (f"x = {signature.zeros.format(inputs)}", remark))
    preparing, weights = bilinear_weights(signature, layer) if init else ([], "")
    yield from preparing
    weights = weights or signature.random.format(layout(signature, layer))
    outputs = ", ".join(str(size_at(axis.output_size, number)) for axis in layer.axes)
    # an interpolation adds nothing, and FCN leaves the bias out
    yield from signature.body(Text(signature, layer, init, weights, outputs, biased=not init))


def layout(signature: Storage, layer: Layer) -> str:
    """The shape of the weights, as code."""
    kernel = ", ".join(str(axis.kernel_size) for axis in layer.axes)
    return ", ".join(kernel if word == "kernel_size" else word for word in signature.filters)


def channel_counts(layer: Layer, init: Init | None = None) -> tuple[str, str]:
    """The channel counts, and which of them are placeholders: divisible by groups, equal where they interpolate."""
    given = {"in_channels": layer.in_channels, "out_channels": layer.out_channels}
    counts = channel_numbers(layer, init)
    missing = [name for name, count in given.items() if not count]
    remark = "yours" if len(missing) == len(given) else "".join(f"{name}: yours" for name in missing)
    return f"{', '.join(given)} = {', '.join(map(str, counts))}", remark


def channel_numbers(layer: Layer, init: Init | None = None) -> list[int]:
    """The channel counts that are given, or else usual ones that the groups divide."""
    given = layer.in_channels, layer.out_channels
    equal = layer.in_channels or layer.out_channels or 32
    usual = (equal, equal) if init else (64, 32)
    return [count or -(-many // layer.groups) * layer.groups for many, count in zip(usual, given, strict=True)]


def remarked(*lines: tuple[str, str]) -> Iterator[str]:
    """Put the remarks below each other, two columns after the code."""
    column = max(REMARKS, *(len(code) + 2 for code, _ in lines))
    for code, remark in lines:
        yield f"{code:<{column}}# {remark}" if remark else code


def _wrapped(name: str, arguments: list[str], after: str) -> str:
    """Write a call on one line, else its arguments on a line of their own, else one line for each."""
    inside = ", ".join(arguments)
    if len(f"{name}({inside}){after}") <= WIDTH:
        return f"{name}({inside}){after}"
    if len(inside) + 4 > WIDTH:
        inside = ",\n    ".join(arguments) + ","
    return f"{name}(\n    {inside}\n){after}"


def _arguments(signature: Signature, layer: Layer, *, biased: bool) -> Iterator[str]:
    """Write each parameter that is not at its default, the leading ones by position."""
    values: dict[str, object] = {
        "kernel_size": by_axis(axis.kernel_size for axis in layer.axes),
        "stride": by_axis(axis.stride for axis in layer.axes),
        "padding": signature.words.get(layer.word or "") or signature.padding(layer),
        "output_padding": None if layer.auto else by_axis(axis.output_padding or 0 for axis in layer.axes),
        "dilation": by_axis(axis.dilation for axis in layer.axes),
        "groups": layer.groups,
        "bias": biased,
    }
    yield from signature.before
    for place, parameter in enumerate(signature.parameters):
        name = "" if place < signature.leading else f"{parameter.name}="
        value = values.get(parameter.quantity, parameter.default)
        if parameter.quantity in _VARIABLES:
            yield f"{name}{_VARIABLES[parameter.quantity]}"
        elif parameter.always or value != parameter.default:
            if signature.every_axis and parameter.quantity in _BY_AXIS and isinstance(value, int):
                value = (value,) * len(layer.axes)
            yield name + (f'"{value}"' if isinstance(value, str) else repr(value))
    yield from signature.behind
