"""Sources under a mebibyte that cost as much as can be: each is checked, and what it took is printed."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import tconvcalc

HEAD = "import torch\nimport torch.nn as nn\n"
X = "torch.zeros(1, 8, 7, 7)"
UP = "nn.ConvTranspose2d(8, 8, 3, 2, 1)"


def _modules(count: int) -> Iterator[str]:
    for number in range(count):
        yield (
            f"class C{number}(nn.Module):\n    def __init__(self, n={number}):\n        super().__init__()\n"
            f"        self.a = nn.ConvTranspose2d(n, n, 4, 2, 1)\n        self.b = C{(number * 3 + 1) % count}(n)\n"
            f"    def forward(self, x):\n        return self.b(self.a(x))\n"
        )


def functions(count: int) -> Iterator[str]:
    """Functions that each build a layer and call one of the others."""
    for number in range(count):
        yield (
            f"def f{number}(x):\n    u = nn.ConvTranspose2d({number}, 8, 4)\n"
            f"    return u(f{(number * 7 + 1) % count}(x))\n"
        )


ONE_MODEL = (
    "class M(nn.Module):\n    def __init__(self):\n        super().__init__()\n"
    f"        self.a = {UP}\n    def forward(self, x):\n        return self.a(x)\nm = M()\n"
)

CASES = {  # first what takes the least time, which is what a desk tries
    "growing": "l = [1]\n" + "l = l + l\n" * 80 + "nn.ConvTranspose2d(len(l), 8, 4)\n",
    "calls of one model": ONE_MODEL + "".join(f"y = m(torch.zeros(1, 8, {n}, {n}))\n" for n in range(1, 6000)),
    "functions": "".join(functions(3000)),
    "classes": "".join(_modules(1500)) + f"C1()({X})\n",
    "findings": "".join(f"nn.ConvTranspose2d(8, 8, 3, 2, 1, {n % 7 + 2})({X})\n" for n in range(3000)),
    "joins": f"x = {X}\nu = {UP}\n"
    + "".join(f"torch.cat([u(x), torch.zeros(1, 8, {n}, 9)], 1)\n" for n in range(1500)),
    "long way": "x = torch.zeros(1, 8, 64, 64)\ns = x\n"
    + "x = nn.Conv2d(8, 8, 3, padding=1)(x)\nx = nn.ConvTranspose2d(8, 8, 3, 1, 1)(x)\n" * 1500
    + "x = nn.ConvTranspose2d(8, 8, 2)(x)\ntorch.cat([x, s], 1)\n",
    "shared ways": f"y = {X}\n"
    + "y = nn.ConvTranspose2d(8, 8, 1)(y) + nn.ConvTranspose2d(8, 8, 1)(y)\n" * 300
    + "torch.cat([y, torch.zeros(1, 8, 9, 9)], 1)\n",
    "shared rows": "m = nn.ConvTranspose2d(8, 8, 1)\n" + "m = nn.Sequential(m, m)\n" * 60 + f"m({X})\n",
    "nested loops": "".join("    " * n + f"for i{n} in range(64):\n" for n in range(12)) + "    " * 12 + UP + "\n",
    "branches": "import os\nn = 1\n"
    + "".join(f"if os.environ.get('{n}'):\n    n = n + {n}\nelse:\n    n = n * 2\n" for n in range(1500))
    + "nn.ConvTranspose2d(n, 8, 4)\n",
    "deep comprehension": f"x = {'[' * 50}{UP}{' for i in range(9)]' * 50}\n",
}


def _largest() -> int:
    """MiB that this process ever took; where Linux can tell it, without those of the one that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text(encoding="ascii").partition("VmHWM:")[2].split()[0]) >> 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 20


def main(names: list[str]) -> None:
    """Check the cases of these names; a line for each: the name, seconds of the processor, MiB, what was said."""
    for name in names:
        begun = time.process_time()
        result = tconvcalc.check("-", stdin=(HEAD + CASES[name]).encode(), stdin_filename="model.py")
        seconds = time.process_time() - begun
        largest = _largest()
        said = len(result.findings) + len(result.unread) + result.layers
        sys.stdout.write(json.dumps([name, round(seconds, 2), largest, said, len(result.crashes)]) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
