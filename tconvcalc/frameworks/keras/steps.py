"""What Keras' layers do to the size of one axis.

Source: the documentation of keras.layers; measured on keras 3.15 with its TensorFlow backend. Below the smallest input
of ``valid`` some of its poolings stop the whole process instead of complaining: such sizes are refused here.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.steps import (
    Grow,
    Kind,
    Resize,
    Shrink,
    Steps,
    Written,
    cropped,
    every,
    reflected,
    windows,
    zero_padded,
)
from tconvcalc.values import Ends


def convolution(kernel_size: int, stride: int = 1, padding: int | Ends | str = "valid", dilation: int = 1) -> Shrink:
    """``Conv1D`` and its kin along one axis: same and causal keep every stride-th element, whatever the kernel."""
    if padding in {"same", "causal"}:
        return every(stride)
    _valid(padding, "valid, same or (on one axis) causal")
    return windows(kernel_size, stride, dilation)


def pooling(kernel_size: int, stride: int | None = None, padding: int | Ends | str = "valid") -> Shrink:
    """``MaxPooling1D``, ``AveragePooling1D`` and their kin along one axis."""
    stride = stride or kernel_size
    if padding == "same":
        return every(stride)
    _valid(padding, "valid or same")
    return windows(kernel_size, stride)


def upsampling(factor: Fraction | int) -> Grow:
    """``UpSampling1D`` and its kin: each element repeated."""
    if factor != int(factor):
        raise MisuseError("Keras' UpSampling repeats a whole number of times: write up:2, or resize to a size")
    return Grow(int(factor), int(factor))


def _valid(padding: int | Ends | str, words: str) -> None:
    if padding != "valid":
        raise MisuseError(f"Keras' padding is {words}: numbers go into a pad before the layer")


def _strided_or_dilated(axes: Sequence[Written]) -> str:
    strided, dilated = (any((value or 1) > 1 for value in values) for values in zip(*_steps(axes), strict=True))
    return "Keras refuses a stride above 1 together with a dilation above 1" if strided and dilated else ""


def _steps(axes: Sequence[Written]) -> list[tuple[int | None, int | None]]:
    return [(axis.stride, axis.dilation) for axis in axes]


def _convolution_together(axes: Sequence[Written]) -> str:
    if len(axes) > 1 and axes[0].padding == "causal":
        raise MisuseError("Keras' causal padding is for one axis (Conv1D): add --dims 1")
    return _strided_or_dilated(axes)


_POOL = Kind(pooling, ("kernel_size", "stride", "padding"), "kernel_size")
_ENDS = ("ends",)

STEPS = Steps(
    kinds={
        "conv": Kind(
            convolution, ("kernel_size", "stride", "padding", "dilation"), "kernel_size", _convolution_together
        ),
        "pool": _POOL,
        "maxpool": _POOL,
        "avgpool": _POOL,
        "up": Kind(upsampling, ("factor",), "factor"),
        "resize": Kind(Resize, ("target",), "target"),
        "adapt": Kind(Resize, ("target",), "target"),
        "pad": Kind(lambda ends: zero_padded(*ends), _ENDS, "ends"),
        "rpad": Kind(lambda ends: reflected(*ends), _ENDS, "ends"),
        "crop": Kind(lambda ends: cropped(*ends), _ENDS, "ends"),
    },
    lacks={
        "unpool": "Keras has no unpooling layer: write up:2",
        "lppool": "Keras has no power-average pooling: write avgpool",
        "shuffle": "Keras has no layer that turns channels into space: write tconv or up",
        "unshuffle": "Keras has no layer that turns space into channels: write conv or pool",
    },
    states_size=False,
    padding="valid",
)
