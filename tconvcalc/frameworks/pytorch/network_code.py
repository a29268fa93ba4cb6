"""Several layers in PyTorch: one ``nn.Sequential`` each, or a module where a call needs more than its input.

Source: the signatures of torch.nn, torch 2.13.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tconvcalc.frameworks.network_code import Channels, Network, Part, Placed, by_axis, remarked, settings, usual
from tconvcalc.frameworks.sequential_code import Dialect, written

_POOLS = {"pool": "MaxPool", "maxpool": "MaxPool", "avgpool": "AvgPool", "unpool": "MaxUnpool"}
_PADS = {"pad": "ZeroPad", "crop": "ZeroPad", "rpad": "ReflectionPad"}
_SHUFFLED_AXES = 2


def write(network: Network) -> str | None:
    """The network as code, None where it shuffles anything but two axes: PyTorch has no layer for that."""
    if any("shuffle" in layer.kind and len(layer.axes) != _SHUFFLED_AXES for layer in network.layers):
        return None
    return written(network, _DIALECT, _module)


def _module(part: Part, channels: Channels) -> Iterator[str] | None:
    """A module, for a part of which some layer needs an output_size or indices at its call."""
    if any(layer.kind == "unpool" or layer.axes[0].output_size is not None for layer in part.layers):
        return _module_lines(part, channels)
    return None


def _module_lines(part: Part, channels: Channels) -> Iterator[str]:
    title = part.name.capitalize()
    yield from ("", "", f"class {title}(nn.Module):", "    def __init__(self):", "        super().__init__()")
    yield "        self.layers = nn.ModuleList(["
    yield from (remarked(f"            {layer_call(layer, channels)},", layer.remark) for layer in part.layers)
    yield from ("        ])", "", "    def forward(self, x):")
    yield from (f"        x = {_call(place, layer)}" for place, layer in enumerate(part.layers))
    yield from ("        return x", "", "", f"{part.name} = {title}()")


def _call(place: int, layer: Placed) -> str:
    more = ""
    if layer.kind == "unpool":
        more += ", torch.zeros_like(x, dtype=torch.long)"
    if layer.axes[0].output_size is not None:
        more += f", output_size={list(layer.behind)}"
    remark = "  # your pool's indices" if layer.kind == "unpool" else ""
    return f"self.layers[{place}](x{more}){remark}"


def layer_call(layer: Placed, channels: Channels) -> str:
    """The call that builds one layer."""
    before, dims = str(channels), len(layer.axes)
    behind = channels.behind(layer)
    kind = layer.kind
    kernel = by_axis(layer.of("kernel_size"))
    if kind in {"conv", "tconv"}:
        turned = "Transpose" if kind == "tconv" else ""
        return _called(f"nn.Conv{turned}{dims}d", before, behind, kernel, *_given(layer))
    if kind == "lppool":
        return _called(f"nn.LPPool{dims}d", "2", kernel, *_given(layer))
    if kind in _POOLS:
        return _called(f"nn.{_POOLS[kind]}{dims}d", kernel, *_given(layer))
    return _resized(layer)


def _resized(layer: Placed) -> str:
    """The call that builds a layer without a kernel."""
    dims, target, factor = len(layer.axes), by_axis(layer.of("target")), layer.axes[0].factor
    written = {
        "adapt": f"nn.AdaptiveAvgPool{dims}d({target})",
        "resize": f"nn.Upsample(size={target})",
        "up": f"nn.Upsample(scale_factor={by_axis(map(_factor, layer.of('factor')))})",
        "shuffle": f"nn.PixelShuffle({factor})",
        "unshuffle": f"nn.PixelUnshuffle({factor})",
    }
    return written.get(layer.kind) or f"nn.{_PADS[layer.kind]}{dims}d({_ends(layer)})"


def _factor(factor: object) -> float:
    """A factor as code writes it: whole where it is."""
    number = Fraction(str(factor or 1))
    return int(number) if number.denominator == 1 else float(number)


def _called(name: str, *arguments_of_it: str) -> str:
    return f"{name}({', '.join(arguments_of_it)})"


def _given(layer: Placed) -> Iterator[str]:
    """The quantities that are written and not the default."""
    padding = layer.axes[0].padding
    return settings(layer, f'"{padding}"' if isinstance(padding, str) else usual(layer, "padding", 0))


def _ends(layer: Placed) -> str:
    """What is added at both ends of each axis, the last axis first; a crop adds less than nothing."""
    return repr(tuple(end for pair in reversed(layer.added) for end in pair))


_DIALECT = Dialect(
    imports=("import torch", "from torch import nn"),
    zeros="torch.zeros(1, channels, {})",
    opens="{} = nn.Sequential(",
    closes=")",
    sizes="{}.shape[2:] == {}",
    layer=layer_call,
)
