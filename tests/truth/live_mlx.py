"""MLX itself, on its CPU kernels."""

from typing import Any

import mlx.core as mx
import numpy as np

from .case import Layer, Outcome
from .impulse import crop_begin, impulses

OPS: dict[int, Any] = {1: mx.conv_transpose1d, 2: mx.conv_transpose2d, 3: mx.conv_transpose3d}
mx.set_default_device(mx.cpu)


def versions() -> dict[str, str]:
    """Name what is running."""
    return {"mlx": mx.__version__}


def outcome(layer: Layer) -> Outcome | None:
    """Run one layer on data; None says that MLX refused, or gave what is no crop of the layer.

    Beyond ``dilation*(kernel_size - 1)`` its padding cuts whole inputs away.
    """
    x = mx.array(impulses(layer.input_size)[..., None])
    weight = mx.array(impulses(layer.kernel_size)[..., None])
    given = [layer.stride, layer.padding, layer.dilation, layer.output_padding]
    if len(layer.stride) == 1:  # the 1-D op takes numbers
        given = [one[0] for one in given]  # type: ignore[index,misc]
    try:
        y = np.array(OPS[len(layer.stride)](x, weight, *given))
    except ValueError:
        return None
    try:
        return Outcome(y.shape[1:-1], crop_begin(y, layer))
    except RuntimeError:
        return None
