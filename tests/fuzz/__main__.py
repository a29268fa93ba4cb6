"""The one command: ``python -m tests.fuzz --inputs 100000 --seed 0``; it prints what fails, and how to see it again."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence

import tconvcalc
from tests.fuzz.inputs import KINDS, made
from tests.fuzz.running import tried

BATCH = 200
"""Inputs that one process gets: where one ends the process, the others still count."""

_LONGEST_SHOWN = 3_000


def main(arguments: Sequence[str]) -> int:
    """Try so many inputs, kinds in turn.

    Returns:
        0 where nothing failed, 1 where something did.
    """
    wanted = _parser().parse_args(arguments)
    kinds = wanted.kinds or list(KINDS)
    if wanted.again:
        kind, _, seed = wanted.again.partition(":")
        given = made(kind, seed)
        sys.stdout.write(f"{given!r}\n{tried(kind, given) or 'nothing wrong'}\n")
        return 0
    begin, failed = time.monotonic(), 0
    for kind in kinds:
        tried(kind, made(kind, "first"))  # so that no process has to import anything
    tconvcalc.solve("torch", input_size=7, output_size=14).to_dict()  # SymPy neither
    for first in range(0, wanted.inputs, BATCH):
        numbers = range(first, min(first + BATCH, wanted.inputs))
        failed += _batch([(kinds[number % len(kinds)], f"{wanted.seed}.{number}") for number in numbers])
    sys.stdout.write(f"{wanted.inputs:,} inputs, {failed:,} failed, {time.monotonic() - begin:.0f} s\n")
    return 1 if failed else 0


def _batch(inputs: Sequence[tuple[str, str]]) -> int:
    """Try some inputs in a process of their own, and count those that failed."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        os._exit(min(250, sum(_one(kind, seed) for kind, seed in inputs)))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code < 0:
        sys.stdout.write(f"signal {-code} ended the process between {inputs[0]} and {inputs[-1]}\n")
    return abs(code)


def _one(kind: str, seed: str) -> bool:
    wrong = tried(kind, made(kind, seed))
    if wrong:
        sys.stdout.write(f"--- python -m tests.fuzz --again '{kind}:{seed}'\n{wrong[-_LONGEST_SHOWN:]}\n")
        sys.stdout.flush()
    return bool(wrong)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=1_000, help="how many")
    parser.add_argument("--seed", default="0", help="other inputs for each seed")
    parser.add_argument("--kinds", nargs="+", choices=list(KINDS), help="only these")
    parser.add_argument("--again", metavar="KIND:SEED", help="one input once more")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
