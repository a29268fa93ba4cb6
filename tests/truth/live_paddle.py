"""Paddle itself: the functional form, which the layers call."""

from typing import Any, cast

import numpy as np
import paddle
from paddle.nn import functional

from .case import Ends, Layer, Outcome
from .impulse import crop_begin, impulses

OPS = {1: functional.conv1d_transpose, 2: functional.conv2d_transpose, 3: functional.conv3d_transpose}

# What it says, of the same types as of every accident.
REFUSALS = (
    "output_padding of Op",
    "output_padding should not be greater than stride",
    "are inconsistent",
    "are mismatching",
    "The meta data must be valid",
)


def versions() -> dict[str, str]:
    """Name what is running."""
    return {"paddle": paddle.__version__}


def vanishes(layer: Layer) -> bool:
    """Whether two axes of the output are negative: Paddle returns such a tensor, and reading it ends the process."""
    extras = cast("tuple[int, ...]", layer.output_padding)
    ends = cast("Ends", layer.padding)
    sizes = [
        (n - 1) * s + d * (k - 1) + 1 - sum(pads) + extra
        for n, k, s, d, pads, extra in zip(*layer[1:5], ends, extras, strict=True)
    ]
    return bool(min(sizes) < 1)


def outcome(layer: Layer) -> Outcome | None:
    """Run one layer on data; None says that Paddle refused."""
    if len(layer.stride) > 1 and vanishes(layer):
        return None
    x: Any = paddle.to_tensor(impulses(layer.input_size)[:, None])
    weight: Any = paddle.to_tensor(impulses(layer.kernel_size)[None])
    padding = [pad for ends in cast("Ends", layer.padding) for pad in ends]
    try:
        y = OPS[len(layer.stride)](
            x,
            weight,
            stride=list(layer.stride),
            padding=padding,
            output_padding=list(cast("tuple[int, ...]", layer.output_padding)),
            dilation=list(layer.dilation),
        )
    except (ValueError, RuntimeError) as refusal:
        if any(words in str(refusal) for words in REFUSALS):
            return None
        raise
    return Outcome(tuple(y.shape[2:]), crop_begin(np.moveaxis(y.numpy(), 1, -1), layer))
