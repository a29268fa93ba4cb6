"""Several layers in Flax: one ``nnx.Sequential`` each, and a network with skips as one ``nnx.Module``.

Source: the signatures of flax.nnx, flax 0.12.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tconvcalc.frameworks.network_code import Channels, Network, Placed, arguments, by_axis
from tconvcalc.frameworks.sequential_code import Dialect, written
from tconvcalc.frameworks.skip_code import SkipNetwork
from tconvcalc.frameworks.skip_module import ModuleDialect
from tconvcalc.frameworks.skip_module import written as module_written
from tconvcalc.values import Ends

_POOLS = {"pool": "max_pool", "maxpool": "max_pool", "avgpool": "avg_pool"}


def write(network: Network) -> str:
    """The network as code."""
    return written(network, _dialect(network.layers))


def write_skips(network: SkipNetwork) -> str:
    """The network with skips as code."""
    return module_written(network, _MODULE._replace(containers=_dialect(network.layers)))


def _dialect(layers: Sequence[Placed]) -> Dialect:
    """What is imported follows from the layers."""
    kinds = {layer.kind for layer in layers}
    front = ("from functools import partial", "") if kinds & _POOLS.keys() else ()
    jax = ("import jax",) if kinds & {"pad", "crop", "resize"} else ()
    return _DIALECT._replace(imports=(*front, *jax, *_DIALECT.imports))


def layer_call(layer: Placed, channels: Channels) -> str:
    """The call that builds one layer."""
    before, kind = str(channels), layer.kind
    behind, kernel = channels.behind(layer), layer.of("kernel_size")
    if kind in {"conv", "tconv"}:
        name = "nnx.ConvTranspose" if kind == "tconv" else "nnx.Conv"
        return f"{name}({', '.join([before, behind, repr(kernel), *_given(layer)])}, rngs=rngs)"
    if kind in _POOLS:
        strides = tuple(axis.stride or axis.kernel_size for axis in layer.axes)
        more = "".join(f", {text}" for text in arguments(("padding", _padding(layer, "VALID"), '"VALID"')))
        return f"partial(nnx.{_POOLS[kind]}, window_shape={kernel}, strides={strides}{more})"
    return f"lambda x: {_resized(layer)}"


def _resized(layer: Placed) -> str:
    """What a layer without a kernel does to x."""
    if layer.kind == "up":
        return "x" + "".join(f".repeat({factor}, {axis})" for axis, factor in enumerate(layer.of("factor"), 1))
    if layer.kind == "resize":
        sizes = ", ".join(map(str, layer.behind))
        return f'jax.image.resize(x, (len(x), {sizes}, x.shape[-1]), "bilinear")'
    pairs = ((0, 0, 0), *((begin, end, 0) for begin, end in layer.added), (0, 0, 0))
    return f"jax.lax.pad(x, 0.0, {pairs})"


def _given(layer: Placed) -> Iterator[str]:
    """The quantities that are written and not the default."""
    return arguments(
        ("strides", by_axis(axis.stride or 1 for axis in layer.axes), "1"),
        ("padding", _padding(layer, "SAME"), '"SAME"'),
        ("kernel_dilation", by_axis(axis.dilation or 1 for axis in layer.axes), "1"),
        ("feature_group_count", layer.groups or 1, 1),
    )


def _padding(layer: Placed, usual: str) -> str:
    """A word, or both ends of every axis."""
    padding = layer.axes[0].padding
    if padding is None or isinstance(padding, str):
        return f'"{(padding or usual).upper()}"'
    each = [axis.padding if isinstance(axis.padding, Ends) else (axis.padding, axis.padding) for axis in layer.axes]
    return repr([tuple(pair) for pair in each])


_DIALECT = Dialect(
    imports=("import jax.numpy as jnp", "from flax import nnx"),
    zeros="jnp.zeros((1, {}, channels))",
    opens="{} = nnx.Sequential(",
    closes=")",
    sizes="{}.shape[1:-1] == {}",
    layer=layer_call,
    first=("rngs = nnx.Rngs(0)",),
)
_MODULE = ModuleDialect(
    containers=_DIALECT,
    begins=("class UNet(nnx.Module):", "    def __init__(self):"),
    called="    def __call__(self, x):",
    joined="jnp.concatenate([{}, x], -1)",
    spatial=1,
    made="UNet()",
)
