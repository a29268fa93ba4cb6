"""What TensorFlow's operations do to the size of one axis.

Source: the "Padding" notes of the tf.nn page of TensorFlow's documentation; measured on tensorflow 2.21. The padding of
its convolutions and poolings has no default; where none is written, SAME is taken, as conv2d_transpose does.
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

_EXPLICIT_AXES = 2


def convolution(kernel_size: int, stride: int = 1, padding: int | Ends | str = "same", dilation: int = 1) -> Shrink:
    """``tf.nn.conv2d`` and its kin along one axis: SAME keeps every stride-th element, whatever the kernel."""
    if padding == "same":
        return every(stride)
    begin, end = (padding, padding) if isinstance(padding, int) else padding if isinstance(padding, Ends) else (0, 0)
    if isinstance(padding, str):
        _known(padding)
    return windows(kernel_size, stride, dilation, begin, end)


def pooling(
    kernel_size: int, stride: int | None = None, padding: int | Ends | str = "same", dilation: int = 1
) -> Shrink:
    """``tf.nn.pool`` and its kin along one axis."""
    if not isinstance(padding, str):
        raise MisuseError("TensorFlow's pools are padded VALID or SAME: numbers go into a pad before the layer")
    return convolution(kernel_size, stride or kernel_size, padding, dilation)


def upsampling(factor: Fraction | int) -> Grow:
    """``tf.repeat`` or a resize by a whole factor."""
    return Grow(_whole("up", factor), int(factor))


def depth_to_space(factor: Fraction | int) -> Grow:
    """``tf.nn.depth_to_space``: channels become space."""
    return Grow(_whole("shuffle", factor), int(factor))


def space_to_depth(factor: Fraction | int) -> Shrink:
    """``tf.nn.space_to_depth``: space becomes channels; the factor must divide it."""
    return Shrink(_whole("unshuffle", factor), int(factor), multiple=int(factor))


def _known(padding: str) -> None:
    if padding not in {"same", "valid"}:
        raise MisuseError(f'TensorFlow does not know the padding word "{padding}": write same, valid or begin:end')


def _whole(kind: str, factor: Fraction | int) -> int:
    if factor != int(factor):
        raise MisuseError(f"{kind} takes a whole number here, as in {kind}:2; a resize takes any size")
    return int(factor)


def _explicit(axes: Sequence[Written]) -> str:
    if axes[0].padding is not None and not isinstance(axes[0].padding, str) and len(axes) != _EXPLICIT_AXES:
        raise MisuseError("TensorFlow takes explicit padding on two axes only: add --dims 2, or a pad before the layer")
    return ""


def _planar(axes: Sequence[Written]) -> str:
    if len(axes) != _EXPLICIT_AXES or len({axis.factor for axis in axes}) != 1:
        raise MisuseError("TensorFlow shuffles two axes by one factor: add --dims 2")
    return ""


def _holed(axes: Sequence[Written]) -> str:
    if all((axis.dilation or 1) == 1 for axis in axes):
        return ""
    if axes[0].padding in {None, "same"}:
        return "TensorFlow refuses SAME together with a dilation above 1 in its pools"
    strided = any((axis.stride or axis.kernel_size or 1) > 1 for axis in axes)
    return "TensorFlow refuses a stride above 1 together with a dilation above 1 in its pools" if strided else ""


_POOL = Kind(pooling, ("kernel_size", "stride", "padding", "dilation"), "kernel_size", _holed)
_ENDS = ("ends",)

STEPS = Steps(
    kinds={
        "conv": Kind(convolution, ("kernel_size", "stride", "padding", "dilation"), "kernel_size", _explicit),
        "pool": _POOL,
        "maxpool": _POOL,
        "avgpool": _POOL,
        "up": Kind(upsampling, ("factor",), "factor"),
        "resize": Kind(Resize, ("target",), "target"),
        "shuffle": Kind(depth_to_space, ("factor",), "factor", _planar),
        "unshuffle": Kind(space_to_depth, ("factor",), "factor", _planar),
        "pad": Kind(lambda ends: zero_padded(*ends), _ENDS, "ends"),
        "rpad": Kind(lambda ends: reflected(*ends), _ENDS, "ends"),
        "crop": Kind(lambda ends: cropped(*ends), _ENDS, "ends"),
    },
    lacks={
        "unpool": "TensorFlow has no unpooling: write up:2",
        "lppool": "TensorFlow has no power-average pooling: write avgpool",
        "adapt": "TensorFlow has no adaptive pooling: write resize:7",
    },
    states_size=True,
    padding="same",
)
