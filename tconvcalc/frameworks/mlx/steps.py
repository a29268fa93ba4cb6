"""What MLX' layers do to the size of one axis: ``Conv2d``, ``MaxPool2d``, ``AvgPool2d`` and their kin."""

from __future__ import annotations

from tconvcalc.frameworks.windows import Windows

WINDOWS = Windows("MLX", ((), ()), (False, False), (0, 0))
STEPS = WINDOWS.steps(WINDOWS.pooling, ceil=False, padding=0)
