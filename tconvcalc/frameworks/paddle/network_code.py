"""Several layers in Paddle: one ``paddle.nn.Sequential`` each, and a network with skips as one ``paddle.nn.Layer``.

Source: the signatures of paddle.nn, paddlepaddle 3.3.
"""

from __future__ import annotations

from tconvcalc.frameworks.network_code import Channels, Network, Placed, by_axis, settings
from tconvcalc.frameworks.sequential_code import Dialect, written
from tconvcalc.frameworks.skip_code import SkipNetwork
from tconvcalc.frameworks.skip_module import ModuleDialect
from tconvcalc.frameworks.skip_module import written as module_written
from tconvcalc.values import Ends

_POOLS = {"pool": "MaxPool", "maxpool": "MaxPool", "avgpool": "AvgPool"}
_RESIZED = {1: ', mode="linear", data_format="NCW"', 2: "", 3: ', data_format="NCDHW"'}
"""What an Upsample of so many axes is told beside its size: nearest, as usual, is for two and three alone."""


def write(network: Network) -> str:
    """The network as code."""
    return written(network, _DIALECT)


def write_skips(network: SkipNetwork) -> str:
    """The network with skips as code."""
    return module_written(network, _MODULE)


def layer_call(layer: Placed, channels: Channels) -> str:
    """The call that builds one layer."""
    dims, before, kind = len(layer.axes), str(channels), layer.kind
    behind, kernel = channels.behind(layer), by_axis(layer.of("kernel_size"))
    if kind in {"conv", "tconv"}:
        name = f"nn.Conv{dims}D{'Transpose' if kind == 'tconv' else ''}"
        return f"{name}({', '.join([before, behind, kernel, *settings(layer, _padding(layer))])})"
    if kind in _POOLS:
        return f"nn.{_POOLS[kind]}{dims}D({', '.join([kernel, *settings(layer, _padding(layer))])})"
    if kind in {"up", "resize"}:
        name, values = ("scale_factor", layer.of("factor")) if kind == "up" else ("size", layer.of("target"))
        return f"nn.Upsample({name}={[int(str(value)) for value in values]}{_RESIZED[dims]})"
    return f"nn.Pad{dims}D({[end for pair in reversed(layer.added) for end in pair]})"


def _padding(layer: Placed) -> str:
    """A word, a number for each axis, or both ends of every axis in turn."""
    padding = [axis.padding or 0 for axis in layer.axes]
    if isinstance(padding[0], str):
        return f'"{padding[0].upper()}"'
    if any(isinstance(each, Ends) for each in padding):
        return repr([end for each in padding for end in (each if isinstance(each, Ends) else (each, each))])
    return by_axis(padding)


_DIALECT = Dialect(
    imports=("import paddle", "from paddle import nn"),
    zeros="paddle.zeros([1, channels, {}])",
    opens="{} = nn.Sequential(",
    closes=")",
    sizes="tuple({}.shape[2:]) == {}",
    layer=layer_call,
)
_MODULE = ModuleDialect(
    containers=_DIALECT,
    begins=("class UNet(nn.Layer):", "    def __init__(self):", "        super().__init__()"),
    called="    def forward(self, x):",
    joined="paddle.concat([{}, x], 1)",
    spatial=2,
    made="UNet()",
)
