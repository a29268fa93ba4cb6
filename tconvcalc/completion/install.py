"""Where each shell looks for a script, and how one gets there without anything of the user's being lost."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from shlex import quote

from tconvcalc.completion.words import SHELLS
from tconvcalc.errors import MisuseError
from tconvcalc.reports.saving import write
from tconvcalc.text import listed, printable

_MARK = "written by `tconvcalc completion"
_LEFT_TO_DO = {
    "bash": "It works in the next shell where the package bash-completion is installed; without it, add to ~/.bashrc\n"
    "  source {path}",
    "zsh": "Unless {zshrc} has it already, add to it, above the line that runs compinit\n"
    "  fpath+=({folder})\n"
    "and where no line runs compinit yet, below that\n"
    "  autoload -Uz compinit && compinit",
    "fish": "It works in the next shell.",
}
_POWERSHELL = """Nothing is written: where the profile is, only PowerShell knows. Type there
  tconvcalc completion powershell > "$(Split-Path $PROFILE)/tconvcalc.ps1"
and add to the file $PROFILE
  . $PSScriptRoot/tconvcalc.ps1
"""


def shell_named(name: str, environ: Mapping[str, str]) -> str:
    """The shell that is meant: the one with this name, or where it is empty the one in ``$SHELL``.

    Raises:
        MisuseError: there is no script for it.
    """
    base = Path(name or environ.get("SHELL", "")).name.removesuffix(".exe")
    known = {"pwsh": "powershell"}.get(base, base)
    if known in SHELLS:
        return known
    if base:
        why = f'no completion for the shell "{printable(base)}"'
    else:
        why = "$SHELL is not set, so the shell has to be named"
    raise MisuseError(f"{why}\nwrite {listed(SHELLS, 'or')}")


def install(shell: str, script: str, environ: Mapping[str, str]) -> str:
    """Write a script where its shell looks for it, whole or not at all, and say what is left to do.

    Raises:
        MisuseError: there is something else in its place, or it cannot be written.
    """
    if shell == "powershell":
        return _POWERSHELL
    path = _place(shell, environ)
    before = _read(path)
    if before is not None and _MARK not in before:
        message = (
            f"{printable(str(path))} exists and is not from tconvcalc, so it is left as it is\n"
            f"move it away, or put there yourself what tconvcalc --show-completion {shell} prints"
        )
        raise MisuseError(message)
    if before != script:
        _write(path, script)
    done = "is already in" if before == script else "is now in"
    left = _LEFT_TO_DO[shell].format(
        path=_typed(path, environ), folder=_typed(path.parent, environ), zshrc=_typed(_zsh(environ) / ".zshrc", environ)
    )
    return f"completion for {shell} {done} {printable(str(path))}\n{left}\n"


def _typed(path: Path, environ: Mapping[str, str]) -> str:
    """A path as it is typed in a shell, from the home folder where it lies below that."""
    home = _home(environ)
    if not path.is_relative_to(home):
        return printable(quote(str(path)))
    below = quote(str(path.relative_to(home)))
    return printable(f"~/{below}")


def _home(environ: Mapping[str, str]) -> Path:
    return Path(environ.get("HOME") or Path.home())


def _zsh(environ: Mapping[str, str]) -> Path:
    """The folder in which zsh looks for its own files."""
    return _base(environ, "ZDOTDIR", _home(environ))


def _place(shell: str, environ: Mapping[str, str]) -> Path:
    home = _home(environ)
    if shell == "zsh":
        return _zsh(environ) / ".zfunc" / "_tconvcalc"
    if shell == "fish":
        return _base(environ, "XDG_CONFIG_HOME", home / ".config") / "fish" / "completions" / "tconvcalc.fish"
    return _base(environ, "XDG_DATA_HOME", home / ".local" / "share") / "bash-completion" / "completions" / "tconvcalc"


def _base(environ: Mapping[str, str], name: str, usual: Path) -> Path:
    """A folder that a variable names; the XDG specification wants relative ones ignored."""
    given = Path(environ.get(name, ""))
    return given if given.is_absolute() else usual


def _read(path: Path) -> str | None:
    """What is there, None where nothing is. What is no text, or not to be read, is somebody else's."""
    try:
        return path.read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeError):
        return ""


def _write(path: Path, script: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MisuseError(f"cannot make the folder {printable(str(path.parent))}: {error.strerror}") from error
    write(str(path), script)
