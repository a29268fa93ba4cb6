"""Several layers in MLX: one ``nn.Sequential`` each, and a network with skips as one ``nn.Module``.

Source: the signatures of mlx.nn, mlx 0.32.
"""

from __future__ import annotations

from tconvcalc.frameworks.network_code import Channels, Network, Placed, by_axis, settings, usual
from tconvcalc.frameworks.sequential_code import Dialect, written
from tconvcalc.frameworks.skip_code import SkipNetwork
from tconvcalc.frameworks.skip_module import ModuleDialect
from tconvcalc.frameworks.skip_module import written as module_written

_POOLS = {"pool": "MaxPool", "maxpool": "MaxPool", "avgpool": "AvgPool"}
_PLANE = 2


def write(network: Network) -> str | None:
    """The network as code, None where it resizes to a size or groups three axes: MLX has no layer for that."""
    return None if any(map(_lacks, network.layers)) else written(network, _DIALECT)


def write_skips(network: SkipNetwork) -> str | None:
    """The network with skips as code, None as above."""
    return None if any(map(_lacks, network.layers)) else module_written(network, _MODULE)


def _lacks(layer: Placed) -> bool:
    return layer.kind == "resize" or ((layer.groups or 1) > 1 and len(layer.axes) > _PLANE)


def layer_call(layer: Placed, channels: Channels) -> str:
    """The call that builds one layer."""
    dims, before, kind = len(layer.axes), str(channels), layer.kind
    behind, kernel = channels.behind(layer), by_axis(layer.of("kernel_size"))
    given = settings(layer, usual(layer, "padding", 0))
    if kind in {"conv", "tconv"}:
        name = f"nn.Conv{'Transpose' if kind == 'tconv' else ''}{dims}d"
        return f"{name}({', '.join([before, behind, kernel, *given])})"
    if kind in _POOLS:
        return f"nn.{_POOLS[kind]}{dims}d({', '.join([kernel, *given])})"
    if kind == "up":
        return f"nn.Upsample({by_axis(int(str(factor)) for factor in layer.of('factor'))})"
    return f"lambda x: {_padded(layer)}"


def _padded(layer: Placed) -> str:
    """A pad, and the slice that a crop (or a pad below zero) is."""
    pairs = [(0, 0), *((max(0, begin), max(0, end)) for begin, end in layer.added), (0, 0)]
    code = f"mx.pad(x, {pairs})" if any(map(any, pairs)) else "x"
    return f"{code}[:, {layer.sliced}]" if any(end < 0 for pair in layer.added for end in pair) else code


_DIALECT = Dialect(
    imports=("import mlx.core as mx", "import mlx.nn as nn"),
    zeros="mx.zeros((1, {}, channels))",
    opens="{} = nn.Sequential(",
    closes=")",
    sizes="{}.shape[1:-1] == {}",
    layer=layer_call,
)
_MODULE = ModuleDialect(
    containers=_DIALECT,
    begins=("class UNet(nn.Module):", "    def __init__(self):", "        super().__init__()"),
    called="    def __call__(self, x):",
    joined="mx.concatenate([{}, x], -1)",
    spatial=1,
    made="UNet()",
)
