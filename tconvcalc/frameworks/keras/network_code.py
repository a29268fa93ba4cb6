"""Several layers in Keras: one ``keras.Sequential`` each.

Source: the signatures of keras.layers, keras 3.15.
"""

from __future__ import annotations

from collections.abc import Iterator

from tconvcalc.frameworks.network_code import Channels, Network, Placed, arguments, by_axis, usual
from tconvcalc.frameworks.sequential_code import Dialect, written
from tconvcalc.values import Ends

_POOLS = {"pool": "MaxPooling", "maxpool": "MaxPooling", "avgpool": "AveragePooling"}
_PLANE = 2


def write(network: Network) -> str | None:
    """The network as code, None where it resizes anything but two axes: Keras has no layer for that."""
    if any(layer.kind == "resize" and len(layer.axes) != _PLANE for layer in network.layers):
        return None
    return written(network, _DIALECT)


def layer_call(layer: Placed, channels: Channels) -> str:
    """The call that builds one layer."""
    dims, behind, kind = len(layer.axes), channels.behind(layer), layer.kind
    if kind in {"conv", "tconv"}:
        name = f"Conv{dims}D{'Transpose' if kind == 'tconv' else ''}"
        return _called(name, behind, by_axis(layer.of("kernel_size")), *_given(layer))
    if kind in _POOLS:
        return _called(f"{_POOLS[kind]}{dims}D", by_axis(layer.of("kernel_size")), *_given(layer))
    if kind == "up":
        factors = [int(str(factor)) for factor in layer.of("factor")]
        return f"UpSampling{dims}D({by_axis(factors)})"
    if kind == "adapt":
        return f"AdaptiveAveragePooling{dims}D({by_axis(layer.of('target'))})"
    if kind == "resize":
        return f"Resizing({', '.join(map(str, layer.of('target')))})"
    return _padded(layer)


def _padded(layer: Placed) -> str:
    """A pad or a crop; one that adds less than nothing is a crop."""
    dims, ends = len(layer.axes), [axis.ends or Ends(0, 0) for axis in layer.axes]
    if layer.kind == "rpad":
        pairs = [[0, 0], *(list(pair) for pair in ends), [0, 0]]
        return f'Lambda(lambda x: keras.ops.pad(x, {pairs}, mode="reflect"))'
    if layer.kind == "pad" and any(end < 0 for pair in ends for end in pair):
        pairs = [[0, 0], *([max(0, end) for end in pair] for pair in ends), [0, 0]]
        return f"Lambda(lambda x: keras.ops.pad(x, {pairs})[:, {layer.sliced}])"
    name = "Cropping" if layer.kind == "crop" else "ZeroPadding"
    each = tuple(tuple(pair) for pair in ends)
    return f"{name}{dims}D({each[0] if dims == 1 else each})"


def _called(name: str, *given: str) -> str:
    return f"{name}({', '.join(given)})"


def _given(layer: Placed) -> Iterator[str]:
    """The quantities that are written and not the default."""
    padding = layer.axes[0].padding
    return arguments(
        (
            "strides",
            usual(layer, "stride", 1 if "conv" in layer.kind else None),
            "1" if "conv" in layer.kind else "None",
        ),
        ("padding", f'"{padding or "valid"}"', '"valid"'),
        ("output_padding", by_axis(layer.of("output_padding")), "None"),
        ("dilation_rate", usual(layer, "dilation", 1), "1"),
        ("groups", layer.groups or 1, 1),
    )


_DIALECT = Dialect(
    imports=("import keras",),
    zeros="keras.ops.zeros([1, {}, channels])",
    opens="{} = keras.Sequential([",
    closes="])",
    sizes="tuple({}.shape[1:-1]) == {}",
    layer=lambda layer, channels: f"keras.layers.{layer_call(layer, channels)}",
)
