"""The scripts that are handed out are those that the program writes now."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tconvcalc.cli.app import run
from tests.completion.terminal import found

ROOT = Path(__file__).parents[2]
NAMES = {"bash": "tconvcalc.bash", "zsh": "_tconvcalc", "fish": "tconvcalc.fish", "powershell": "tconvcalc.ps1"}
CHECKED = {"bash": "-n", "zsh": "-n", "fish": "--no-execute"}


@pytest.mark.parametrize("shell", NAMES)
def test_the_files_are_up_to_date(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever adds an option writes them anew."""
    assert run(["completion", shell]) == 0
    written = (ROOT / "completions" / NAMES[shell]).read_text("utf-8")
    assert written == capsys.readouterr().out, f"tconvcalc completion {shell} > completions/{NAMES[shell]}"


@pytest.mark.parametrize("shell", CHECKED)
def test_the_shell_can_read_its_file(shell: str) -> None:
    """Without running it."""
    command = [found(shell), CHECKED[shell], str(ROOT / "completions" / NAMES[shell])]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 -- the shell itself
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("shell", NAMES)
def test_the_files_are_plain(shell: str) -> None:
    """Short enough to be read, ASCII for every locale, and nothing left of the template."""
    text = (ROOT / "completions" / NAMES[shell]).read_text("utf-8")
    assert text.isascii()
    assert text.count("\n") < 600
    assert "@COMMANDS@" not in text
    assert "--output-padding" in text
    assert max(map(len, text.splitlines())) < 500
