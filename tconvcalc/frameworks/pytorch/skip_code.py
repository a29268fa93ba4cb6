"""A network with skips in PyTorch: a module of lists, one entry a level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tconvcalc.frameworks.network_code import Placed, remarked
from tconvcalc.frameworks.pytorch.network_code import layer_call
from tconvcalc.frameworks.skip_code import SkipChannels, SkipNetwork

_LISTS = ("blocks", "downs", "ups", "joined")


def write(network: SkipNetwork) -> str | None:
    """The network as code, None where a layer is told more than its input, or moves between channels and space."""
    if any(
        layer.kind in {"unpool", "shuffle", "unshuffle"} or layer.axes[0].output_size is not None
        for layer in network.layers
    ):
        return None
    return "\n".join(_lines(network))


def _lines(network: SkipNetwork) -> Iterator[str]:
    channels = SkipChannels(network)
    sizes = ", ".join(map(str, network.sizes))
    yield from ("import torch", "from torch import nn", "")
    yield remarked(f"channels = {channels.start}", "yours")
    yield remarked(f"x = torch.zeros(1, channels, {sizes})", network.remark)
    yield from ("", "", "class UNet(nn.Module):", "    def __init__(self):", "        super().__init__()")
    yield from _built(network, channels)
    yield from _forward(cuts=any(level.cuts for level in network.levels))
    yield from ("", "", "y = UNet()(x)", f"assert y.shape[2:] == {network.output}")


def _built(network: SkipNetwork, channels: SkipChannels) -> Iterator[str]:
    """The lists of layers, in the order in which data flows."""
    lists: dict[str, list[str]] = {name: [] for name in _LISTS}
    widths = []
    for level in network.levels:
        lists["blocks"] += _sequential(level.block, channels)
        widths.append(channels.width())
        lists["downs"] += _sequential([level.down], channels)
    bottom = _sequential(network.bottom, channels, " " * 8, "self.bottom = ", "")
    for level in reversed(network.levels):
        lists["ups"] += _sequential(level.up, channels)
        channels.join(widths.pop())
        lists["joined"] += _sequential(level.joined, channels)
    for name in ("blocks", "downs"):
        yield from _list(name, lists[name])
    yield from bottom
    for name in ("ups", "joined"):
        yield from _list(name, lists[name])


def _list(name: str, lines: Sequence[str]) -> Iterator[str]:
    yield f"        self.{name} = nn.ModuleList(["
    yield from lines
    yield "        ])"


def _sequential(
    layers: Sequence[Placed], channels: SkipChannels, indent: str = " " * 12, before: str = "", behind: str = ","
) -> list[str]:
    if not layers:
        return [f"{indent}{before}nn.Identity(){behind}"]
    calls = [layer_call(layer, channels) for layer in layers]
    if len(layers) == 1:
        return [remarked(f"{indent}{before}{calls[0]}{behind}", layers[0].remark)]
    lines = [remarked(f"{indent}    {call},", layer.remark) for call, layer in zip(calls, layers, strict=True)]
    return [f"{indent}{before}nn.Sequential(", *lines, f"{indent}){behind}"]


def _forward(*, cuts: bool) -> Iterator[str]:
    yield from ("", "    def forward(self, x):", "        skips = []")
    yield from (
        "        for block, down in zip(self.blocks, self.downs):",
        "            skips.append(block(x))",
        "            x = down(skips[-1])",
        "        x = self.bottom(x)",
        "        for up, block, skip in zip(self.ups, self.joined, reversed(skips)):",
        "            x = up(x)",
    )
    if cuts:
        yield from (
            "            for axis in range(2, x.dim()):",
            "                size, less = x.shape[axis], skip.shape[axis] - x.shape[axis]",
            "                skip = skip.narrow(axis, less // 2, size)",
        )
    yield from (
        "            assert x.shape[2:] == skip.shape[2:]",
        "            x = block(torch.cat([skip, x], 1))",
        "        return x",
    )
