"""What Paddle's layers do to the size of one axis: ``Conv2D``, ``MaxPool2D``, ``AvgPool2D`` and their kin."""

from __future__ import annotations

from tconvcalc.frameworks.windows import Windows

WINDOWS = Windows("Paddle", (("same", "valid"), ("same", "valid")), (True, False), (0, 0))
STEPS = WINDOWS.steps(WINDOWS.pooling, ceil=True, padding=0)
