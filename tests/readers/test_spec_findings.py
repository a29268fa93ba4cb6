"""What is told of wrong spec files, and at which line and column: written down and read by a person, once."""

from __future__ import annotations

from pathlib import Path

import pytest

import tconvcalc
from tests.blocks import blocks, rewrite

SPECS = Path(__file__).parent / "wrong_specs.txt"
TOLD = Path(__file__).parent / "wrong_specs_told.txt"


def told(name: str) -> str:
    """Place, code, message, because and help of each finding."""
    text, ending = blocks(SPECS)[name] + "\n", name.rpartition(" ")[2]
    report = tconvcalc.check("-", stdin=text.encode(), stdin_filename=f"x.{ending}")
    lines = []
    for one in report.findings:
        place = one.place
        where = f"{place.line}:{place.column}-{place.end_line}:{place.end_column} {place.name}".strip()
        lines.append("\n  ".join([f"{where} {one.code} {one.message}", *one.because, *one.help]))
    return "\n".join([*lines, f"{report.layers} layers"])


def test_wrong_specs_are_told_as_written_down(request: pytest.FixtureRequest) -> None:
    """Every fault of a file at its place; the layers beside it are judged."""
    pytest.importorskip("yaml")
    found = {name: told(name) for name in blocks(SPECS)}
    if request.config.getoption("--rewrite-goldens"):
        rewrite(TOLD, found)
    assert found == blocks(TOLD)
