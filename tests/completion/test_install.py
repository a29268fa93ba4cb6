"""Showing and installing: the words that users of Typer know, and nothing of theirs lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tconvcalc.cli.completion import with_shell
from tconvcalc.completion.install import install, shell_named
from tconvcalc.errors import MisuseError
from tests.completion.sample import run, script

PLACES = {
    "bash": ".local/share/bash-completion/completions/tconvcalc",
    "zsh": ".zfunc/_tconvcalc",
    "fish": ".config/fish/completions/tconvcalc.fish",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of somebody who uses fish."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "ZDOTDIR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_shown(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """By the command and by the option alike; without a name, that of $SHELL."""
    run("completion", shell)
    run("--show-completion", shell)
    run(f"--show-completion={shell}")
    assert capsys.readouterr().out == script(shell) * 3
    assert run("--show-completion") == run("--show-completion", "--help") == 0
    assert capsys.readouterr().out == script("fish") * 2


@pytest.mark.parametrize("shell", PLACES)
def test_installed_where_the_shell_looks(shell: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Once; the second time it says that it is there, and an older one is replaced."""
    place = home / PLACES[shell]
    assert run("--install-completion", shell) == 0
    assert place.read_text("utf-8") == script(shell)
    assert capsys.readouterr().out.startswith(f"completion for {shell} is now in {place}\n")
    run("--install-completion", shell)
    assert capsys.readouterr().out.startswith(f"completion for {shell} is already in {place}\n")
    place.write_text(script(shell) + "# of an older version\n", "utf-8")
    run("--install-completion", shell)
    assert place.read_text("utf-8") == script(shell)
    assert [path for path in home.rglob("*") if path.is_file()] == [place]


def test_installed_for_the_shell_in_use(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And zsh is told which line it needs, instead of having its file edited."""
    run("--install-completion")
    assert (home / PLACES["fish"]).exists()
    run("--install-completion", "zsh")
    assert "fpath+=(~/.zfunc)" in capsys.readouterr().out
    assert not (home / ".zshrc").exists()


def test_powershell_is_told_what_to_do(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its profile is not looked for, and nothing is written."""
    run("--install-completion", "pwsh")
    assert "$PROFILE" in capsys.readouterr().out
    assert list(home.iterdir()) == []


def test_folders_that_were_moved(home: Path) -> None:
    """XDG's variables are followed where they are absolute, and ignored where they are not, as it wants."""
    environ = {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": "relative"}
    for shell in ("bash", "fish"):
        install(shell, script(shell), environ)
    said = install("zsh", script("zsh"), environ | {"ZDOTDIR": str(home / "z sh")})
    assert "Unless ~/'z sh/.zshrc' has it already" in said
    assert "fpath+=(~/'z sh/.zfunc')" in said
    assert (home / "z sh" / ".zfunc" / "_tconvcalc").exists()
    far = install("bash", script("bash"), {"HOME": "/nowhere", "XDG_DATA_HOME": str(home / "\x1b[31m")})
    assert "\x1b" not in far
    assert (home / "data" / "bash-completion" / "completions" / "tconvcalc").exists()
    assert (home / PLACES["fish"]).exists()


@pytest.mark.parametrize("content", [b"", b"# mine\n", b"\xff\xfe"])
def test_what_is_not_ours_is_left(home: Path, content: bytes) -> None:
    """Even where it cannot be read as text."""
    place = home / PLACES["fish"]
    place.parent.mkdir(parents=True)
    place.write_bytes(content)
    with pytest.raises(MisuseError, match="exists and is not from tconvcalc"):
        run("--install-completion", "fish")
    assert place.read_bytes() == content


def test_a_link_stays_a_link(home: Path) -> None:
    """Some keep such files in a folder of their own, and link to them."""
    kept = home / "dotfiles"
    kept.write_text(script("zsh") + "# older\n", "utf-8")
    (home / ".zfunc").mkdir()
    (home / PLACES["zsh"]).symlink_to(kept)
    run("--install-completion", "zsh")
    assert (home / PLACES["zsh"]).is_symlink()
    assert kept.read_text("utf-8") == script("zsh")


def test_a_folder_that_cannot_be_made(home: Path) -> None:
    """It is said, in one sentence."""
    (home / ".zfunc").touch()
    with pytest.raises(MisuseError, match=r"cannot make the folder .*zfunc"):
        install("zsh", "anything", os.environ)


def test_shells_without_a_script(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are refused with those that have one."""
    for words in (["completion", "tcsh"], ["--install-completion", "tcsh"], ["--show-completion", "tcsh"]):
        with pytest.raises(MisuseError, match=r'no completion for the shell "tcsh"\nwrite bash, zsh, fish or powersh'):
            run(*words)
    monkeypatch.delenv("SHELL")
    with pytest.raises(MisuseError, match=r"\$SHELL is not set"):
        run("--install-completion")
    assert shell_named("", {"SHELL": "/opt/bash.exe"}) == "bash"


def test_other_command_lines_are_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing is asked of completion, nothing is shown."""
    assert run("solve", "-f", "tf") is None
    assert with_shell([]) == []
    assert with_shell(["--install-completion", "zsh"]) == ["--install-completion", "zsh"]
    assert capsys.readouterr().out == ""
