"""What the numbers were measured on, without which they say nothing."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PEERS = ("typer", "sympy", "ortools", "z3-solver", "torch", "tensorflow", "tensorflow-cpu", "pyflakes")


def described() -> list[str]:
    """The date, Python, the machine, and every peer with its version, or as absent."""
    cores = os.cpu_count() or 1
    python = f"{platform.python_implementation()} {platform.python_version()}"
    kind = f"{platform.system()} {platform.machine()}, {_processor()}, {cores} core{'s' if cores > 1 else ''}"
    versions = ", ".join(f"{name} {_version(name)}" for name in PEERS if not _doubled(name))
    return [f"{datetime.now(UTC):%Y-%m-%d}, {python}, {kind}", versions]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"


def _doubled(name: str) -> bool:
    """Whether TensorFlow goes by its other name: either distribution brings it."""
    return name == "tensorflow" and _version(name) == "absent"


def _processor() -> str:
    """The name of the processor, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or "unknown processor")
