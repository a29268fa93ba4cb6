"""The commands as plain data, and the words that their options take."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache

from tconvcalc.completion.declared_commands import tree
from tconvcalc.completion.tree import ANYTHING, FILES, Command, Kind, Option, Tree, Word
from tconvcalc.completion.words import kind_of
from tests.cli.running import process, tconvcalc
from tests.completion.sample import AWKWARD, program


@cache
def whole() -> Tree:
    """All commands of the sample."""
    return tree(program().make_context("tconvcalc", ["solve"]))


def _command(name: str) -> Command:
    return next(command for command in whole().all() if command.name == name)


def _option(command: str, name: str) -> Option:
    return next(option for option in _command(command).options if name in option.names)


def test_commands() -> None:
    """What is hidden is not told, and of a help only the first sentence is."""
    assert [command.name for command in whole().all()] == [
        "tconvcalc",
        "completion",
        "solve",
        "chain",
        "check",
        "explain",
    ]
    assert _command("solve").help == "Solve for what is not known"
    assert all("--secret" not in option.names for option in _command("check").options)


def test_options() -> None:
    """The long spelling first; whether a value follows, and whether it may be given again."""
    assert _option("solve", "-f").names == ("--framework", "-f")
    assert _option("solve", "-f").repeatable
    assert _option("solve", "-h") == Option(("--help", "-h"), "Show this message and exit")
    assert _option("check", "--lax").names == ("--strict", "--lax")
    assert _option("check", "-q").repeatable
    assert _option("check", "-q").value is None
    assert _option("check", "--mode").help == AWKWARD


def test_arguments() -> None:
    """Files for paths, as many as there are; one rule."""
    assert _command("check").arguments[0] == (FILES, True)
    explained = _command("explain").arguments[0]
    assert (explained.value.name, explained.repeatable) == ("rule", False)


def test_kinds() -> None:
    """A table for what is shared, what the command itself declares for the rest, and else nothing."""
    assert kind_of("--color", ["red"]).words[0].text == "auto"
    assert kind_of("--mode", ["quick"], of="check") == Kind("check-mode", (Word("quick"),))
    assert kind_of("--stride") == ANYTHING
    assert {_option("check", name).value for name in ("--baseline", "--folder", "--cache")} == {FILES}
    assert [kind.name for kind in whole().kinds()].count("framework") == 1


def test_nothing_of_it_is_loaded_until_it_is_used() -> None:
    """To start is to wait: only the options' names are there from the beginning."""
    program = "import sys, tconvcalc.cli.completion; print([name for name in sys.modules if 'tconvcalc.comp' in name])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout == "[]\n"


def test_what_is_written_does_not_depend_on_the_order_of_sets() -> None:
    """Two processes that hash strings unlike write the same script: this one, which draws how, and one that is told."""
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    other, own = process("completion", "zsh", PYTHONHASHSEED=seed), tconvcalc("completion", "zsh")
    assert other == own
    assert own.code == 0
