"""How the frameworks are started: quiet, on one thread, and with the same kernels on every processor."""

import os
import warnings
from contextlib import suppress
from importlib import import_module


def prepare() -> None:
    """Set what they read on import, so this comes before; oneDNN is on by default on some processors only."""
    os.environ.update(
        TF_ENABLE_ONEDNN_OPTS="1",
        TF_CPP_MIN_LOG_LEVEL="3",
        TF_NUM_INTRAOP_THREADS="1",
        TF_NUM_INTEROP_THREADS="1",
        CUDA_VISIBLE_DEVICES="-1",
        KERAS_BACKEND="tensorflow",
        JAX_PLATFORMS="cpu",
        XLA_FLAGS="--xla_disable_hlo_passes=algsimp",  # the pass ends the process on some layers that are legal
        DEV="PYTHON",  # tinygrad's others want a compiler
    )
    # Paddle 3.3 ends the process where TensorFlow 2.21 was loaded before it; the other way round both run.
    with warnings.catch_warnings(), suppress(ModuleNotFoundError):
        warnings.simplefilter("ignore")
        import_module("paddle")
