"""What ``solve`` does once its words are read: ask, answer, and lay the answers out."""

from __future__ import annotations

import json
import shutil
import sys
from typing import NamedTuple

from tconvcalc.answer_json import VERSION, recorded
from tconvcalc.cli.examples import EXAMPLES
from tconvcalc.cli.layer_options import LayerOptions
from tconvcalc.cli.progress import waiting
from tconvcalc.cli.screen import show
from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.codegen import Init
from tconvcalc.rendering.impossible import refused
from tconvcalc.rendering.layout import Line, line
from tconvcalc.rendering.solutions import first_code, found
from tconvcalc.solver import solve
from tconvcalc.solving.result import SolveResult
from tconvcalc.text import printable


class Wanted(NamedTuple):
    """What is to be printed of the answers."""

    limit: int | None
    code: bool
    init: str | None
    as_json: bool
    verbose: bool
    color: str


def answer(layer: LayerOptions, wanted: Wanted) -> int:
    """Answer a question for each framework, print the answers, and return the exit code.

    Args:
        layer: what was typed of it.
        wanted: what is to be printed.
    """
    if layer == LayerOptions(frameworks=layer.frameworks):
        raise MisuseError("\n".join(["solve what? give what you know of a layer, for example", *EXAMPLES["solve"]]))
    init = _init(wanted.init)
    with waiting("solving"):
        answers = [solve(question, wanted.limit) for question in layer.questions()]
    if wanted.as_json:
        text = json.dumps({"version": VERSION, "command": "solve", "answers": [recorded(a) for a in answers]}, indent=2)
        show([line(text)], "never")
    elif wanted.code:
        show(_code(answers, init), wanted.color)
    else:
        show(_pages(answers, init, verbose=wanted.verbose, every=wanted.limit is None), wanted.color)
    return 0 if any(answers) else 1


def _init(word: str | None) -> Init | None:
    if word in {None, "bilinear"}:
        return "bilinear" if word else None
    raise MisuseError(f'--init: cannot read "{printable(word)}"\nwrite bilinear, or leave it out')


def _pages(answers: list[SolveResult], init: Init | None, *, verbose: bool, every: bool) -> list[Line]:
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    lines: list[Line] = []
    for answer in answers:
        lines += [line()] if lines else []
        if answer.why:
            lines += refused(answer, answer.why, width)
        else:
            lines += found(answer, init=init, verbose=verbose, complete=every)
    return lines


def _code(answers: list[SolveResult], init: Init | None) -> list[Line]:
    """The code of each answer; where there is none, the fact as a comment, so that what is piped still runs."""
    lines: list[Line] = []
    for answer in answers:
        lines += [line()] if lines else []
        if answer.why or len(answers) > 1:
            fact = f": {answer.verdict}, {answer.why.fact}" if answer.why else ""
            lines.append(line(f"# {FRAMEWORKS[answer.framework].title}{fact}", "dim"))
        if not answer.why:
            lines += [line(text, "code") for text in first_code(answer.solutions[0], init).splitlines()]
    return lines
