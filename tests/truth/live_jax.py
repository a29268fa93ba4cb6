"""JAX itself: `lax.conv_transpose` traced for every size, and run for some, since each new layer is compiled."""

from functools import partial
from typing import Any

import jax
import numpy as np
from jax import lax

from .case import Layer, Outcome
from .impulse import crop_begin, impulses
from .partly import measured, unmeasured

REFUSAL = "Negative padding is larger than the size of the corresponding dimension"
ONE_IN = 24


def versions() -> dict[str, str]:
    """Name what is running."""
    return {"jax": jax.__version__}


def operands(layer: Layer) -> tuple[Any, Any]:
    """Give the impulses, the kernel laid out [spatial axes.., out, in] as `transpose_kernel` wants it."""
    x = impulses(layer.input_size)[..., None]
    return x, np.moveaxis(impulses(layer.kernel_size), 0, -1)[..., None]


def outcome(layer: Layer) -> Outcome | None:
    """Run one layer on data, or ask for its size; None says that JAX refused."""
    padding = layer.padding.upper() if isinstance(layer.padding, str) else layer.padding
    run = partial(
        lax.conv_transpose, strides=layer.stride, padding=padding, rhs_dilation=layer.dilation, transpose_kernel=True
    )
    x, kernel = operands(layer)
    try:
        size = tuple(jax.eval_shape(run, x, kernel).shape[1:-1])
    except ValueError as refusal:
        if REFUSAL in str(refusal):
            return None
        raise
    if 0 in size or not measured(layer, ONE_IN):
        return Outcome(size, unmeasured(layer))
    return Outcome(size, crop_begin(np.asarray(run(x, kernel)), layer))
