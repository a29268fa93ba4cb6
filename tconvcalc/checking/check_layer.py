"""The check of one layer that was given by options: no file is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tconvcalc.checking.engine import check_read, report_of
from tconvcalc.checking.help import Explainer
from tconvcalc.checking.rules import selected
from tconvcalc.checking.rules.overlap import WARNINGS
from tconvcalc.claims import CheckResult, Claim, Place, Read
from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.parsing.command import SHORT, command
from tconvcalc.question import QUANTITIES, Question, given, values
from tconvcalc.text import listed

_TELLING = (
    {"output_size"},
    {"input_size", "padding"},
    {"output_padding"},
    {"stride", "dilation"},
    {"groups", "in_channels"},
    {"groups", "out_channels"},
)
"""What has to be known together for a framework to refuse it or to make another size of it."""


def check_layers(
    questions: Sequence[Question], *, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> CheckResult:
    """Judge one layer that was given by options, under each framework that is asked: what is not given is its default.

    Raises:
        MisuseError: a code cannot be used, or nothing was given that anything else could contradict.
    """
    claims = tuple(_claim(question) for question in questions)
    codes = selected(select, ignore)
    checked = check_read(Read(claims), codes, Explainer())
    if not checked.findings and not any(_enough(question, codes) for question in questions):
        raise _too_little(min(questions, key=lambda question: len(_missing(question))))
    return replace(report_of([checked]), files=0)


def _enough(question: Question, codes: frozenset[str]) -> bool:
    """Whether a layer in which nothing is wrong says enough that something could have been."""
    known = set(_told(question))
    if _missing(question):
        return False
    if codes & WARNINGS.keys() and {"kernel_size", "stride"} <= known:
        return True
    return any(known >= names for names in _TELLING)


def _told(question: Question) -> list[str]:
    """What was said of the layer; a dilation of 1 goes without saying."""
    return [name for name in given(question) if name != "dilation" or set(values(question, name)) != {1}]


def _missing(question: Question) -> list[str]:
    return [name for name in FRAMEWORKS[question.framework].required if name not in given(question)]


def _too_little(question: Question) -> MisuseError:
    framework, known, missing = FRAMEWORKS[question.framework], _told(question), _missing(question)
    if missing:
        options = listed([f"{SHORT[name]} ({name})" for name in missing])
        found = f", or find what fits: {command(question)}" if known else ""
        return MisuseError(
            f"nothing to check: {framework.title} has no default for {listed(missing)}\ngive {options}{found}"
        )
    example = f"tconvcalc check -f {framework.typed} -i 7 -o 14 -k 4 -s 2 -p 1"
    return MisuseError(
        f"nothing to check: {listed(known)} alone {'contradicts' if len(known) == 1 else 'contradict'} nothing\n"
        f"give -o (output_size) and -i (input_size) too: {example}"
    )


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
