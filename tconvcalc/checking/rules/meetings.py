"""Whether shapes that have to agree do: TCC009 for channels, TCC014 to TCC021 for everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from tconvcalc.checking.chain_command import chain_line
from tconvcalc.checking.claim_question import question_of
from tconvcalc.checking.forward import possible
from tconvcalc.checking.rules.chain import walk
from tconvcalc.checking.rules.rule import Rule
from tconvcalc.checking.rules.value_domains import outside
from tconvcalc.checking.suppressions import EVERY
from tconvcalc.claims import Chain, Claim, Finding, Ignore, Meeting, Place
from tconvcalc.parsing.command import command

RULES = (
    Rule(
        "TCC014",
        "sizes do not meet in a concatenation",
        what="Tensors are concatenated whose sizes differ along another axis than the one of the concatenation.",
        why="The framework refuses to run it; in a U-Net this is a skip whose size the decoder does not come back to.",
        file="model.py",
    ),
    Rule(
        "TCC015",
        "sizes do not meet in a sum",
        what="Tensors are added, or combined otherwise element by element, whose sizes are neither equal nor 1.",
        why="The framework refuses to run it.",
        file="model.py",
    ),
    Rule(
        "TCC016",
        "output and target differ in size",
        what="A loss compares an output with a target of another size, such as an autoencoder's with its input.",
        why="The framework refuses to run it.",
        file="model.py",
    ),
    Rule(
        "TCC017",
        "features do not fit",
        what="A linear layer declares another number of features than arrives, as behind a flatten of another size.",
        why="The framework refuses to run it.",
        file="model.py",
    ),
    Rule(
        "TCC018",
        "reshape does not fit",
        what="Something is reshaped to a shape that has another number of elements.",
        why="The framework refuses to run it.",
        file="model.py",
    ),
    Rule(
        "TCC019",
        "assertion about a shape cannot hold",
        what="The code asserts a shape that the layers before do not make.",
        why="The assertion fails when it is run.",
        file="model.py",
    ),
    Rule(
        "TCC020",
        "model takes another size",
        what="A model is applied to something of another size than the input that it declares.",
        why="The framework refuses to run it.",
        file="model.py",
    ),
    Rule(
        "TCC021",
        "nothing is left",
        what="A convolution or pooling slides a window over something that is smaller than the window.",
        why="The framework refuses to run it, or makes something empty.",
        file="model.py",
    ),
)

CODES = {
    "channels": "TCC009",
    "join": "TCC014",
    "sum": "TCC015",
    "target": "TCC016",
    "features": "TCC017",
    "reshape": "TCC018",
    "assert": "TCC019",
    "model": "TCC020",
    "empty": "TCC021",
}
"""The rule of each kind of meeting."""

OWN = frozenset({CODES["channels"], CODES["empty"]})
"""What a layer does wrong by itself: told once, where a rule about the layer tells it already."""


def judged(meetings: Sequence[Meeting]) -> Iterator[tuple[Finding, Meeting]]:
    """One finding for each place where shapes do not agree."""
    for one in meetings:
        yield Finding(CODES[one.kind], one.place, one.fact, one.because, _helped(one)), one


def _helped(meeting: Meeting) -> tuple[str, ...]:
    """The changes, one in a line, each before the command that asks about the layer or the way as it then is."""
    told = [(text, _command(made)) for text, made in zip_longest(meeting.help, meeting.made)]
    width = max((len(text) for text, _ in told), default=0)
    return tuple(f"{text:<{width}}     {line}".rstrip() for text, line in told)


def _command(made: Claim | Chain | None) -> str:
    """The command, where it would answer yes; nothing else is told."""
    if isinstance(made, Chain):
        return chain_line(made) if walk(made, made.steps).whole else ""
    if made is None or any(outside(made)):
        return ""
    question = replace(
        question_of(made), in_channels=made.in_channels, out_channels=made.out_channels, groups=made.groups
    )
    return command(question) if possible(question) else ""


def silencing(finding: Finding, meeting: Meeting, ignores: Sequence[Ignore]) -> set[tuple[Place, str]]:
    """The comments that silence a finding, each with the code that it does so by."""
    codes = {finding.code, EVERY}
    return {(one.place, code) for one in ignores if _stands_at(one.place, meeting.place) for code in codes & one.codes}


def _stands_at(comment: Place, place: Place) -> bool:
    return comment.cell == place.cell and place.line - 1 <= comment.line <= place.end_line
