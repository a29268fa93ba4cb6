"""What Flax's layers do to the size of one axis: ``nnx.Conv`` and ``linen.Conv``, ``avg_pool`` and ``max_pool``.

A pooling slides by its kernel where nothing else is written, as everywhere in the notation; Flax's own default is 1.
"""

from __future__ import annotations

from tconvcalc.frameworks.windows import Windows

WINDOWS = Windows("Flax", (("same", "valid", "causal"), ("same", "valid")), (True, True), ("same", "valid"))
STEPS = WINDOWS.steps(WINDOWS.pooling, ceil=False, padding="same")
