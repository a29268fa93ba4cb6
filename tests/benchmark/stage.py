"""Where everything is measured: a folder of its own, with the package in it as an installation would have it."""

from __future__ import annotations

import compileall
import os
import shutil
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
_UNWANTED = ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX", "PYTHONPATH", "GITHUB_ACTIONS", "NO_COLOR", "CI")


class Stage(NamedTuple):
    """A prepared folder, and whether sizes are small: to see that a row works, not what it costs."""

    folder: Path
    quick: bool = False

    def environment(self) -> dict[str, str]:
        """The environment of whatever is measured: the copy of the package first, then the tests."""
        kept = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
        return {**kept, "PYTHONPATH": os.pathsep.join([str(self.folder / "installed"), str(ROOT)])}

    def size(self, full: int, quick: int) -> int:
        """One of two sizes."""
        return quick if self.quick else full


def stage(folder: Path, *, quick: bool) -> Stage:
    """Prepare a folder: the package is copied and compiled, for an installed program is not compiled at each start."""
    copy = folder / "installed" / "tconvcalc"
    shutil.copytree(ROOT / "tconvcalc", copy, ignore=shutil.ignore_patterns("__pycache__"))
    compileall.compile_dir(copy, quiet=1)
    return Stage(folder, quick)
