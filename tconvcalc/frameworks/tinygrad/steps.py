"""What tinygrad's layers do to the size of one axis: ``Conv2d``, ``max_pool2d``, ``avg_pool2d``.

With ceil_mode the last window has to begin inside the input or the padding at its begin, as PyTorch has it.
"""

from __future__ import annotations

from functools import partial

from tconvcalc.frameworks.windows import Windows

WINDOWS = Windows("tinygrad", ((), ()), (True, True), (0, 0))
STEPS = WINDOWS.steps(partial(WINDOWS.pooling, inside=True), ceil=True, padding=0)
