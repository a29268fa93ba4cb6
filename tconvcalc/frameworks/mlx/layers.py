"""MLX' layers and functions as a table: by which names they go, and what each does to a shape.

Source: the pages of mlx.nn and mlx.core; measured on mlx 0.32.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tconvcalc.frameworks import meeting_effects as meeting
from tconvcalc.frameworks import shape_effects as shape
from tconvcalc.frameworks import spatial_effects as space
from tconvcalc.frameworks.layers_base import Base, Given, Operation, Role, Transposed, Vocabulary, under
from tconvcalc.frameworks.signature import AXES, Signature, named
from tconvcalc.geometry import span_of_kernel

_FUNCTION = "input weight:filters stride=1 padding=0 dilation=1 output_padding=0 groups=1"
_CONV = "in_channels out_channels kernel_size stride=1 padding=0 dilation=1 groups=1 bias=True"
_POOL = "kernel_size stride=None padding=0"
_LAST = {"data_format": "channels_last"}
_KEEPS = "ReLU LeakyReLU GELU SiLU Mish ELU CELU Tanh Sigmoid Softplus Softmax Dropout Dropout2d Identity BatchNorm "
_KEEPS += "LayerNorm GroupNorm InstanceNorm RMSNorm"
_FUNCTIONS_KEEP = "relu leaky_relu gelu silu mish elu celu tanh sigmoid softplus softmax"
_KEEP = Operation(shape.keep, named("input"))
_SHAPED = Operation(shape.made, named("shape"), operands=())
_JOIN = Operation(meeting.joined, named("arrays:inputs axis=0"), ("inputs",))


def _spatial(dims: int) -> dict[str, Operation]:
    """The layers of one number of axes."""
    rows = {
        f"Conv{dims}d": Operation(space.convolution(dims), named(_CONV), fixed=_LAST),
        f"MaxPool{dims}d": Operation(space.pooling(dims), named(_POOL), fixed=_LAST),
        f"AvgPool{dims}d": Operation(space.pooling(dims), named(_POOL), fixed=_LAST),
    }
    return {f"mlx.nn.{name}": one for name, one in rows.items()}


_LAYERS: dict[str, Operation] = {
    **under("mlx.nn.", _KEEPS, _KEEP),
    **{name: one for dims in AXES for name, one in _spatial(dims).items()},
    "mlx.nn.Linear": Operation(shape.features, named("in_features out_features bias=True")),
    "mlx.nn.Upsample": Operation(space.scaled(None), named("scale_factor:factor"), fixed=_LAST),
}
_FUNCTIONS: dict[str, Operation] = {
    **under("mlx.nn.", _FUNCTIONS_KEEP, _KEEP),
    **under("mlx.core.", "tanh sigmoid exp abs sqrt square zeros_like ones_like", _KEEP),
    **under("mlx.core.", "zeros ones", _SHAPED),
    "mlx.core.random.normal": _SHAPED,
    "mlx.core.random.uniform": Operation(shape.made, named("low=0 high=1 shape=()"), operands=()),
    "mlx.core.reshape": Operation(shape.reshaped, named("input shape")),
    "mlx.core.flatten": Operation(shape.flattened, named("input start_axis:begin=0 end_axis:end=-1")),
    "mlx.core.transpose": Operation(shape.permuted, named("input axes:order")),
    "mlx.core.concatenate": _JOIN,
}
_ROLES: dict[str, Role] = {"mlx.nn.Sequential": "row", "mlx.core.compile": "wrapper", "mlx.core.array": "wrapper"}


def _within(given: Given) -> Mapping[str, object]:
    """A padding beyond the kernel is taken and cuts whole inputs away: of such a layer nothing is told."""
    values = [given.get(name) for name in ("kernel_size", "dilation", "padding")]
    dims = max(len(value) if isinstance(value, tuple) else 1 for value in values)
    kernel, dilation, padding = (given.numbers(name, dims) for name in ("kernel_size", "dilation", "padding"))
    if kernel is None or dilation is None or padding is None:
        return {}
    beyond = any(pad >= span_of_kernel(*tap) for pad, *tap in zip(padding, kernel, dilation, strict=True))
    return {"kernel_size": None, "padding": None} if beyond else {}


def vocabulary(signatures: Sequence[Signature]) -> Vocabulary:
    """What the framework says of its layers, with the transposed convolutions that it has these signatures for."""
    rows: dict[str, Transposed] = {}
    for one in signatures:
        row = Transposed(
            "module", "mlx", one.dims, one.parameters, first=False, read_padding=one.read_padding, together=_within
        )
        rows |= dict.fromkeys(one.names, row)
        rows[f"mlx.core.conv_transpose{one.dims}d"] = replace(
            row, style="functional", parameters=named(_FUNCTION), applied=True, filters=one.filters
        )
    return Vocabulary(
        imported_as={"mx": "mlx.core"},
        transposed=rows,
        layers=_LAYERS,
        functions=_FUNCTIONS,
        roles=_ROLES,
        bases={"mlx.nn.Module": Base("__call__")},
    )
