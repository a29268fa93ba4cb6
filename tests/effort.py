"""How much a test draws: everything in CI (``CI`` is set), a part on a desk, always the same draws."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")

FULL = bool(os.environ.get("CI"))
"""Whether everything is drawn."""

QUARTER = 4
"""One in so many is drawn on a desk."""

FEW = 19
"""One in so many, where each takes long; a prime, so as not to fall in step with a grid."""

RARE = 97
"""One in so many of what was recorded by the ten thousand; a prime, too."""


def examples(full: int, one_in: int = QUARTER) -> int:
    """So many examples in CI; one in so many, and at least a handful, on a desk."""
    return full if FULL else max(min(full, 40 // one_in), full // one_in)


def share(items: Sequence[Item], one_in: int = QUARTER) -> Sequence[Item]:
    """All of them in CI; one in so many on a desk."""
    return items if FULL else items[::one_in]
