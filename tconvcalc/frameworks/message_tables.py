"""The frameworks whose messages are known, each loaded from its own folder when a text is to be explained."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from tconvcalc.frameworks.message_patterns import Messages

SPEAKING = ("tensorflow", "keras", "pytorch", "jax", "onnx", "paddle")
"""The folders of ``tconvcalc.frameworks`` that have a file ``messages.py``, in the order in which answers name them."""


@cache
def message_tables() -> tuple[Messages, ...]:
    """What each framework says when it refuses."""
    return tuple(import_module(f"tconvcalc.frameworks.{name}.messages").MESSAGES for name in SPEAKING)
