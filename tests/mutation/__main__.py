"""Change the package in many places, one at a time, and count how often a test notices.

``python -m tests.mutation --seed 1 --count 100 --only solving`` never touches the checkout. First it measures which
tests run which line (minutes, once for each state of the tree); a mutant is then tried by those that run its line, the
fastest first, until one fails. What survives is for a person to judge: a hole, or no change at all.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from compileall import compile_dir
from pathlib import Path

import pytest

from tests.cli.running import ROOT
from tests.mutation.mutants import Mutant, count, mutant
from tests.mutation.plugin import Trials
from tests.mutation.reach import Reach, in_turn
from tests.mutation.trial import fails_anew, fails_here

_ANEW = 200  # tests that are tried on a mutant that is imported anew


def main() -> None:
    """Draw mutants, run the tests of each, and print those that survive."""
    reader = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--count", type=int, default=50)
    reader.add_argument("--only", default="", help="a package or module within tconvcalc")
    reader.add_argument("--seconds", type=float, default=60, help="of tests for one mutant, at the most")
    wanted = reader.parse_args()
    drawn, reach = list(_drawn(wanted.seed, wanted.count, wanted.only)), Reach()

    def run(items: Mapping[str, pytest.Item]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            copy, killed = _copied(Path(folder) / "copy"), 0
            for tried, (path, each) in enumerate(drawn, start=1):
                near, whole = reach.tests_of(path, each)
                noticed = _noticed(copy, path, each, _rounds(near, whole, items, wanted.seconds))
                killed += noticed
                if not noticed:
                    sys.stdout.write(
                        f"survived {len(near)} tests: {path}:{each.line}: {each.before}  ->  {each.after}\n"
                    )
                sys.stdout.write(f"{killed} of {tried} killed\n")
                sys.stdout.flush()

    pytest.main(["-n", "0", "-q", "-s", "-p", "no:cacheprovider", "-m", "not frameworks"], [Trials(run)])


def _drawn(seed: int, most: int, only: str) -> Iterator[tuple[Path, Mutant]]:
    """So many mutants, drawn from all of the files alike."""
    files = sorted((ROOT / "tconvcalc" / only).rglob("*.py")) or [ROOT / "tconvcalc" / f"{only}.py"]
    sources = {path: path.read_text(encoding="utf-8") for path in files}
    every = [(path, number) for path, source in sources.items() for number in range(count(source))]
    for path, number in random.Random(seed).sample(every, min(most, len(every))):  # noqa: S311 -- to be drawn again
        yield path.relative_to(ROOT), mutant(sources[path], str(path), number)


def _copied(copy: Path) -> Path:
    """A copy of the checkout in which all is compiled that does not change."""
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".*_cache", "__pycache__", ".hypothesis"))
    compile_dir(copy / "tconvcalc", quiet=1)
    return copy


def _rounds(
    near: Mapping[str, float], whole: Mapping[str, float], items: Mapping[str, pytest.Item], most: float
) -> list[list[pytest.Item]]:
    """The tests that are near, then all cases of the functions that have to do with the file, as there is time."""
    slowest: dict[str, float] = {}
    for test, seconds in whole.items():
        function = test.partition("[")[0]
        slowest[function] = max(seconds, slowest.get(function, 0.0))
    cases = {test: slowest.get(test.partition("[")[0]) for test in items if test not in near}
    rest = {test: seconds for test, seconds in cases.items() if seconds is not None}
    return [[items[test] for test in in_turn(dict(each), most) if test in items] for each in (near, rest) if each]


def _noticed(copy: Path, path: Path, mutant: Mutant, rounds: list[list[pytest.Item]]) -> bool:
    """Whether a test fails, here or where the mutant is imported anew: what was worked out before is kept here."""
    if not mutant.imported and any(fails_here(mutant.code, tests) for tests in rounds):
        return True
    target = copy / path
    original, times = target.read_bytes(), target.stat()
    target.write_text(mutant.source, encoding="utf-8")
    try:
        return any(fails_anew(copy, [one.nodeid for one in tests[:_ANEW]]) for tests in rounds[:1])
    finally:
        target.write_bytes(original)
        os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))


if __name__ == "__main__":
    main()
