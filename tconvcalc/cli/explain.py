"""``tconvcalc explain``: a rule of ``check``, a word, or what a framework said when it failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tconvcalc.cli import options
from tconvcalc.cli.layer_command import quantities_command

if TYPE_CHECKING:
    from tconvcalc.cli.layer_options import LayerOptions


@quantities_command
def explain(  # noqa: PLR0913 -- one parameter for each option
    subject: Annotated[
        str | None,
        typer.Argument(help="A message, a file, - (standard input), a word, or a code.", show_default=False),
    ] = None,
    *,
    layer: LayerOptions,
    every: Annotated[bool, typer.Option("--list", help="List every rule and word.")] = False,
    as_json: options.AsJson = False,
    color: options.Color = "auto",
    debug: options.Debug = False,  # noqa: ARG001 -- read where errors are reported
) -> int:
    """Explain an error message of a framework, a word, or a rule of check.

    A message may stand anywhere in a text: paste it, or pipe a run into tconvcalc explain -. What it does not hold can
    be added: tconvcalc explain - -i 126 -o 255 -k 4 -s 2 -p same.
    """
    from tconvcalc.cli.run_explain import answer, listing  # noqa: PLC0415 -- help and version need none of it

    if every:
        return listing()
    return answer(subject, layer.frameworks, layer.given, as_json=as_json, color=color)
