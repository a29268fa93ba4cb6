"""Keras itself, on TensorFlow: the layer is built, then called, and each of the two may refuse."""

from collections.abc import Callable
from functools import cache
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from .case import Layer, Outcome, Sizes
from .impulse import Array, crop_begin, impulses

LAYERS = {1: keras.layers.Conv1DTranspose, 2: keras.layers.Conv2DTranspose, 3: keras.layers.Conv3DTranspose}

# A refused call comes out of TensorFlow unchanged, and without Keras spending its time on a shorter traceback.
REFUSALS = (tf.errors.InvalidArgumentError, tf.errors.AbortedError)
keras.config.disable_traceback_filtering()


def versions() -> dict[str, str]:
    """Name what is running."""
    return {"keras": keras.__version__, "tensorflow": tf.__version__}


@cache
def inputs(sizes: Sizes) -> Any:  # noqa: ANN401  (TensorFlow ships no types)
    """Keep one input per size."""
    return tf.constant(impulses(sizes)[..., None])


def taps(sizes: Sizes) -> Callable[..., Array]:
    """Start the weights as impulses, laid out [spatial axes.., out, in]."""
    return lambda *_, **__: np.moveaxis(impulses(sizes), 0, -1)[..., None]


@cache
def built(layer: Layer) -> Any:  # noqa: ANN401  (Keras ships no types)
    """Build a layer, or give None where Keras refuses to."""
    try:
        return LAYERS[len(layer.stride)](
            filters=sum(layer.kernel_size),
            kernel_size=layer.kernel_size,
            strides=layer.stride,
            padding=layer.padding,
            output_padding=None if layer.output_padding == "auto" else layer.output_padding,
            dilation_rate=layer.dilation,
            use_bias=False,
            kernel_initializer=taps(layer.kernel_size),
        )
    except ValueError:
        return None


def outcome(layer: Layer) -> Outcome | None:
    """Run one layer on data; None says that Keras or the TensorFlow under it refused."""
    # A layer is not bound to the size of its input, and building it is what costs: one serves all sizes.
    run = built(layer._replace(input_size=()))
    if run is None:
        return None
    try:
        y = run(inputs(layer.input_size)).numpy()
    except REFUSALS:
        return None
    return Outcome(y.shape[1:-1], crop_begin(y, layer))
