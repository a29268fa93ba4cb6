"""PyTorch itself: the functional form, which shares all checks with the module."""

from functools import cache
from typing import cast

import numpy as np
import torch
from torch.nn import functional

from .case import Layer, Outcome, Sizes
from .impulse import crop_begin, impulses

OPS = {1: functional.conv_transpose1d, 2: functional.conv_transpose2d, 3: functional.conv_transpose3d}

# Every refusal is a RuntimeError, and so is every accident: the words tell them apart.
REFUSALS = ("output padding must be smaller than either stride or dilation", "Output size is too small")

torch.set_num_threads(1)


def versions() -> dict[str, str]:
    """Name what is running."""
    return {"torch": torch.__version__}


@cache
def inputs(sizes: Sizes) -> torch.Tensor:
    """Keep one input per size; float64 keeps it on the native kernels, which check what oneDNN lets pass."""
    return torch.from_numpy(impulses(sizes)[:, None]).double()


@cache
def weights(sizes: Sizes) -> torch.Tensor:
    """Keep one kernel per size, laid out [in, out, spatial axes..]."""
    return torch.from_numpy(impulses(sizes)[None]).double()


def outcome(layer: Layer) -> Outcome | None:
    """Run one layer on data; None says that PyTorch refused."""
    try:
        y = OPS[len(layer.stride)](
            inputs(layer.input_size),
            weights(layer.kernel_size),
            stride=layer.stride,
            padding=cast("Sizes", layer.padding),
            output_padding=cast("Sizes", layer.output_padding),
            dilation=layer.dilation,
        )
    except RuntimeError as refusal:
        if any(words in str(refusal) for words in REFUSALS):
            return None
        raise
    return Outcome(tuple(y.shape[2:]), crop_begin(np.moveaxis(y.numpy(), 1, -1), layer))
