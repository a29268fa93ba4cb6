"""TensorFlow itself: the size is asked for, and the op runs or refuses."""

from functools import cache
from typing import Any

import numpy as np
import tensorflow as tf

from .case import Layer, Outcome, Sizes
from .impulse import crop_begin, impulses

OPS = {1: tf.nn.conv1d_transpose, 2: tf.nn.conv2d_transpose, 3: tf.nn.conv3d_transpose}
DTYPES = {"eigen": tf.float64, "onednn": tf.float32}

# The two engines word the same refusal differently.
REFUSALS = (tf.errors.InvalidArgumentError, tf.errors.AbortedError)


def versions() -> dict[str, str]:
    """Name what is running."""
    return {"tensorflow": tf.__version__}


@cache
def inputs(sizes: Sizes, engine: str) -> Any:  # noqa: ANN401  (TensorFlow ships no types)
    """Keep one input per size."""
    return tf.constant(impulses(sizes)[..., None], DTYPES[engine])


@cache
def filters(sizes: Sizes, engine: str) -> Any:  # noqa: ANN401
    """Keep one kernel per size, laid out [spatial axes.., out, in]."""
    return tf.constant(np.moveaxis(impulses(sizes), 0, -1)[..., None], DTYPES[engine])


def written(layer: Layer) -> str | list[list[int]]:
    """Write a padding as TensorFlow reads it."""
    if isinstance(layer.padding, str):
        return layer.padding.upper()
    return [[0, 0], *(list(ends) for ends in layer.padding if isinstance(ends, tuple)), [0, 0]]


def outcome(layer: Layer) -> Outcome | None:
    """Run one layer on data; None says that TensorFlow refused."""
    size = layer.output_size or ()
    if min(size, default=0) < 1:
        # Some sizes below one end the process instead of raising: they must never get through.
        message = f"{layer} does not ask for an output size"
        raise ValueError(message)
    x, weight = inputs(layer.input_size, layer.engine), filters(layer.kernel_size, layer.engine)
    shape = [x.shape[0], *size, weight.shape[-2]]
    try:
        y = OPS[len(size)](x, weight, shape, layer.stride, written(layer), dilations=layer.dilation)
    except REFUSALS:
        return None
    if y.shape != shape:
        message = f"TensorFlow was asked for {shape} and gave {y.shape}"
        raise RuntimeError(message)
    return Outcome(size, crop_begin(y.numpy(), layer))
