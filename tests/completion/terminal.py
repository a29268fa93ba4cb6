"""A real shell on a pseudo-terminal, with the sample's script installed: keys go in, what is drawn comes out."""

from __future__ import annotations

import fcntl
import os
import re
import select
import shutil
import struct
import subprocess
import sys
import termios
from pathlib import Path
from typing import NamedTuple, Self

import pytest

from tconvcalc.completion.install import install
from tests.completion.sample import script
from tests.effort import FULL

PATIENCE = 20
"""Seconds after which a shell is taken to hang."""

PROMPT = "ready> "
_REPORT = "\x1d"  # a key on which each shell tells its command line, and empties it
_ROWS, _COLUMNS = 100, 240
_BECOME = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[2:])"
"""Take the terminal and become the shell: to fork here would be deprecated where there are threads."""


_BASH = r"""PS1='ready> '
bind 'set completion-query-items 0'; bind 'set page-completions off'; bind 'set enable-bracketed-paste off'
report() { printf '{%s}@END@' "$READLINE_LINE"; READLINE_LINE=; READLINE_POINT=0; }
bind -x '"\C-]": report'
source ~/.local/share/bash-completion/completions/tconvcalc
"""
_ALL_OF_ZSH = "fpath+=(~/.zfunc); autoload -Uz compinit; compinit -u -D"
_WHAT_ZSH_NEEDS = """every=(~/.zfunc $fpath); fpath=(~/.zfunc ${(M)fpath:#*/Completion(/Base|)})
autoload -Uz compinit; compinit -u -D; fpath=($every); autoload -Uz $^every/_*(N:t)"""
"""The same for this one command: to read to which commands each of a thousand files belongs takes half a second."""
_ZSH = rf"""PS1='ready> '; LISTMAX=9999
{_ALL_OF_ZSH if FULL else _WHAT_ZSH_NEEDS}
report() {{ print -rn "{{$BUFFER}}@END@"; BUFFER=; zle .accept-line; }}
zle -N report; bindkey '^]' report
"""
_FISH = r"""function fish_prompt; echo -n 'ready> '; end
set -g fish_autosuggestion_enabled 0
set -g fish_greeting
set -p fish_complete_path ~/.config/fish/completions
bind \x1d 'printf "{%s}@END@" (commandline); commandline ""; commandline -f execute'
"""
_STARTED = {  # the file that is read first, what is in it, and the words that start the shell
    "bash": (".rc", _BASH, ("--noprofile", "--rcfile", ".rc", "-i")),
    "zsh": (".zshrc", _ZSH, ("-d", "-i")),
    "fish": (".rc", _FISH, ("--no-config", "--init-command", "source ~/.rc", "-i")),
}
SHELLS = tuple(_STARTED)


def found(shell: str) -> str:
    """Where a shell is; without it the test is skipped, or fails in CI, where all are promised."""
    path = shutil.which(shell)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(f"{shell} is not installed, and in CI it has to be")
        pytest.skip(f"{shell} is not installed")
    return path


class Pressed(NamedTuple):
    """What a TAB did: the words that were listed, the command line after it, and all that was drawn."""

    offered: list[str]
    line: str
    drawn: str


class Terminal:
    """One interactive shell; ``home`` is its home and where it is."""

    def __init__(self, shell: str, home: Path, more: str = "") -> None:
        """Start it and wait for its first prompt; ``more`` is added to what it reads first."""
        self.shell = shell
        program = found(shell)
        first, setup, words = _STARTED[shell]
        (home / first).write_text(setup + more, "utf-8")
        path = f"{home}/bin:/usr/bin:/bin"
        environ = {"HOME": str(home), "ZDOTDIR": str(home), "PATH": path, "TERM": "xterm", "LC_ALL": "C.UTF-8"}
        install(shell, script(shell), environ)
        self._file, side = os.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
        command = [sys.executable, "-c", _BECOME, program, shell, *words]
        self._process = subprocess.Popen(  # noqa: S603 -- a shell is what is tested
            command, cwd=home, env=environ, stdin=side, stdout=side, stderr=side, start_new_session=True
        )
        os.close(side)
        self.pid = self._process.pid
        self.until(PROMPT)

    def __enter__(self) -> Self:
        """Be closed by ``with``."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the shell, and wait until it has."""
        os.close(self._file)
        self._process.kill()
        self._process.wait()

    def type(self, keys: str) -> None:
        """Send keys."""
        os.write(self._file, keys.encode())

    def until(self, mark: str) -> str:
        """Read until a text is drawn."""
        drawn = b""
        while mark.encode() not in drawn:
            ready, _, _ = select.select([self._file], [], [], PATIENCE)
            assert ready, f"{self.shell} drew only {drawn!r}"
            drawn += os.read(self._file, 1 << 16)
        return drawn.decode()

    def press(self, line: str, tabs: int = 1) -> Pressed:
        """Type a line and TAB, and see what comes of it."""
        self.type(line + "\t" * tabs + _REPORT)
        drawn = self.until("@END@")
        if PROMPT not in drawn.rpartition("@END@")[2]:
            self.until(PROMPT)
        told = re.search(r"\{([^{}]*)\}@END@", drawn)
        assert told, drawn
        return Pressed(_listed(drawn[: told.start()]), told[1], drawn)

    def offers(self, line: str) -> list[str]:
        """Everything that is offered for a line: what is listed, or the end of what was put in at once."""
        pressed = self.press(line, 2 if self.shell == "bash" else 1)
        return pressed.offered or [pressed.line.removeprefix(line)]


def _listed(drawn: str) -> list[str]:
    """The words in a list below the command line, without what is said about them."""
    list_ = re.search(rf"\n(.*?)(?:\x1b\[\d*A|\n{PROMPT})", drawn, re.DOTALL)
    plain = re.sub(r"\x1b(?:\[[0-9;?]*[A-Za-z]|\(B)|\r", "", list_[1]) if list_ else ""
    cells = (cell.strip() for row in plain.split("\n") for cell in re.split(r"  +", row.split(" -- ")[0]))
    return [cell for cell in cells if cell and not cell.startswith("(")]
