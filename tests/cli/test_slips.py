"""Slips of the command line get the sentence that helps, and nothing is guessed for the user."""

from __future__ import annotations

import shlex
import subprocess
import sys

import pytest

from tconvcalc.cli.app import COMMANDS
from tconvcalc.cli.examples import EXAMPLES, SUMMARIES, examples
from tests.cases import every_case
from tests.cli.running import ROOT, environment, tconvcalc

FAR_TOO_MANY = "--limit: cannot take 9223372036854775808\nwrite a whole number from 1 to 9,223,372,036,854,775,807\n"


@every_case(
    ("typed", "said"),
    [
        ("solve --pad 1", "no option is called --pad\nwrite --padding\n"),
        ("solve --strde 2", "no option is called --strde\nwrite --stride\n"),
        ("solve --max- 2", "no option is called --max-\nwrite --max-kernel, --max-stride or --max-dilation\n"),
        ("solve --zzz", "no option is called --zzz\ntry tconvcalc solve --help\n"),
        ("solve -i 126 126", "126 follows no option\nwrite -i 126x126 for one value per axis\n"),
        ("solve 126 255", "126 follows no option\nwrite tconvcalc solve -i 126 -o 255\n"),
        ("solve oops", "Got unexpected extra argument(s) (oops)\ntry tconvcalc solve --help\n"),
        ("-f tf -i 3", "-f is an option of a command\nwrite tconvcalc solve -f tf -i 3\n"),
        ("nosuch", "No such command 'nosuch'.\ntry tconvcalc --help\n"),
        ("solve --dims", "Option '--dims' requires an argument.\ntry tconvcalc solve --help\n"),
        ("solve -i 7 -n 0", "--limit: cannot take 0\nwrite a whole number from 1\n"),
        ("chain -f torch --limit=[red]x conv:k3", "--limit: cannot take [red]x\nwrite a whole number from 1\n"),
        ("solve -i 7 --in-channels x", "--in-channels: cannot take x\nwrite a whole number\n"),
        ("solve -i 4 -i 5", "--input-size is given twice: 4 and 5\nwrite --input-size once; per axis as 126x224\n"),
        ("solve -i4 --in=5", "--input-size is given twice: 4 and 5\nwrite --input-size once; per axis as 126x224\n"),
        (
            "solve -f tf,torch -i 4",
            '--framework: no framework is called "tf,torch"\nwrite --framework tf --framework torch\n',
        ),
        ("solve -i 7 -n 9223372036854775808", FAR_TOO_MANY),
        ("chain -f torch -i 1 tconv:k3 -n 9223372036854775808", FAR_TOO_MANY),
        (
            "solve -i 1e3",
            '--input-size: cannot read "1e3"\n                           ^^^ a number is written out\nwrite 1000\n',
        ),
        ("solve", "\n".join(["solve what? give what you know of a layer, for example", *EXAMPLES["solve"], ""])),
        (
            "solve -f torch",
            "\n".join(["solve what? give what you know of a layer, for example", *EXAMPLES["solve"], ""]),
        ),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(typed: str, said: str) -> None:
    """Exit 2, on stderr, with what to write."""
    assert tconvcalc(*shlex.split(typed)) == (2, "", said)


@pytest.mark.parametrize(
    ("typed", "part", "instead"),
    [
        ("-i 1,000", "a comma parts two axes, not thousands", "1000"),
        ("-i 1x64x7x7", "batch and channels are no part of its size", "7x7"),
        ("-o '1, 3, 64, 64'", "batch and channels are no part of its size", "64x64"),
        ("-s 1/2", "what a transposed convolution of stride s does", "2"),
        ("-k 2e40", "a number is written out", "126, 126x224, 255x?, 2..7, 2*n+1 or ?"),
    ],
)
def test_a_value_that_means_something_else_is_explained(typed: str, part: str, instead: str) -> None:
    """With a caret under it."""
    run = tconvcalc("solve", *shlex.split(typed))
    assert run.code == 2
    assert part in run.err
    assert run.err.endswith(f"\nwrite {instead}\n")


@pytest.mark.parametrize("kernel", ["(4,4)", "[4, 4]", " (4, 4) ", "4x4"])
def test_a_tuple_as_python_writes_it_is_a_value(kernel: str) -> None:
    """Brackets are what people paste."""
    run = tconvcalc("solve", "-f", "torch", "-i", "4", "-k", kernel, "-s", "2", "-p", "1", "--code")
    assert run == tconvcalc("solve", "-f", "torch", "-i", "4", "-k", "4", "-s", "2", "-p", "1", "--code")
    assert run.code == 0


def test_what_may_be_given_twice_is() -> None:
    """Frameworks are several, flags and what stands behind ``--`` are none."""
    assert tconvcalc("solve", "-f", "tf", "-f", "torch", "-i", "4", "-o", "8", "--verbose", "--verbose").code == 0
    assert "given twice" not in tconvcalc("check", "--dims", "1", "--", "--dims", "1").err


def test_a_very_long_argument_is_not_echoed() -> None:
    """A hundred thousand digits say no more than sixty."""
    run = tconvcalc("solve", "--dims", "9" * 100_000)
    assert run.code == 2
    assert len(run.err) < 600


@pytest.mark.parametrize(("command", "example"), [(name, one) for name in EXAMPLES for one in examples(name)])
def test_every_example_of_the_help_runs(command: str, example: str) -> None:
    """They stand in the help of their command, and do what they promise."""
    program, *words = shlex.split(example)
    assert (program, words[0]) == ("tconvcalc", command)
    assert example in tconvcalc(command, "--help").out
    assert tconvcalc(*words).code in {0, 1}


def test_the_help_tells_of_every_command_in_one_whole_line() -> None:
    """Nothing is cut off at 80 columns, and every command has examples."""
    told = tconvcalc("--help").out.splitlines()
    assert all(any(line.split(maxsplit=1) == [name, summary] for line in told) for name, summary in SUMMARIES.items())
    assert list(SUMMARIES) == list(COMMANDS)
    assert set(EXAMPLES) == set(COMMANDS)


@pytest.mark.parametrize(
    ("redirected", "said"),
    [
        (">&-", "cannot write the output: standard output is closed"),
        (">/dev/full", "cannot write the output: no space left on device"),
        (">&- 2>&-", ""),
    ],
)
def test_output_that_nobody_can_take_is_misuse(redirected: str, said: str) -> None:
    """A closed or full output is one sentence, and exit 2; never a traceback."""
    line = f"exec {shlex.quote(sys.executable)} -m tconvcalc solve -f torch -i 4 -k 4 -s 2 -p 1 --code {redirected}"
    done = subprocess.run(  # noqa: S603 -- only a shell closes standard output
        ["/bin/sh", "-c", line],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env=environment(),
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr.strip()) == (2, "", said)
