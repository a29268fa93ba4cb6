"""``tconvcalc explain``: what a rule of ``check`` does, why, and an example."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tconvcalc.cli import options
from tconvcalc.errors import MisuseError


def explain(
    code: Annotated[str | None, typer.Argument(help="A code, such as TCC001.", show_default=False)] = None,
    *,
    every: Annotated[bool, typer.Option("--list", help="List every rule.")] = False,
    debug: options.Debug = False,  # noqa: ARG001 -- read where errors are reported
) -> None:
    """Explain a rule of check, or list them all."""
    from tconvcalc.checking import rules  # noqa: PLC0415 -- no other command needs their texts

    if code is None and not every:
        raise MisuseError("explain which rule?\nwrite tconvcalc explain TCC001, or tconvcalc explain --list")
    sys.stdout.write(rules.listing() if code is None else rules.explain(code))
