"""How much a property draws: everything in CI (``CI`` is set), a quarter on a desk, always the same draws."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")

FULL = bool(os.environ.get("CI"))
"""Whether everything is drawn."""


def examples(full: int) -> int:
    """So many examples in CI; a quarter of them, and at least ten, on a desk."""
    return full if FULL else max(min(full, 10), full // 4)


def share(items: Sequence[Item]) -> Sequence[Item]:
    """All of them in CI; every fourth on a desk."""
    return items if FULL else items[::4]
