"""Libraries whose transposed convolutions are called like those that are known here, but follow other rules."""

from __future__ import annotations

FOREIGN = {
    "hk": "Haiku",
    "haiku": "Haiku",
    "snt": "Sonnet",
    "sonnet": "Sonnet",
    "gluon": "MXNet",
    "mxnet": "MXNet",
    "chainer": "Chainer",
    "L": "Chainer",
    "ms": "MindSpore",
    "mindspore": "MindSpore",
    "jittor": "Jittor",
    "jt": "Jittor",
    "stax": "JAX's old stax",
    "eqx": "Equinox",
    "equinox": "Equinox",
}
"""The name under which such a library is usually imported, and its own."""
