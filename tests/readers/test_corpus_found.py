"""What `check` says of the corpus: every bug at a line to blame, and nothing of code that runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import tconvcalc
from tconvcalc.claims import Finding
from tconvcalc.report import Report
from tests.blocks import blocks, rewrite
from tests.effort import share
from tests.readers.corpus_files import FOLLOWED, RIGHT, TRAPS, WRONG, bugs, followed_sizes, label, unfinished
from tests.readers.input_sizes import input_sizes

TOLD = Path(__file__).parent / "corpus" / "told.txt"
JUDGED = TOLD.with_name("judged.txt")
SIZES = TOLD.with_name("sizes.txt")


def expected(paths: Sequence[Path]) -> list[object]:
    """The files as parameters; of those that are unfinished, the opposite is expected."""
    mark = pytest.mark.xfail(strict=True, reason="sizes are not followed that far yet")
    later = unfinished()
    return [pytest.param(path, id=label(path), marks=[mark] if label(path) in later else []) for path in paths]


def told(found: Sequence[Finding]) -> str:
    """All that is told: where, what, because and help."""
    return "\n".join("\n  ".join([f"{one.place.line} {one.message}", *one.because, *one.help]) for one in found)


@pytest.mark.parametrize("path", expected(share(WRONG)))
def test_a_bug_is_found_where_it_is(path: Path, request: pytest.FixtureRequest) -> None:
    """At the layer to blame, where the sizes meet, or at the call; and nothing else. What is told was read."""
    findings = tconvcalc.check(path).findings
    found = {finding.place.line for finding in findings}
    assert found
    assert found <= bugs()[path.stem].lines
    if request.config.getoption("--rewrite-goldens"):
        rewrite(TOLD, {path.stem: told(findings)})
    assert told(findings) == blocks(TOLD)[path.stem]


def judged(report: Report) -> str:
    """How many layers were judged, and what was not read, with the reason."""
    return "\n".join([f"{report.layers} layers", *(f"{one.place.line} {one.reason}" for one in report.unread)])


@pytest.mark.parametrize("paths", [RIGHT, TRAPS, FOLLOWED], ids=["right", "traps", "followed"])
def test_what_runs_is_not_reported(paths: list[Path], request: pytest.FixtureRequest) -> None:
    """No false alarm, but in what is unfinished; and as many layers are judged as were written down."""
    reports = {label(path): tconvcalc.check(path) for path in share(paths)}
    seen = {name: judged(report) for name, report in reports.items()}
    if request.config.getoption("--rewrite-goldens"):
        rewrite(JUDGED, seen)
    assert seen == {name: text for name, text in blocks(JUDGED).items() if name in seen}
    reported = {name: list(map(str, report.findings)) for name, report in reports.items()}
    later = unfinished() & set(reported)
    assert {name: found for name, found in reported.items() if found and name not in later} == {}
    assert {name for name in later if not reported[name]} == set()


def test_sizes_are_told_where_a_person_could(request: pytest.FixtureRequest) -> None:
    """From a reshape, a noise, a summary or an input of literal size in the same file; but in what is unfinished."""
    untold, every = {}, {}
    for path in FOLLOWED:
        known = input_sizes(path.read_text(encoding="utf-8"), path.name)
        told = followed_sizes()[path.stem]
        every[label(path)] = "\n".join(f"{line} {sorted(map(str, sizes))}" for line, sizes in sorted(known.items()))
        untold[label(path)] = {line: size for line, size in told.items() if size not in known.get(line, set())}
    later = {name for name in untold if f"{name}:sizes" in unfinished()}
    assert {name: lines for name, lines in untold.items() if lines and name not in later} == {}
    assert {name for name in later if not untold[name]} == set()
    if request.config.getoption("--rewrite-goldens"):
        rewrite(SIZES, every)
    assert every == blocks(SIZES)
