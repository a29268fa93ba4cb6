"""A tree of ordinary Python sources, with a model here and there: checked, merely read, or linted."""

from __future__ import annotations

import io
import os
import sysconfig
from collections.abc import Callable
from importlib import import_module
from itertools import cycle
from pathlib import Path

_FOLDER = 50  # files in a folder
_MODEL_EACH = 20  # so many files to one with a model
_MODEL = '''"""A generator."""

from torch import nn


class Generator(nn.Module):
    """Upsamples noise."""

    def __init__(self, width=64):
        super().__init__()
        self.first = nn.ConvTranspose2d(100, width * 8, 4, 1, 0, bias=False)
        self.rest = nn.Sequential(
            nn.ConvTranspose2d(width * 8, width * 4, 4, 2, 1), nn.ReLU(),
            nn.ConvTranspose2d(width * 4, 3, kernel_size=4, stride=2, padding=1),  # tconvcalc: 8 -> 16
        )

    def forward(self, x):
        return self.rest(self.first(x))
'''


def write(folder: Path, count: int) -> Path:
    """Write a tree of that many files, copies of the standard library's, unless it is there."""
    tree = folder / f"tree-{count}"
    if not tree.is_dir():
        sources = cycle(sorted(Path(sysconfig.get_path("stdlib")).glob("*.py")))
        for place in range(count):
            path = tree / f"package{place // _FOLDER}" / f"part{place}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(next(sources).read_bytes() if place % _MODEL_EACH else _MODEL.encode())
    return tree


def ours(tree: str) -> Callable[[], int]:
    """Check the tree, and count the files."""
    from tconvcalc.checking.check_paths import check_paths as check  # noqa: PLC0415 -- peers are measured without it

    return lambda: check(tree).files


def reading(tree: str) -> Callable[[], int]:
    """Read the bytes of every file, and count the files."""

    def read() -> int:
        count = 0
        for folder, _, names in os.walk(tree):
            for name in names:
                if name.endswith(".py"):
                    count += bool(Path(folder, name).read_bytes())
        return count

    return read


def pyflakes(tree: str) -> Callable[[], int]:
    """Lint every file with pyflakes, what it says going nowhere, and count the files."""
    api, reporter = import_module("pyflakes.api"), import_module("pyflakes.reporter")

    def lint() -> int:
        nowhere = reporter.Reporter(io.StringIO(), io.StringIO())
        paths = list(api.iterSourceCode([tree]))
        for path in paths:
            api.checkPath(path, nowhere)
        return len(paths)

    return lint
