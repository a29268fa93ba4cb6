"""A share of the random inputs; all of them by ``python -m tests.fuzz --inputs 100000``."""

from __future__ import annotations

import pytest

from tests.effort import examples
from tests.fuzz.__main__ import main
from tests.fuzz.inputs import KINDS, made
from tests.fuzz.running import WAYS, tried


@pytest.mark.parametrize("kind", KINDS)
def test_random_inputs_neither_crash_nor_hang(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An answer or a sentence, in five seconds and a gibibyte."""
    failed = [number for number in range(examples(24)) if tried(kind, made(kind, f"ci.{number}"))]
    capsys.readouterr()
    assert failed == []


def test_an_input_can_be_made_again() -> None:
    """By its kind and its seed."""
    assert all(made(kind, "x") == made(kind, "x") for kind in ("argv", "toml", "yaml", "json", "source", "settings"))
    assert WAYS.keys() == KINDS.keys()


def test_what_fails_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """With the command that shows it again; the search can fail."""

    def broken(_: object) -> str:
        raise KeyError("boom")

    monkeypatch.setitem(WAYS, "toml", broken)
    assert "KeyError: 'boom'" in tried("toml", b"")
    assert main(["--again", "toml:1"]) == 0
    assert "KeyError: 'boom'" in capsys.readouterr().out
