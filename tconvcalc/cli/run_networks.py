"""What ``chain`` and ``invert`` do once their words are read: ask, answer, and show."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from typing import NamedTuple

from tconvcalc.cli.progress import waiting
from tconvcalc.cli.screen import show
from tconvcalc.errors import MisuseError
from tconvcalc.networks.asking import asked
from tconvcalc.networks_answer import ChainAnswer, InversionAnswer, chain_answer, inversion_answer
from tconvcalc.parsing.python_values import whole
from tconvcalc.rendering.layout import line


class Wanted(NamedTuple):
    """What is to be printed."""

    code: bool
    as_json: bool
    color: str


def run_chain(  # noqa: PLR0913, PLR0917 -- what was typed
    framework: str | None,
    layers: Sequence[str],
    sizes: tuple[str | None, str | None],
    dims: int | None,
    limit: int,
    wanted: Wanted,
) -> int:
    """Answer a question about a chain, print the answer, and return the exit code."""
    _refuse_none(layers, "chain -f NAME -i 28 'conv:k3s2*2 tconv:k4s2*2'")
    most = whole("--limit", limit)
    with waiting("walking"):
        answer = chain_answer(asked(framework, layers, input_size=sizes[0], output_size=sizes[1], dims=dims), most)
    return _shown(answer, wanted)


def run_invert(  # noqa: PLR0913, PLR0917 -- what was typed
    framework: str | None,
    layers: Sequence[str],
    sizes: tuple[str | None, str | None],
    dims: int | None,
    decoder: str | None,
    wanted: Wanted,
    *,
    skips: bool,
) -> int:
    """Answer a question about an encoder, print the answer, and return the exit code."""
    _refuse_none(layers, "invert -f NAME -i 25 'conv:k3s2*3'")
    with waiting("inverting"):
        given = {"input_size": sizes[0], "output_size": sizes[1]}
        question = asked(framework, layers, **given, dims=dims, other=decoder, encoder=True)
        answer = inversion_answer(question, skips=skips)
    return _shown(answer, wanted)


def _refuse_none(layers: Sequence[str], example: str) -> None:
    if not layers:
        raise MisuseError(f"which layers?\nwrite for example tconvcalc {example}")


def _shown(answer: ChainAnswer | InversionAnswer, wanted: Wanted) -> int:
    if wanted.as_json:
        show([line(json.dumps(answer.to_dict(), indent=2))], "never")
    elif wanted.code:
        code = next(iter(answer.code.values()), f"# {answer!r}")
        show([line(text, "code") for text in code.splitlines()], wanted.color)
    else:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        show(answer.lines(width), wanted.color)
    return 0 if answer else 1
