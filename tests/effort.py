"""How much a property draws: everything in CI (``CI`` is set), a quarter on a desk, always the same draws."""

from __future__ import annotations

import os

FULL = bool(os.environ.get("CI"))
"""Whether everything is drawn."""


def examples(full: int) -> int:
    """So many examples in CI; a quarter of them, and at least ten, on a desk."""
    return full if FULL else max(min(full, 10), full // 4)
