"""What ``solve`` does once its words are read: ask, answer, and lay the answers out."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from typing import NamedTuple

from tconvcalc.cli.examples import EXAMPLES
from tconvcalc.cli.layer_options import LayerOptions
from tconvcalc.cli.progress import waiting
from tconvcalc.cli.screen import show
from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.codegen import Init
from tconvcalc.rendering.layout import Line, line
from tconvcalc.rendering.solutions import first_code, found, other_numbers
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
        questions = layer.questions()
        answers = [solve(question, wanted.limit, len(questions)) for question in questions]
    if wanted.as_json:
        show([line(_json(answers))], "never")
    elif wanted.code:
        show(_code(answers, init), wanted.color)
    else:
        codes = ["" if answer.why else first_code(answer.solutions[0], init) for answer in answers]
        show(_pages(answers, codes, verbose=wanted.verbose, every=wanted.limit is None), wanted.color)
    return 0 if any(answers) else 1


def _json(answers: list[SolveResult]) -> str:
    import json  # noqa: PLC0415 -- what is read by people needs neither

    from tconvcalc.answer import answer_of  # noqa: PLC0415
    from tconvcalc.answer_json import VERSION  # noqa: PLC0415

    each = [answer_of(answer).to_dict() for answer in answers]
    return json.dumps({"version": VERSION, "command": "solve", "answers": each}, indent=2)


def _init(word: str | None) -> Init | None:
    if word in {None, "bilinear"}:
        return "bilinear" if word else None
    raise MisuseError(f'--init: cannot read "{printable(word)}"\nwrite bilinear, or leave it out')


def _pages(answers: list[SolveResult], codes: list[str], *, verbose: bool, every: bool) -> Iterator[Line]:
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for place, (answer, code) in enumerate(zip(answers, codes, strict=True)):
        if place:
            yield line()
        if answer.why:
            from tconvcalc.rendering.impossible import refused  # noqa: PLC0415 -- it loads several layers

            yield from refused(answer, answer.why, width)
        else:
            yield from found(answer, code, verbose=verbose, complete=every)
    yield from (part for text in other_numbers(answers) for part in (line(), line(text)))


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
