"""In the frameworks themselves: a layer and the code that replaces it give equal numbers."""

from __future__ import annotations

from itertools import product

import pytest

from tests.conversion.proof import NAMES, different
from tests.truth.present import require

COUNT = 1
"""Layers for each pair here; ``python -m tests.conversion.proof`` runs more."""


@pytest.mark.frameworks
@pytest.mark.parametrize(("source", "target"), list(product(NAMES, NAMES)))
def test_the_frameworks_agree(source: str, target: str) -> None:
    """The source layer and what the code builds, on equal inputs, weights and bias, are equal in every element."""
    require(source)
    require(target)
    assert list(different(source, target, COUNT, "test")) == []
