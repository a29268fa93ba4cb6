"""What a call says of sizes beside its parameters: by tensors that are made on the spot, and by a stated output."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tconvcalc.frameworks.signature import Signature, Storage
from tconvcalc.parsing.call_arguments import Arguments
from tconvcalc.parsing.call_values import whole

BY_AXIS = ("kernel_size", "stride", "dilation")
_USUAL_DIMS = 2
_BESIDE = 2
"""What a tensor has beside its spatial axes: a batch and channels, or the channels on both sides."""


def of_rank(arguments: Arguments) -> Signature:
    """The form for as many axes as the longest value of an axis has, or the tensors beside it."""
    written = (arguments.value(name) for name in BY_AXIS)
    lengths = [len(value) for value in written if isinstance(value, tuple)]
    lengths += [len(arguments.shape(name)) - _BESIDE for name in ("filters", "input")]
    longest = max(lengths)
    if longest <= 0:
        longest = _rank_of_padding(arguments) or _USUAL_DIMS
    forms = arguments.form.signatures
    return next((one for one in forms if longest in {one.dims, one.dims + _BESIDE}), forms[0])


def _rank_of_padding(arguments: Arguments) -> int:
    """The number of axes for which a padding of several numbers is one; 0 where it is none, or one for any."""
    value = arguments.value("padding")
    fitting = [one.dims for one in arguments.form.signatures if one.read_padding(value, one.dims)]
    return fitting[0] if isinstance(value, tuple) and len(fitting) == 1 else 0


def sizes(arguments: Arguments, signature: Signature, storage: Storage) -> dict[str, tuple[int, ...]]:
    """The sizes and the kernel, those of which every axis is known."""
    place, many = storage.filters.index("kernel_size"), signature.dims + _BESIDE
    inputs, weights = arguments.shape("input"), arguments.shape("filters")
    stated = arguments.shape("output_shape") or arguments.value("output_shape")
    found = {
        "input_size": spatial(inputs, signature) if len(inputs) == many else (),
        "kernel_size": weights[place : place + signature.dims] if len(weights) == many else (),
        "output_size": _stated(arguments, signature, stated) if isinstance(stated, tuple) else (),
    }
    return {name: each for name, each in found.items() if each and all(whole(size) and size > 0 for size in each)}


def _stated(arguments: Arguments, signature: Signature, shape: tuple[Any, ...]) -> tuple[Any, ...]:
    """The spatial part of an output that is stated, with the batch and the channels or without."""
    if len(shape) == signature.dims + _BESIDE:
        return spatial(shape, signature, first=arguments.channels_first)
    return shape if len(shape) == signature.dims else ()


def spatial(shape: Sequence[Any], signature: Signature, *, first: bool = False) -> tuple[Any, ...]:
    """The spatial part of a shape, or of a value for each of its axes."""
    return tuple(shape[2:] if first or not signature.channels_last else shape[1:-1])
