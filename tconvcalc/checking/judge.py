"""One claim in, what is wrong with it out; whatever is not known is not judged."""

from __future__ import annotations

from collections.abc import Iterator

from tconvcalc.checking.channels import wrong_channels
from tconvcalc.checking.claim_question import question_of
from tconvcalc.checking.framework_laws import broken_laws
from tconvcalc.checking.help import Explainer
from tconvcalc.checking.sizes import wrong_sizes
from tconvcalc.checking.value_domains import outside
from tconvcalc.claims import Claim, Finding


def judge(claim: Claim, explainer: Explainer) -> list[Finding]:
    """The errors of one claim.

    They build on each other: values that nobody takes first, then what the framework refuses, then the sizes. Only
    the first floor that something is wrong with is told, the rest would follow from it. Channels stand beside.
    """
    floors = (outside, lambda each: _judged(each, explainer))
    wrong = next((found for floor in floors if (found := list(floor(claim)))), [])
    return [*wrong, *wrong_channels(claim)]


def _judged(claim: Claim, explainer: Explainer) -> Iterator[Finding]:
    question = question_of(claim)
    laws = list(broken_laws(claim, question, explainer))
    yield from laws or wrong_sizes(claim, question, explainer)
