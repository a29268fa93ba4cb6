"""The commands together, and the one place where exit codes are made."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from typing import Annotated

import typer

from tconvcalc import __version__
from tconvcalc.cli.chain import chain
from tconvcalc.cli.check import check
from tconvcalc.cli.completion import InstallCompletion, ShowCompletion, completion, with_shell
from tconvcalc.cli.draw import draw
from tconvcalc.cli.explain import explain
from tconvcalc.cli.invert import invert
from tconvcalc.cli.solve import solve
from tconvcalc.errors import MisuseError
from tconvcalc.text import printable

MISUSE = 2
INTERRUPTED = 130

app = typer.Typer(
    name="tconvcalc",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help needs no Rich, whose import would double the time that it takes
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("solve")(solve)
app.command("check")(check)
app.command("chain")(chain)
app.command("invert")(invert)
app.command("draw")(draw)
app.command("explain")(explain)
app.command("completion")(completion)


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"tconvcalc {__version__}")
        raise typer.Exit


@app.callback()
def main(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
    install_completion: InstallCompletion = None,
    show_completion: ShowCompletion = None,
) -> None:
    """Shapes of transposed convolutions: solved both ways, and explained."""


def run(arguments: Sequence[str]) -> int:
    """Run one command line.

    Returns:
        0 it fits, 1 it cannot be, 2 misuse or an internal error, 130 interrupted.
    """
    try:
        done = app(with_shell(arguments), prog_name="tconvcalc", standalone_mode=False)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has enough of it; nothing may complain when the interpreter flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 -- whatever happens ends as one sentence and an exit code
        return _complain(error, debug="--debug" in arguments)
    return done if isinstance(done, int) else 0


def _complain(error: Exception, *, debug: bool) -> int:
    """Say on stderr what went wrong; Typer's own usage errors are known by their way of saying it."""
    said = getattr(error, "format_message", None)
    if isinstance(error, MisuseError):
        text = str(error)
    elif said:
        text = "\n".join(printable(line) for line in said().splitlines()) + "\ntry tconvcalc --help"
    else:
        if debug:
            traceback.print_exc()
        text = f"internal error: {type(error).__name__}: {printable(str(error))}\nadd --debug to see where"
    sys.stderr.write(text + "\n")
    return MISUSE
