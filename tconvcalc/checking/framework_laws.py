"""What a framework refuses although the arithmetic works, judged on what is known of each axis."""

from __future__ import annotations

from collections.abc import Iterator

from tconvcalc.checking.forward import possible
from tconvcalc.checking.help import Explainer
from tconvcalc.checking.spelling import spelling
from tconvcalc.claims import Claim, Finding
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Law
from tconvcalc.question import Question


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
