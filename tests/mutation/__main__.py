"""Change the package in many places, one at a time, and count how often a test notices.

``python -m tests.mutation --seed 1 --count 100 --only solving`` works on a copy; the checkout is never touched.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.cli.running import ROOT
from tests.mutation.mutants import Mutant, mutants

_SECONDS = 300  # for the tests of one mutant; a mutant that hangs is noticed


def main() -> None:
    """Draw mutants, run the tests of each, and print those that survive."""
    reader = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--count", type=int, default=50)
    reader.add_argument("--only", default="", help="a package or module within tconvcalc")
    wanted = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".*_cache", "__pycache__", ".hypothesis"))
        killed = sum(_killed(copy, path, each) for path, each in _drawn(wanted.seed, wanted.count, wanted.only))
    sys.stdout.write(f"{killed} of {wanted.count} killed\n")


def _drawn(seed: int, count: int, only: str) -> list[tuple[Path, Mutant]]:
    """So many mutants, drawn from all of the files alike."""
    files = [path.relative_to(ROOT) for path in sorted((ROOT / "tconvcalc" / only).rglob("*.py"))]
    files = files or [Path("tconvcalc") / f"{only}.py"]
    every = [(path, each) for path in files for each in mutants((ROOT / path).read_text(encoding="utf-8"))]
    return random.Random(seed).sample(every, min(count, len(every)))  # noqa: S311 -- to be drawn again


def _killed(copy: Path, path: Path, mutant: Mutant) -> bool:
    target = copy / path
    original = target.read_text(encoding="utf-8")
    target.write_text(mutant.source, encoding="utf-8")
    try:
        noticed = _fails(copy, _tests_of(copy, path)) or _fails(copy, ["tests"])
    finally:
        target.write_text(original, encoding="utf-8")
    if not noticed:
        sys.stdout.write(f"survived {path}:{mutant.line}: {mutant.before}  ->  {mutant.after}\n")
    return noticed


def _tests_of(copy: Path, path: Path) -> list[str]:
    """The tests that mirror a file: those of its package, or its own at the top."""
    package = Path("tests") / path.parts[1]
    own = Path("tests") / f"test_{path.stem}.py"
    return [str(each) for each in (package, own) if (copy / each).exists()] or ["tests"]


def _fails(copy: Path, tests: list[str]) -> bool:
    run = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-m", "not frameworks", *tests]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(  # noqa: S603 -- the tests of the copy
            run, cwd=copy, env=environment, capture_output=True, check=False, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


if __name__ == "__main__":
    main()
