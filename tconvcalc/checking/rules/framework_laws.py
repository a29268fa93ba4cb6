"""What a framework refuses although the arithmetic works, judged on what is known of each axis."""

from __future__ import annotations

from collections.abc import Iterator

from tconvcalc.checking.forward import possible
from tconvcalc.checking.help import Explainer
from tconvcalc.checking.rules.rule import Rule
from tconvcalc.checking.spelling import spelling
from tconvcalc.claims import Claim, Finding
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Law
from tconvcalc.question import Question

RULES = (
    Rule(
        "TCC004",
        "output_padding too large",
        what="The output_padding is not below what the framework allows: the stride, or the stride and the dilation.",
        why="The framework refuses to build the layer, or to take its first input.",
        file="layers.toml",
    ),
    Rule(
        "TCC005",
        "stride and dilation together",
        what="A layer has a stride above 1 and a dilation above 1, and the framework does not take both.",
        why="The framework refuses to build the layer.",
        file="layers.toml",
    ),
    Rule(
        "TCC006",
        "builds, then fails",
        what="A layer under same has an even kernel and output_padding 0.",
        why="It is built and tells a size, but it is refused when it runs.",
        file="layers.toml",
    ),
    Rule(
        "TCC007",
        "explicit padding where there is none",
        what="Explicit padding is used together with dilation, or for a number of axes for which there is none.",
        why="The framework refuses to run the layer.",
        file="layers.toml",
    ),
)


def broken_laws(claim: Claim, question: Question, explainer: Explainer) -> Iterator[Finding]:
    """Each law that the claim breaks, with the changes that mend the whole claim."""
    words = spelling(claim)
    for law, fact in broken(claim, question):
        # The law alone is broken for certain; whether the search agrees decides about the help only.
        helped = not possible(question)
        help_ = explainer.help(question, words) if helped else ()
        yield Finding(law.code, claim.place, fact, (law.sentence,), help_)


def broken(claim: Claim, question: Question) -> Iterator[tuple[Law, str]]:
    """Each law that the claim breaks, with the fact in the words of the claim."""
    name = spelling(claim).name
    for law in FRAMEWORKS[claim.framework].laws:
        fact = law.broken(question, name)
        if fact:
            yield law, fact
