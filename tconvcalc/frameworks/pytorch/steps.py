"""What PyTorch's layers do to the size of one axis.

Source: the Shape sections of the documentation of torch.nn; the ceil_mode, the limits of padding and what is refused
were measured on torch 2.13.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.steps import (
    Grow,
    Kind,
    Refusal,
    Resize,
    Scale,
    Shrink,
    Step,
    Steps,
    Written,
    cropped,
    every,
    reflected,
    windows,
    zero_padded,
)
from tconvcalc.values import Ends


def convolution(
    kernel_size: int, stride: int = 1, padding: int | Ends | str = 0, dilation: int = 1
) -> Shrink | Refusal:
    """``nn.Conv1d`` and its kin along one axis: ``(m + 2*padding - span)//stride + 1``."""
    if padding == "same":
        return every(1) if stride == 1 else Refusal("PyTorch's padding='same' wants stride 1")
    pad = _number("convolutions", padding)
    return windows(kernel_size, stride, dilation, pad, pad)


def pooling(
    kernel_size: int,
    stride: int | None = None,
    padding: int | Ends | str = 0,
    dilation: int = 1,
    ceil: bool = False,  # noqa: FBT001, FBT002 -- as PyTorch's own ceil_mode
) -> Shrink | Refusal:
    """``nn.MaxPool1d`` and its kin along one axis."""
    stride, pad = stride or kernel_size, _number("pools", padding)
    if pad > kernel_size // 2:
        return Refusal(f"PyTorch wants a pool's padding to be at most half its kernel, {kernel_size // 2} here")
    return windows(kernel_size, stride, dilation, pad, pad, ceil=ceil)


def average_pooling(
    kernel_size: int,
    stride: int | None = None,
    padding: int | Ends | str = 0,
    ceil: bool = False,  # noqa: FBT001, FBT002 -- as PyTorch's own ceil_mode
    axes: int = 1,
) -> Shrink | Refusal:
    """``nn.AvgPool1d`` and its kin along one axis; with three axes no input may be below the kernel, padded or not."""
    step = pooling(kernel_size, stride, padding, ceil=ceil)
    return step._replace(least=kernel_size) if isinstance(step, Shrink) and axes == 3 else step  # noqa: PLR2004


def unpooling(kernel_size: int, stride: int | None = None, padding: int | Ends | str = 0) -> Grow:
    """``nn.MaxUnpool1d`` and its kin: an output_size may differ by less than the stride from the default."""
    stride = stride or kernel_size
    base = kernel_size - 2 * _number("unpools", padding)
    return Grow(stride, base, base - stride + 1, base + stride - 1)


def upsampling(factor: Fraction | int) -> Step:
    """``nn.Upsample(scale_factor=factor)``: exact for a whole factor, ``floor(m*factor)`` in floats for others."""
    return Grow(int(factor), int(factor)) if factor == int(factor) else Scale(Fraction(factor))


def pixel_shuffle(factor: Fraction | int) -> Grow:
    """``nn.PixelShuffle(factor)``: channels become space."""
    return Grow(_whole("shuffle", factor), int(factor))


def pixel_unshuffle(factor: Fraction | int) -> Shrink:
    """``nn.PixelUnshuffle(factor)``: space becomes channels; the factor must divide it."""
    return Shrink(_whole("unshuffle", factor), int(factor), multiple=int(factor))


def _number(what: str, padding: int | Ends | str) -> int:
    if padding == "valid" and what == "convolutions":
        return 0
    if isinstance(padding, int):
        return padding
    if isinstance(padding, Ends):
        raise MisuseError(f"PyTorch's {what} pad both ends alike: write one number, or a pad before the layer")
    raise MisuseError(f'PyTorch\'s {what} do not know the padding word "{padding}": write a number, as in p1')


def _whole(kind: str, factor: Fraction | int) -> int:
    if factor != int(factor):
        raise MisuseError(f"{kind} takes a whole number, as in {kind}:2")
    return int(factor)


def _same_axes(axes: Sequence[Written]) -> str:
    return "" if len({axis.factor for axis in axes}) == 1 else "PyTorch shuffles all axes by one factor"


_WINDOW = ("kernel_size", "stride", "padding")
_POOL = Kind(pooling, (*_WINDOW, "dilation", "ceil"), "kernel_size")
_CONV = Kind(convolution, (*_WINDOW, "dilation"), "kernel_size")
_AVERAGE = Kind(average_pooling, (*_WINDOW, "ceil", "axes"), "kernel_size")
_ENDS = ("ends",)

STEPS = Steps(
    kinds={
        "conv": _CONV,
        "pool": _POOL,
        "maxpool": _POOL,
        "avgpool": _AVERAGE,
        "lppool": Kind(
            lambda kernel_size, stride=None, ceil=False: pooling(kernel_size, stride, ceil=ceil),
            ("kernel_size", "stride", "ceil"),
            "kernel_size",
        ),
        "unpool": Kind(unpooling, (*_WINDOW, "output_size"), "kernel_size"),
        "up": Kind(upsampling, ("factor",), "factor"),
        "resize": Kind(Resize, ("target",), "target"),
        "adapt": Kind(Resize, ("target",), "target"),
        "shuffle": Kind(pixel_shuffle, ("factor",), "factor", _same_axes),
        "unshuffle": Kind(pixel_unshuffle, ("factor",), "factor", _same_axes),
        "pad": Kind(lambda ends: zero_padded(*ends), _ENDS, "ends"),
        "rpad": Kind(lambda ends: reflected(*ends), _ENDS, "ends"),
        "crop": Kind(lambda ends: cropped(*ends), _ENDS, "ends"),
    },
    lacks={},
    states_size=True,
    padding=0,
)
