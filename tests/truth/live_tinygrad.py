"""tinygrad itself: asked for every size, and run for some, since its Python backend is slow."""

from importlib.metadata import version
from typing import cast

import numpy as np
from tinygrad import Tensor

from .case import Ends, Layer, Outcome
from .impulse import crop_begin, impulses
from .partly import measured, unmeasured

ONE_IN = 40


def versions() -> dict[str, str]:
    """Name what is running."""
    return {"tinygrad": version("tinygrad")}


def outcome(layer: Layer) -> Outcome | None:
    """Run one layer on data, or ask for its size; None says that tinygrad refused."""
    x, weight = Tensor(impulses(layer.input_size)[:, None]), Tensor(impulses(layer.kernel_size)[None])
    # Its pads are written from the last axis to the first, as torch's F.pad has them.
    padding = [pad for ends in reversed(cast("Ends", layer.padding)) for pad in ends]
    try:
        y = x.conv_transpose2d(
            weight,
            stride=layer.stride,
            padding=padding,
            dilation=layer.dilation,
            output_padding=cast("tuple[int, ...]", layer.output_padding),
        )
    except (ValueError, RuntimeError, AssertionError):
        return None
    size = tuple(int(each) for each in y.shape[2:])
    if 0 in size or not measured(layer, ONE_IN):
        return Outcome(size, unmeasured(layer))
    return Outcome(size, crop_begin(np.moveaxis(y.numpy(), 1, -1), layer))
