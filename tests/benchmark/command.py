"""The command line of the benchmark: which rows, how often, and in which form the table comes."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmark import machine, table
from tests.benchmark.comparing import Compared, compare
from tests.benchmark.row import Row
from tests.benchmark.stage import Stage

HEAD = (
    "Processor time (user and system) of each side, medians of {runs}; ratio: ours / peer, pair by pair, [least..most]."
)


def main(arguments: Sequence[str], rows: Sequence[Row]) -> int:
    """Measure and print.

    Returns:
        0 whatever was measured, 1 where two sides came to different results.
    """
    wanted = _parser(rows).parse_args(arguments)
    chosen = [row for row in rows if not wanted.rows or row.name in wanted.rows]
    with tempfile.TemporaryDirectory() as folder:
        place = Stage(Path(folder), wanted.quick)
        compared = []
        for row in chosen:
            sys.stderr.write(f"{row.name} ...\n")
            compared.append(compare(row, place, wanted.runs))
    sys.stdout.write(_page(compared, wanted.runs, marked=wanted.markdown, quick=wanted.quick))
    disagreements = [each.disagreement for each in compared if each.disagreement]
    sys.stderr.write("".join(f"the results disagree: {sentence}\n" for sentence in disagreements))
    return 1 if disagreements else 0


def _page(compared: list[Compared], runs: int, *, marked: bool, quick: bool) -> str:
    """What it was measured on, how, and the table."""
    head = [*machine.described(), HEAD.format(runs=runs)]
    if quick:
        head.append("Sizes are small: this shows that the rows work, not what they cost.")
    joined = "\n".join(head) + "\n\n"
    return joined + (table.markdown(compared) if marked else table.text(compared))


def _parser(rows: Sequence[Row]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description="Measure tconvcalc beside others.")
    names = [row.name for row in rows]
    parser.add_argument("--rows", nargs="+", metavar="NAME", choices=names, help=f"of: {', '.join(names)}")
    parser.add_argument("--runs", type=_positive, default=5, metavar="N", help="of each side; 5 if left out")
    parser.add_argument("--quick", action="store_true", help="small sizes, to see that it works")
    parser.add_argument("--markdown", action="store_true", help="the table as a README has it")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
