"""The check of one layer that was given by options: no file is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tconvcalc.checking.engine import check_read, report_of
from tconvcalc.checking.help import Explainer
from tconvcalc.checking.rules import selected
from tconvcalc.claims import CheckResult, Claim, Place, Read
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.question import QUANTITIES, Question, values


def check_layers(
    questions: Sequence[Question], *, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> CheckResult:
    """Judge one layer that was given by options, under each framework that is asked: what is not given is its default.

    Raises:
        MisuseError: a code cannot be used.
    """
    claims = tuple(_claim(question) for question in questions)
    checked = check_read(Read(claims), selected(select, ignore), Explainer())
    return replace(report_of([checked]), files=0)


def _claim(question: Question) -> Claim:
    given = {name: values(question, name) for name in QUANTITIES}
    known = {name: each for name, each in given.items() if any(value is not None for value in each)}
    return Claim(
        Place("", name=FRAMEWORKS[question.framework].title),
        question.framework,
        len(question.axes),
        {**FRAMEWORKS[question.framework].defaults, **known},
        in_channels=question.in_channels,
        out_channels=question.out_channels,
        groups=question.groups,
        claimed=True,
    )
