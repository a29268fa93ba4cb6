"""How a run ends that does not come to its end by itself."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from tconvcalc.__main__ import main
from tconvcalc.cli import app
from tests.cli.running import tconvcalc


def ending(monkeypatch: pytest.MonkeyPatch, ends: Callable[[], object]) -> None:
    """Put something else in the place of the program."""
    monkeypatch.setattr(app, "program", lambda _names: lambda *_words, **_options: ends())


@pytest.mark.parametrize(("code", "expected"), [(3, 3), (None, 0), ("gone", 0)])
def test_a_command_that_leaves(monkeypatch: pytest.MonkeyPatch, code: object, expected: int) -> None:
    """Its code is the program's, where it is one."""

    def leave() -> NoReturn:
        raise SystemExit(code)

    ending(monkeypatch, leave)
    assert app.run(["solve"]) == expected


def test_no_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is none, nothing is flushed."""
    ending(monkeypatch, lambda: 1)
    monkeypatch.setattr(sys, "stdout", None)
    assert app.run(["solve"]) == 1


def test_where_a_check_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The traceback of the file at which the checker itself failed goes to standard error, where it is asked for."""
    (tmp_path / "a.toml").write_text("[[layer]]\nkernel_size = 3\n")

    def failing(*_words: object, **_more: object) -> NoReturn:
        raise KeyError("oh")

    monkeypatch.setattr("tconvcalc.checking.check_paths.read_file", failing)
    plain = tconvcalc("check", str(tmp_path / "a.toml"))
    assert "Traceback" not in plain.err + plain.out
    shown = tconvcalc("check", str(tmp_path / "a.toml"), "--debug")
    assert "in failing" in shown.err


class Interrupting:
    """A finder of modules that is interrupted at the program."""

    @staticmethod
    def find_spec(name: str, *_others: object) -> None:
        """Look for a module."""
        if name == "tconvcalc.cli.app":
            raise KeyboardInterrupt


def test_an_interrupt_while_the_program_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends as one that comes later does."""
    monkeypatch.delitem(sys.modules, "tconvcalc.cli.app")
    monkeypatch.setattr(sys, "meta_path", [Interrupting, *sys.meta_path])
    with pytest.raises(SystemExit, match="130"):
        main()
    gc.enable()
