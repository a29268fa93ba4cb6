"""One claim in, what is wrong with it out; whatever is not known is not judged."""

from __future__ import annotations

from collections.abc import Iterator

from tconvcalc.checking.claim_question import question_of
from tconvcalc.checking.help import Explainer, changed
from tconvcalc.checking.rules.channels import wrong_channels
from tconvcalc.checking.rules.framework_laws import broken_laws
from tconvcalc.checking.rules.sizes import wrong_sizes
from tconvcalc.checking.rules.value_domains import outside
from tconvcalc.checking.spelling import spelling
from tconvcalc.claims import Claim, Finding


def judge(claim: Claim, explainer: Explainer) -> list[Finding]:
    """The errors of one claim.

    They build on each other: values that nobody takes first, then what the framework refuses, then the sizes. Only
    the first floor that something is wrong with is told, the rest would follow from it. Channels stand beside.
    """
    wrong = _outside(claim, explainer) or list(_judged(claim, explainer))
    return [*wrong, *wrong_channels(claim)]


def _outside(claim: Claim, explainer: Explainer) -> list[Finding]:
    """What nobody takes; what might stand in its place is told where it is the only such fault."""
    faults = list(outside(claim))
    if len(faults) != 1:
        return [fault.finding for fault in faults]
    ((finding, choices),) = faults
    if not explainer.left:
        return [finding]
    sound = [choice for choice in choices if not any(outside(changed(claim, *choice)))]
    return [finding._replace(help=explainer.fitting(claim, sound, spelling(claim)))]


def _judged(claim: Claim, explainer: Explainer) -> Iterator[Finding]:
    question = question_of(claim)
    laws = list(broken_laws(claim, question, explainer))
    yield from laws or wrong_sizes(claim, question, explainer)
