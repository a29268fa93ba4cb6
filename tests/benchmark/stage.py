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
        return {**kept, "PYTHONPATH": os.pathsep.join([str(self.installed()), str(ROOT)])}

    def installed(self) -> Path:
        """Where the package is: copied and compiled at the first call, as installed ones are; as it is, if quick."""
        if self.quick:
            return ROOT
        folder = self.folder / "installed"
        if not folder.exists():
            shutil.copytree(ROOT / "tconvcalc", folder / "tconvcalc", ignore=shutil.ignore_patterns("__pycache__"))
            compileall.compile_dir(folder / "tconvcalc", quiet=1)
        return folder

    def size(self, full: int, quick: int) -> int:
        """One of two sizes."""
        return quick if self.quick else full
