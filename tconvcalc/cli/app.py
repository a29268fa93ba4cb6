"""The commands together, and the one place where exit codes are made."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Annotated

import typer
from typer.core import TyperGroup
from typer.main import get_group

from tconvcalc import __version__
from tconvcalc.cli.completion import InstallCompletion, ShowCompletion, with_shell
from tconvcalc.cli.examples import SUMMARIES, epilog
from tconvcalc.cli.slips import refuse_repeated, told
from tconvcalc.errors import MisuseError
from tconvcalc.text import short

MISUSE = 2
_OUTPUT_GONE = (errno.ENOSPC, errno.EBADF, errno.EIO)
INTERRUPTED = 130

COMMANDS = ("solve", "check", "convert", "chain", "invert", "draw", "explain", "completion")
"""The commands, in the order of the help; each is a function in a module of its own name."""


@cache
def program(names: tuple[str, ...] = COMMANDS) -> TyperGroup:
    """The program with some of its commands: to declare one takes a thousandth of a second, and a run needs one.

    Who runs several lines in one process has each declared once.
    """
    app = typer.Typer(
        name="tconvcalc",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,  # plain help needs no Rich, whose import would double the time that it takes
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(main)
    for name in names:
        summary = SUMMARIES[name]
        app.command(name, epilog=epilog(name), short_help=summary)(
            getattr(import_module(f"tconvcalc.cli.{name}"), name)
        )
    return get_group(app)


def _needed(arguments: Sequence[str]) -> tuple[str, ...]:
    """The commands that a command line can come to: the one it begins with, else all of them, for the help."""
    first = arguments[0] if arguments else ""
    if first == "--version":
        return ()
    return (first,) if first in COMMANDS and first != "completion" else COMMANDS  # completion tells of all of them


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"tconvcalc {__version__}")
        raise typer.Exit


def main(
    ctx: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 -- its callback acts on it
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
    install_completion: InstallCompletion = None,  # noqa: ARG001 -- as above
    show_completion: ShowCompletion = None,  # noqa: ARG001 -- as above
) -> None:
    """Shapes of transposed convolutions: solved both ways, and explained."""
    refuse_repeated(getattr(ctx.command, "commands", {})[ctx.invoked_subcommand], ctx.obj or ())


def run(arguments: Sequence[str]) -> int:
    """Run one command line.

    Returns:
        0 it fits, 1 it cannot be, 2 misuse or an internal error, 130 interrupted.
    """
    try:
        done = program(_needed(arguments))(
            with_shell(arguments), prog_name="tconvcalc", standalone_mode=False, obj=arguments
        )
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as leaving:  # Typer's way to say that whoever read the output has gone
        return _unheard() if isinstance(leaving.__context__, BrokenPipeError) else _code(leaving.code)
    except BrokenPipeError:
        return _unheard()
    except Exception as error:  # noqa: BLE001 -- whatever happens ends as one sentence and an exit code
        return _complain(error, arguments)
    return _code(done)


def _code(done: object) -> int:
    return done if isinstance(done, int) else 0


def _unheard() -> int:
    """Whoever read the output has enough of it; nothing may complain when the interpreter flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _complain(error: Exception, arguments: Sequence[str]) -> int:
    """Say on stderr what went wrong; Typer's own usage errors are known by their way of saying it."""
    if isinstance(error, MisuseError):
        text = str(error)
    elif hasattr(error, "format_message"):
        text = told(error, arguments)
    elif isinstance(error, OSError) and error.errno in _OUTPUT_GONE:
        text = f"cannot write the output: {(error.strerror or '').lower()}"
        _unheard()
    elif sys.stdout is None:
        text = "cannot write the output: standard output is closed"
    else:
        if "--debug" in arguments:
            traceback.print_exc()
        text = f"internal error: {type(error).__name__}: {short(str(error))}\nadd --debug to see where"
    with suppress(OSError, AttributeError):  # standard error may be closed or full, too
        from tconvcalc.cli.screen import complaint  # noqa: PLC0415 -- most commands have nothing to complain of

        sys.stderr.write(complaint(text) + "\n")
        sys.stderr.flush()
    return MISUSE
