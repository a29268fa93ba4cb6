"""How output behaves: pipes, colours, widths, interrupted readers, and errors of the program itself."""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NoReturn

import pytest

from tconvcalc.cli import app, progress, run_solve
from tests.cli.running import ROOT, environment, on_terminal, python, read_terminal, seen_on_terminal, tconvcalc

FITS = ("solve", "-f", "tf", "-i", "126", "-o", "255", "-s", "2")
SHORT = ("draw", "-f", "torch", "-k", "3", "-s", "2")
CANNOT = ("solve", "-f", "tf", "-i", "126", "-o", "255", "-p", "same")


def terminal(*arguments: str, **extra: str) -> str:
    """What this Python prints on a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(  # noqa: S603 -- the program under test
        [sys.executable, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=ROOT,
        env=environment(**extra),
    ):
        os.close(theirs)
        return read_terminal(ours)


def test_a_terminal_is_coloured_and_a_pipe_is_not() -> None:
    """The same text either way, styled only where somebody looks at it."""
    plain, shown = tconvcalc(*CANNOT).out, terminal("-m", "tconvcalc", *CANNOT, COLUMNS="200")
    assert "\x1b[" not in plain
    assert "\x1b[" in shown
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == plain
    assert "\x1b[" not in tconvcalc(*FITS).out
    assert "\x1b[" in on_terminal(*FITS, columns=200)


@pytest.mark.parametrize(
    ("arguments", "extra"),
    [((), {"NO_COLOR": "1"}), ((), {"TERM": "dumb"}), (("--color", "never"), {})],
    ids=["NO_COLOR", "dumb", "never"],
)
def test_colour_can_be_refused(arguments: tuple[str, ...], extra: dict[str, str]) -> None:
    """Each way of refusing it leaves the plain text on a terminal."""
    assert on_terminal(*FITS, *arguments, columns=200, **extra) == tconvcalc(*FITS).out


def test_colour_can_be_forced() -> None:
    """For those who pipe into a pager."""
    assert "\x1b[" in tconvcalc(*FITS, "--color", "always").out


def test_an_unknown_colour_is_refused() -> None:
    """With what would have been accepted."""
    run = tconvcalc(*FITS, "--color", "\x1b[31mred")
    assert (run.code, run.out) == (2, "")
    assert run.err == '--color: cannot read "\\x1b[31mred"\nwrite auto, always or never\n'


@pytest.mark.parametrize("columns", [60, 80])
def test_prose_fits_a_narrow_terminal(columns: int) -> None:
    """Sentences go on below themselves; commands stay whole, so that they can be copied."""
    out = on_terminal(*CANNOT, "--color", "never", columns=columns)
    lines = out.splitlines()
    commands = [line.strip() for line in lines if "tconvcalc solve" in line]
    assert max(len(line) for line in lines if "tconvcalc solve" not in line) <= columns
    assert "tconvcalc solve -f tf -i 128 -o 255 -p same" in commands


@pytest.mark.parametrize("word", ["output_padding", "TCC001"])
def test_a_page_is_filled_to_a_narrow_terminal(word: str) -> None:
    """No word of its prose is broken; pictures, examples and commands stay as they are."""
    wide, narrow = on_terminal("explain", word), on_terminal("explain", word, columns=50)
    prose = [line for line in narrow.splitlines() if not line.startswith((" ", "try"))]
    assert all(len(line) <= 50 for line in prose)
    assert narrow.split() == wide.split()
    assert {line for line in wide.splitlines() if line.startswith("  ") and line[9:10] == " "} <= set(
        narrow.splitlines()
    )


def test_what_uneven_means_is_said_once() -> None:
    """Below the rows, and only where one of them is."""
    table = on_terminal("solve", "-f", "torch", "-i", "15", "-o", "29")
    assert table.count("uneven overlap") == 3
    assert table.count("uneven overlap: some outputs sum more products than others") == 1
    assert "uneven" not in on_terminal("solve", "-f", "torch", "-i", "7", "-o", "14", "-k", "4")


def test_a_pipe_is_never_cut() -> None:
    """Whatever the width says, a pipe gets whole lines."""
    assert tconvcalc(*CANNOT, COLUMNS="20").out == tconvcalc(*CANNOT, COLUMNS="200").out


def nobody_reads() -> int:
    """The end of a pipe whose reader has gone, as that of ``| head`` does."""
    reader, writer = os.pipe()
    os.close(reader)
    return writer


def test_a_reader_that_leaves_is_no_error() -> None:
    """What is printed at the end goes nowhere, and nothing complains."""
    writer = nobody_reads()
    done = subprocess.run(  # noqa: S603 -- the program under test
        [sys.executable, "-m", "tconvcalc", *SHORT],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        cwd=ROOT,
        env=environment(),
        timeout=60,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_that_leaves_amid_the_output_is_no_error() -> None:
    """More is printed than is kept until the end."""
    with open(nobody_reads(), "w", encoding="utf-8") as out, redirect_stderr(StringIO()) as err:
        with redirect_stdout(out):
            assert app.run([*SHORT, "-i", "400", "--json"]) == 0
        out.write("at the end")
    assert err.getvalue() == ""


def test_code_alone_is_a_program() -> None:
    """``--code`` prints what compiles, also for several frameworks and for what cannot be."""
    for words in (FITS, CANNOT, ("solve", "-i", "4", "-o", "8")):
        out = tconvcalc(*words, "--code").out
        compile(out, "printed", "exec")
    assert out.count("y = ") == 3
    assert tconvcalc(*CANNOT, "--code").out.startswith("# TensorFlow: impossible, ")


def test_bilinear_weights_are_printed_or_refused() -> None:
    """The kernel must fit the stride for an interpolation."""
    fits = tconvcalc("solve", "-f", "torch", "-i", "7", "-k", "4", "-s", "2", "-p", "1", "--init", "bilinear")
    assert "einsum" in fits.out
    wrong = tconvcalc("solve", "-f", "torch", "-i", "7", "-k", "5", "-s", "2", "-p", "1", "--init", "bilinear")
    assert (wrong.code, wrong.out) == (2, "")
    assert "--init" in wrong.err
    assert tconvcalc(*FITS, "--init", "random").code == 2


def test_verbose_adds_the_derivation() -> None:
    """The rule with the numbers in it, the crops, and where the rule is written."""
    plain, more = tconvcalc(*FITS).out, tconvcalc(*FITS, "--verbose").out
    added = [line for line in more.splitlines() if line not in plain.splitlines()]
    assert added[0].endswith("126 = ceil((255 - 1*(5 - 1)) / 2)")
    assert "cropped by 0" in added[1]
    assert "source: " in added[2]


def test_all_lists_everything() -> None:
    """Where there are more than are shown, the next command lists them."""
    few = tconvcalc("solve", "-f", "torch", "-i", "n", "-o", "2n").out
    assert "32 solutions; --all lists them" in few
    assert few.splitlines()[-1].endswith("--all")
    table = tconvcalc("solve", "-f", "torch", "-i", "n", "-o", "2n", "--all").out.splitlines()
    assert sum(line.strip().startswith(f"{place} ") for place, line in enumerate(table[3:35], 1)) == 32


@pytest.mark.parametrize("given", ["-i 5x6x7 -o 10x12x14", "-i 7x9 -o 14x27", "-i 7 -o 14", "-i 7x7x7 -k 3 -d ?"])
def test_the_next_command_can_be_answered(given: str) -> None:
    """``--all`` is offered where all can be listed, and nowhere else; a place beyond the table is where it is said."""
    shown = tconvcalc("solve", "-f", "torch", *given.split()).out
    count, said = re.findall(r"([\d,]+) solutions; (.*)", shown)[0]
    offered = tconvcalc(*shlex.split(shown.splitlines()[-1].removeprefix("next     tconvcalc ")))
    assert offered.code == 0
    assert ("--all" in said) == ("--all" in shown.splitlines()[-1]) == (int(count.replace(",", "")) <= 10_000)
    for place, whole in re.findall(r"\(row (\d+) of (--all|-n \d+)\)", shown):
        table = tconvcalc("solve", "-f", "torch", *given.split(), *whole.split()).out
        assert re.search(rf"^ *{place} ", table, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("solve", "--bogus"), "no option is called --bogus"),
        (("bogus",), "No such command"),
        (("solve", "--dims", "4"), "--dims"),
        (("solve", "-f", "caffe2", "-i", "4"), "caffe2"),
        (("solve", "-f", "torch", "-p", "same"), "padding words"),
        (("solve", "-i", "7x7x7", "-k", "3x3"), "--kernel-size"),
        (("solve", "-i", "2..", "-o", "2.."), "both open"),
        (("solve", "-f", "torch", "-d", "?", "--all"), "solutions"),
    ],
)
def test_misuse_is_one_complaint(arguments: tuple[str, ...], said: str) -> None:
    """Exit 2, nothing on stdout, no traceback, and the part that is wrong."""
    run = tconvcalc(*arguments)
    assert (run.code, run.out) == (2, "")
    assert said in run.err
    assert "Traceback" not in run.err


def raising(error: BaseException) -> Callable[..., NoReturn]:
    """Something that ends so, whatever it is called with."""

    def fail(*_words: object, **_options: object) -> NoReturn:
        raise error

    return fail


@pytest.mark.parametrize(("debug", "traceback"), [((), False), (("--debug",), True)])
def test_an_internal_error_is_one_line(
    monkeypatch: pytest.MonkeyPatch,
    debug: tuple[str, ...],
    traceback: bool,  # noqa: FBT001 -- a case of the table
) -> None:
    """The traceback is there for who asks."""
    monkeypatch.setattr(run_solve, "solve", raising(TypeError("oh")))
    run = tconvcalc(*FITS, *debug)
    assert (run.code, run.out) == (2, "")
    assert "internal error: TypeError: oh" in run.err
    assert ("Traceback" in run.err) is traceback


INTERRUPTED = """
import signal, sys
import tconvcalc.cli.run_solve as answering
from tconvcalc.__main__ import main
answering.solve = lambda *_: signal.raise_signal(signal.SIGINT)
main()
"""


def test_an_interrupt_ends_with_130() -> None:
    """Ctrl-C is no error, and prints nothing."""
    assert python("-c", INTERRUPTED, *FITS) == (130, "", "")


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt, 130), (BrokenPipeError, 0)])
def test_who_leaves_early_hears_no_complaint(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: type[BaseException], code: int
) -> None:
    """Wherever it happens, also outside of a command; what is still printed then goes nowhere."""
    monkeypatch.setattr(app, "program", lambda _names: raising(error()))
    printed = tmp_path / "printed"
    with printed.open("w", encoding="utf-8") as out, redirect_stdout(out), redirect_stderr(StringIO()) as err:
        assert app.run([]) == code
        out.write("at the end")
    assert (printed.read_text("utf-8"), err.getvalue()) == ("" if code == 0 else "at the end", "")


def test_the_console_script_is_the_program() -> None:
    """What the installed script calls is what ``python -m`` runs."""
    called = "import sys; sys.argv[1:] = ['--version']; from tconvcalc.__main__ import main; main()"
    assert python("-c", called) == tconvcalc("--version")


def test_several_outputs_at_the_end_are_counted() -> None:
    """What no input reaches is said, also where it is more than the last one."""
    out = tconvcalc("solve", "-f", "torch", "-i", "4", "-k", "4", "-s", "4", "-p", "0", "-a", "3").out
    assert "the last 3 outputs along each axis are reached by no input" in out


def test_a_fact_stands_alone_where_there_is_no_help() -> None:
    """Possible in numbers, but with no dilation that can be given."""
    run = tconvcalc("solve", "-f", "torch", "-i", "2", "-o", str(10**12), "-k", "3", "-s", "2", "-d", "?")
    assert (run.code, run.out.startswith("out of bounds: "), "help" in run.out) == (1, True, False)


def slow(seconds: float) -> None:
    """Do something that takes so long."""
    with progress.waiting("checking"):
        time.sleep(seconds)
    sys.stdout.write("done\n")


def test_long_work_shows_that_it_goes_on_and_cleans_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a second a terminal is told, here after a little more than a half; when it is done nothing is left."""
    assert progress.PATIENCE == 1
    monkeypatch.setattr(progress, "PATIENCE", 0.55)
    shown = seen_on_terminal(lambda: slow(0.65))
    assert shown.startswith("\rchecking … 1 s")
    assert shown.endswith("\r\x1b[Kdone\n")


def test_short_work_and_pipes_are_left_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is said where nobody waits, or nobody looks."""
    assert seen_on_terminal(lambda: slow(0)) == "done\n"
    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    slow(0.1)
    assert capsys.readouterr() == ("done\n", "")


def test_version_and_help() -> None:
    """Both say what they are for."""
    assert tconvcalc("--version").out.startswith("tconvcalc 0.")
    out = tconvcalc("solve", "--help").out
    for option in ("--input-size", "--in", "--kernel", "--output-padding", "--max-dilation", "--json"):
        assert option in out
    assert tconvcalc().code == 2
