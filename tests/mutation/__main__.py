"""Change the package in many places, one at a time, and count how often a test notices.

``python -m tests.mutation --seed 1 --count 100 --only solving`` works on a copy; the checkout is never touched. First
it measures which tests run which line (minutes, once for each state of the tree); a mutant is then tried by those that
run its line, the fastest first, until one fails. What survives is for a person to judge: a hole, or no change at all.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.cli.running import ROOT
from tests.mutation.mutants import Mutant, count, mutant
from tests.mutation.reach import Reach

_FIRST = 40  # tests that are tried before the rest is collected


def main() -> None:
    """Draw mutants, run the tests of each, and print those that survive."""
    reader = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--count", type=int, default=50)
    reader.add_argument("--only", default="", help="a package or module within tconvcalc")
    reader.add_argument("--seconds", type=float, default=60, help="of tests for one mutant, at the most")
    wanted = reader.parse_args()
    reach, killed, tried = Reach(), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".*_cache", "__pycache__", ".hypothesis"))
        for path, each in _drawn(wanted.seed, wanted.count, wanted.only):
            tests, tried = reach.tests_of(path, each, wanted.seconds), tried + 1
            killed += _killed(copy, path, each, tests)
            sys.stdout.flush()
            sys.stderr.write(f"\r{killed} of {tried} killed")
    sys.stdout.write(f"{killed} of {tried} killed\n")


def _drawn(seed: int, most: int, only: str) -> Iterator[tuple[Path, Mutant]]:
    """So many mutants, drawn from all of the files alike."""
    files = sorted((ROOT / "tconvcalc" / only).rglob("*.py")) or [ROOT / "tconvcalc" / f"{only}.py"]
    sources = {path: path.read_text(encoding="utf-8") for path in files}
    every = [(path, number) for path, source in sources.items() for number in range(count(source))]
    for path, number in random.Random(seed).sample(every, min(most, len(every))):  # noqa: S311 -- to be drawn again
        yield path.relative_to(ROOT), mutant(sources[path], number)


def _killed(copy: Path, path: Path, mutant: Mutant, tests: list[str]) -> bool:
    target = copy / path
    original = target.read_text(encoding="utf-8")
    target.write_text(mutant.source, encoding="utf-8")
    try:
        noticed = any(_fails(copy, part) for part in (tests[:_FIRST], tests[_FIRST:]) if part)
    finally:
        target.write_text(original, encoding="utf-8")
    if not noticed:
        sys.stdout.write(f"survived {len(tests)} tests {path}:{mutant.line}: {mutant.before}  ->  {mutant.after}\n")
    return noticed


def _fails(copy: Path, tests: list[str]) -> bool:
    chosen = copy.parent / "chosen"
    chosen.write_text("\n".join(tests), encoding="utf-8")
    run = [sys.executable, "-m", "pytest", "-n", "0", "-x", "-q", "-p", "no:cacheprovider"]
    run += [
        "-p",
        "tests.mutation.plugin",
        f"--run-chosen={chosen}",
        *sorted({test.partition("::")[0] for test in tests}),
    ]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(  # noqa: S603 -- the tests of the copy
            run, cwd=copy, env=environment, capture_output=True, check=False, timeout=300
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


if __name__ == "__main__":
    main()
