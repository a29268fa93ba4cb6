"""A program with one command of each shape, so that these tests stand still while the real commands grow."""

from __future__ import annotations

from enum import Enum
from functools import cache
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup
from typer.main import get_group

from tconvcalc.cli import options
from tconvcalc.cli.completion import InstallCompletion, ShowCompletion, completion, with_shell
from tconvcalc.completion import SCRIPTS
from tconvcalc.completion.declared_commands import tree

AWKWARD = 'It\'s a "test": 100% of $HOME, `id`, [x], a\\b | c'
"""A help that every shell would do something with, were it not quoted."""

app = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]})
app.command("completion")(completion)


class Mode(Enum):
    """Words that a command declares itself."""

    QUICK = "quick"
    SLOW = "slow"


@app.callback()
def main(*, install_completion: InstallCompletion = None, show_completion: ShowCompletion = None) -> None:
    """Nothing is done by itself."""
    assert (install_completion, show_completion) == (None, None)


@app.command()
def solve(
    *,
    framework: options.Frameworks = None,
    input_size: options.InputSize = None,
    padding: options.Padding = None,
    output_padding: options.OutputPadding = None,
    verbose: options.Verbose = False,
) -> None:
    """Solve for what is not known.

    At length.
    """


@app.command()
def chain(
    layers: options.Layers = None, *, framework: options.Framework = None, decoder: options.Decoder = None
) -> None:
    """Walk."""


@app.command()
def check(  # noqa: PLR0913
    paths: Annotated[list[str] | None, typer.Argument()] = None,
    *,
    framework: options.Frameworks = None,
    select: Annotated[list[str] | None, typer.Option("--select", help="Only these.")] = None,
    output_file: Annotated[Path | None, typer.Option("--output-file", help="Write there.")] = None,
    output_format: Annotated[str, typer.Option("--output-format", help="How it looks.")] = "full",
    baseline: Annotated[Path | None, typer.Option("--baseline", help="Read that.")] = None,
    folder: Annotated[Path | None, typer.Option("--folder", file_okay=False, help="Look there.")] = None,
    cache: Annotated[str | None, typer.Option("--cache", metavar="FILE", help="Keep it there.")] = None,
    mode: Annotated[Mode, typer.Option("--mode", help=AWKWARD)] = Mode.QUICK,
    strict: Annotated[bool, typer.Option("--strict/--lax", help="How strict.")] = False,
    quiet: Annotated[int, typer.Option("-q", count=True)] = 0,
    secret: Annotated[bool, typer.Option("--secret", hidden=True)] = False,
) -> None:
    """Judge files."""


@app.command()
def explain(code: Annotated[str | None, typer.Argument()] = None) -> None:
    """Explain a rule."""


@app.command(hidden=True)
def inside() -> None:
    """Not for everybody."""


@cache
def program() -> TyperGroup:
    """The program, declared once."""
    return get_group(app)


def run(*arguments: str) -> object:
    """Run one command line of it, as the real program does."""
    return program()(with_shell(arguments), prog_name="tconvcalc", standalone_mode=False)


@cache
def script(shell: str) -> str:
    """Its script for a shell."""
    return SCRIPTS[shell](tree(program().make_context("tconvcalc", ["solve"])))
