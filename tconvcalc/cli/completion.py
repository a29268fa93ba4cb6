"""``tconvcalc completion``: the shells' scripts, shown and installed. What writes them is loaded when it is used."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer

_ASKING = ("--install-completion", "--show-completion")


def completion(
    context: typer.Context,
    shell: Annotated[str, typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell.", show_default=False)],
) -> int:
    """Print the completion script of a shell."""
    sys.stdout.write(_script(context, shell)[1])
    return 0


def _show(context: typer.Context, shell: str | None) -> None:
    if shell is not None:
        sys.stdout.write(_script(context, shell)[1])
        raise typer.Exit


def _install(context: typer.Context, shell: str | None) -> None:
    if shell is not None:
        from tconvcalc.completion.install import install  # noqa: PLC0415 -- as below

        sys.stdout.write(install(*_script(context, shell), os.environ))
        raise typer.Exit


def _script(context: typer.Context, shell: str) -> tuple[str, str]:
    """The shell that is meant, and its script."""
    from tconvcalc.completion import SCRIPTS  # noqa: PLC0415 -- no other command pays for it
    from tconvcalc.completion.declared_commands import tree  # noqa: PLC0415
    from tconvcalc.completion.install import shell_named  # noqa: PLC0415

    known = shell_named(shell, os.environ)
    return known, SCRIPTS[known](tree(context.find_root()))


def _asking(name: str, callback: Any, text: str) -> Any:  # noqa: ANN401 -- Typer does not say
    return typer.Option(name, callback=callback, is_eager=True, metavar="[SHELL]", help=text, show_default=False)


InstallCompletion = Annotated[
    str | None, _asking(_ASKING[0], _install, "Install completion for this shell, or for the one named.")
]
ShowCompletion = Annotated[
    str | None, _asking(_ASKING[1], _show, "Show completion for this shell, or for the one named.")
]


def with_shell(arguments: Sequence[str]) -> list[str]:
    """Let the shell be left out, which Typer does not know of a value: the empty word stands for ``$SHELL``."""
    first, *rest = arguments or [""]
    bare = first in _ASKING and (not rest or rest[0].startswith("-"))
    return [first, "", *rest] if bare else list(arguments)
