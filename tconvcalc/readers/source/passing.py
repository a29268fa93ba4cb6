"""The layers between transposed convolutions whose effect on sizes and channels is known: a table."""

from __future__ import annotations

from typing import Literal

from tconvcalc.claims import Forward, Place, Through
from tconvcalc.frameworks.signature import AXES, Parameter
from tconvcalc.readers.source.arithmetic import ABSENT, Known
from tconvcalc.readers.source.callables import Callable
from tconvcalc.readers.source.callees import Arguments
from tconvcalc.readers.source.quantities import count

_TORCH_KEEPS = """
ReLU LeakyReLU PReLU RReLU ReLU6 ELU SELU CELU GELU SiLU Mish Hardswish Hardsigmoid Hardtanh Hardshrink Softshrink
Tanhshrink Threshold Sigmoid LogSigmoid Tanh Softplus Softsign Softmax Softmax2d LogSoftmax Softmin Identity
Dropout Dropout1d Dropout2d Dropout3d AlphaDropout FeatureAlphaDropout LocalResponseNorm LayerNorm GroupNorm
InstanceNorm1d InstanceNorm2d InstanceNorm3d LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d
"""
_TORCH_NORMS = ("BatchNorm1d", "BatchNorm2d", "BatchNorm3d", "SyncBatchNorm")
_KERAS_KEEPS = """
Activation ReLU LeakyReLU PReLU ELU ThresholdedReLU Softmax BatchNormalization LayerNormalization GroupNormalization
UnitNormalization Dropout SpatialDropout1D SpatialDropout2D SpatialDropout3D GaussianDropout GaussianNoise AlphaDropout
ActivityRegularization
"""

_NORM = (
    Parameter("num_features", "in_channels"),
    *(Parameter(name) for name in ("eps", "momentum", "affine", "track_running_stats")),
)
_TORCH_CONV = (
    Parameter("in_channels", "in_channels"),
    Parameter("out_channels", "out_channels"),
    Parameter("kernel_size", "kernel_size"),
    Parameter("stride", "stride", 1),
    Parameter("padding", "padding", 0),
    Parameter("dilation", "dilation", 1),
)
_TORCH_POOL = (
    Parameter("kernel_size", "kernel_size"),
    Parameter("stride", "stride", None),
    Parameter("padding", "padding", 0),
)
_MAX_POOL = (*_TORCH_POOL, Parameter("dilation", "dilation", 1), Parameter("return_indices"), Parameter("ceil_mode"))
_AVERAGE_POOL = (*_TORCH_POOL, Parameter("ceil_mode"))
_KERAS_CONV = (
    Parameter("filters", "out_channels"),
    Parameter("kernel_size", "kernel_size"),
    Parameter("strides", "stride", 1),
    Parameter("padding", "padding", "valid"),
    Parameter("data_format", "data_format", None),
    Parameter("dilation_rate", "dilation", 1),
)
_KERAS_POOL = (
    Parameter("pool_size", "kernel_size", 2),
    Parameter("strides", "stride", None),
    Parameter("padding", "padding", "valid"),
    Parameter("data_format", "data_format", None),
)


_OTHERWISE = frozenset({"ceil_mode", "return_indices", "nb_row", "nb_col", "border_mode", "subsample"})
"""Keywords with which a layer does something else, or is one of Keras 1, where the places mean other things."""


def _row(dims: int | None, *parameters: Parameter) -> Callable:
    return Callable("layer", "", dims, parameters, {})


def _of(dims: int) -> dict[str, Callable]:
    lazy = tuple(one for one in _TORCH_CONV if one.quantity != "in_channels")
    return {
        f"torch.nn.Conv{dims}d": _row(dims, *_TORCH_CONV),
        f"torch.nn.LazyConv{dims}d": _row(dims, *lazy),
        f"torch.nn.MaxPool{dims}d": _row(dims, *_MAX_POOL),
        f"torch.nn.AvgPool{dims}d": _row(dims, *_AVERAGE_POOL),
        f"keras.layers.Conv{dims}D": _row(dims, *_KERAS_CONV),
        f"keras.layers.MaxPooling{dims}D": _row(dims, *_KERAS_POOL),
        f"keras.layers.MaxPool{dims}D": _row(dims, *_KERAS_POOL),
        f"keras.layers.AveragePooling{dims}D": _row(dims, *_KERAS_POOL),
    }


PASSES: dict[str, Callable] = {
    **{f"torch.nn.{name}": _row(None) for name in _TORCH_KEEPS.split()},
    **{f"torch.nn.{name}": _row(None, *_NORM) for name in _TORCH_NORMS},
    **{f"keras.layers.{name}": _row(None) for name in _KERAS_KEEPS.split()},
    **{name: row for dims in AXES for name, row in _of(dims).items()},
}
"""By canonical dotted name, the layers through which sizes and channels are followed."""


def through(found: Arguments, place: Place) -> Through:
    """What a layer of the table does to sizes and channels."""
    row = found.row
    wants = count(found.value("in_channels"))
    if row.dims is None:
        # Without an affine part and statistics the number of features is not looked at.
        loose = any(name in found.given for name in ("affine", "track_running_stats")) or found.open
        return Through(place, "keep", "keep", None if loose else wants)
    channels: int | Literal["keep"] | None = "keep"
    if row.parameter("out_channels"):
        channels = count(found.value("out_channels"))
    return Through(place, _forwards(found, row.dims), channels, wants)


def _forwards(found: Arguments, dims: int) -> tuple[Forward, ...] | None:
    if found.open or not _OTHERWISE.isdisjoint(found.given):
        return None
    kernel, stride = found.value("kernel_size"), found.value("stride")
    stride = kernel if stride is None else stride
    dilation = found.value("dilation")
    axes = [_axes(one, dims) for one in (kernel, stride, found.value("padding"), 1 if dilation is ABSENT else dilation)]
    known = [_forward(*axis) for axis in zip(*axes, strict=True)]
    forwards = tuple(one for one in known if one is not None)
    return forwards if len(forwards) == dims else None


def _axes(value: Known, dims: int) -> tuple[Known, ...]:
    return value if isinstance(value, tuple) and len(value) == dims else (value,) * dims


def _forward(kernel: Known, stride: Known, padding: Known, dilation: Known) -> Forward | None:
    counts = [count(one) for one in (kernel, stride, dilation)]
    word = padding.lower() if isinstance(padding, str) else padding
    if None in counts or not (word in {"same", "valid"} or (isinstance(word, int) and word >= 0)):
        return None
    size, step, gap = (one or 1 for one in counts)
    return Forward(size, step, word, gap)  # type: ignore[arg-type]
