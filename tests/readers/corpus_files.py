"""The models of the corpus: right ones, their wrong twins, traps, and what is to be found in them.

`right` and `wrong` hold the same models, the wrong ones with one bug each; `traps` holds right code that looks wrong
to a reader who guesses; `followed` right code of which the size is told at every layer. A file's name begins with the
package that runs it.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from tests.truth.present import PACKAGES, require

FOLDER = Path(__file__).parent / "corpus"
RIGHT = sorted((FOLDER / "right").glob("*.py"))
WRONG = sorted((FOLDER / "wrong").glob("*.py"))
TRAPS = sorted((FOLDER / "traps").glob("*.py"))
FOLLOWED = sorted((FOLDER / "followed").glob("*.*py*"))
FRAMEWORKS = {"torch": "pytorch", "keras": "keras", "tensorflow": "keras", "flax": "jax", "paddle": "paddle"}
"""How file names begin, and what runs such files: Keras and TensorFlow share a process."""


class Bug(NamedTuple):
    """The one bug of a wrong twin.

    Attributes:
        kind: what does not fit: ``layer`` (refused by itself), ``channels``, ``skip`` (a concatenation), ``add``,
            ``target`` (a loss or an assertion), ``linear``, ``reshape``, ``kernel`` (larger than its input), ``input``
            (one model into another).
        lines: where the finding may stand: at a layer to blame, where the sizes meet, or at the call it depends on.
    """

    kind: str
    lines: frozenset[int]


@cache
def bugs() -> dict[str, Bug]:
    """The bug of each wrong twin by the file's name without its ending."""
    table = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
    return {name: Bug(row["kind"], frozenset(row["lines"])) for name, row in table.items()}


@cache
def followed_sizes() -> dict[str, dict[str, str]]:
    """Of each file in `followed`: line (cell and line of a notebook) of a layer -> the input size, as in ``7x7``."""
    table: dict[str, dict[str, str]] = tomllib.loads((FOLDER / "followed.toml").read_text(encoding="utf-8"))
    return table


def unfinished() -> frozenset[str]:
    """The files (``wrong/torch_dcgan.py``) of which `check` does not yet say what it should."""
    path = FOLDER / "unfinished.txt"
    return frozenset(path.read_text(encoding="utf-8").split()) if path.exists() else frozenset()


def label(path: Path) -> str:
    """A file within the corpus, as tests and tables name it."""
    return f"{path.parent.name}/{path.name}"


def framework_of(path: Path) -> str:
    """The framework that runs a file, as `tests.truth` names it."""
    return FRAMEWORKS[path.name.split("_")[0]]


def require_for_child(framework: str) -> None:
    """Skip or fail as `require` does where a framework is missing, without importing it: a child process will."""
    if any(find_spec(package) is None for package in PACKAGES[framework]):
        require(framework)
