"""How the frameworks are started: quiet, on one thread, and with the same kernels on every processor."""

import os


def prepare() -> None:
    """Set what they read on import, so this comes before; oneDNN is on by default on some processors only."""
    os.environ.update(
        TF_ENABLE_ONEDNN_OPTS="1",
        TF_CPP_MIN_LOG_LEVEL="3",
        TF_NUM_INTRAOP_THREADS="1",
        TF_NUM_INTEROP_THREADS="1",
        CUDA_VISIBLE_DEVICES="-1",
        KERAS_BACKEND="tensorflow",
    )
