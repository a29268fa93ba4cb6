"""Whether a framework is there: on a desk its tests may be skipped, in CI a skipped proof would pass for a proof."""

import os
from functools import cache
from importlib import import_module

import pytest

from .environment import prepare

PACKAGES = {
    "tensorflow": ("tensorflow",),
    "keras": ("tensorflow", "keras"),
    "pytorch": ("torch",),
    "jax": ("jax", "flax"),
    "onnx": ("onnx", "onnxruntime"),
    "paddle": ("paddle",),
    "mlx": ("mlx",),
    "tinygrad": ("tinygrad",),
    "caffe": ("cv2",),
}


def require(framework: str) -> None:
    """Skip the calling test where a framework is not installed, or fail it in CI; a broken install always fails."""
    prepare()
    for package in PACKAGES[framework]:
        if not installed(package):
            sentence = f"{framework} needs the package {package}, which is not installed"
            if os.environ.get("CI"):
                pytest.fail(f"{sentence}: in CI its truth must be proven", pytrace=False)
            pytest.skip(sentence)


def present(framework: str) -> bool:
    """Whether all that a framework needs is installed."""
    prepare()
    return all(map(installed, PACKAGES[framework]))


@cache
def installed(package: str) -> bool:
    """Import a package, and tell the one that is missing from the one that is there and lacks something."""
    try:
        import_module(package)
    except ModuleNotFoundError as missing:
        if missing.name != package:
            raise
        return False
    return True
