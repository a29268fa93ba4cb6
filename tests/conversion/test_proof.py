"""In the frameworks themselves: a layer and the code that replaces it give equal numbers."""

from __future__ import annotations

import pytest

from tests.conversion.proof import NAMES, different
from tests.truth.present import present, require

COUNT = 1
"""Layers for each pair here; ``python -m tests.conversion.proof`` runs more."""


@pytest.mark.frameworks
@pytest.mark.parametrize("source", NAMES)
def test_the_frameworks_agree(source: str) -> None:
    """The source layer and what the code builds in each framework, on equal inputs, are equal in every element."""
    require(source)
    targets = [target for target in NAMES if present(target)]
    assert [(target, *each) for target in targets for each in different(source, target, COUNT, "test")] == []
    for target in NAMES:
        require(target)
