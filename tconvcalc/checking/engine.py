"""Claims in, report out; knows no file format and no terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tconvcalc.checking.claim_question import question_of
from tconvcalc.checking.help import Explainer, changed
from tconvcalc.checking.rules import selected
from tconvcalc.checking.rules.channels import wrong_channels
from tconvcalc.checking.rules.framework_laws import broken_laws
from tconvcalc.checking.rules.overlap import WARNINGS
from tconvcalc.checking.rules.sizes import wrong_sizes
from tconvcalc.checking.rules.value_domains import outside
from tconvcalc.checking.spelling import spelling
from tconvcalc.checking.suppressions import EVERY, Told, silenced, unused
from tconvcalc.claims import Chain, CheckResult, Claim, Finding, Ignore, Named, Place, Read, Through, Unread

_USUAL = selected()
CHAIN, COPIED = "TCC011", "TCC103"
Layers = list[tuple[Claim, Place]]
"""Each layer, with the place of the chain that it stands in, or its own."""


class Checked(NamedTuple):
    """What was found in one file; ``crash`` is the traceback where the checker itself failed."""

    findings: tuple[Finding, ...]
    unread: tuple[Unread, ...]
    layers: int
    crash: str = ""


def check_claims(reads: Iterable[Read], *, codes: frozenset[str] = _USUAL, strict: bool = False) -> CheckResult:
    """Judge what was read from any number of files.

    Args:
        reads: what the readers found, one for each file.
        codes: the rules that are on, as ``rules.selected`` gives them.
        strict: whether what could not be read counts as wrong.
    """
    explainer = Explainer()
    return report_of([check_read(read, codes, explainer) for read in reads], strict=strict)


def report_of(
    checked: Sequence[Checked], skipped: Sequence[tuple[str, str]] = (), *, strict: bool = False
) -> CheckResult:
    """Put together what was found in all files."""
    return CheckResult(
        findings=tuple(finding for each in checked for finding in each.findings),
        unread=tuple(unread for each in checked for unread in each.unread),
        layers=sum(each.layers for each in checked),
        files=len(checked),
        skipped=tuple(skipped),
        strict=strict,
        crashes=tuple(each.crash for each in checked if each.crash),
    )


def check_read(read: Read, codes: frozenset[str], explainer: Explainer, ignores: Sequence[Ignore] = ()) -> Checked:
    """Judge what was read from one file."""
    explainer.next_file()
    told: list[Told] = []
    layers: Layers = []
    for claim in read.claims:
        within = _layers(claim)
        layers += within
        told += _told(claim, within, codes, explainer)
    met, used = _met(read, ignores) if read.meetings else ([], set())
    idle = unused(ignores, layers, told, codes, used)
    of_layers = list(_once(told))
    known = {finding.place for finding in of_layers}
    places = [finding for finding, beside in met if beside or finding.place not in known]
    on = [finding for finding in (*read.findings, *of_layers, *places, *idle) if finding.code in codes]
    counted = sum(not layer.again for layer, _ in layers) + sum(map(_others, read.claims))
    return Checked(tuple(sorted(on, key=_order)), read.unread, counted)


def _once(told: Sequence[Told]) -> Iterator[Finding]:
    """What is told of the layers; of one that is claimed in several contexts each fact once, not beside its chain."""
    known: set[tuple[str, Place, str]] = set()
    broken = {one.finding.place for one in told if one.finding.code == CHAIN}
    for one in told:
        key = one.finding.code, one.finding.place, one.finding.message
        if not one.silent and not (one.layer.again and (key in known or one.finding.place in broken)):
            known.add(key)
            yield one.finding._replace(because=(*one.finding.because, *filter(None, (one.layer.called,))))


def _met(read: Read, ignores: Sequence[Ignore]) -> tuple[list[tuple[Finding, bool]], set[tuple[Place, str]]]:
    """What is wrong where shapes meet, and whether it is told beside what is wrong there with a layer.

    What a comment silences is left out; the comments that did are the second thing returned.
    """
    # A source that says nothing of meeting places has no use for what judges them.
    from tconvcalc.checking.rules.meetings import OWN, judged, silencing  # noqa: PLC0415

    found: list[tuple[Finding, bool]] = []
    used: set[tuple[Place, str]] = set()
    for finding, meeting in judged(read.meetings):
        by = silencing(finding, meeting, ignores)
        used |= by
        if not by and not {finding.code, EVERY} & meeting.silenced:
            found.append((finding, finding.code not in OWN))
    return found, used


def _order(finding: Finding) -> tuple[int, int, int]:
    return finding.place.cell, finding.place.line, finding.place.column


def _layers(claim: Claim | Chain) -> Layers:
    """The layers that are claimed; a chain can repeat one."""
    if isinstance(claim, Claim):
        return [(claim, claim.place)]
    return [(step, claim.place) for step in claim.steps if isinstance(step, Claim)]


def _others(claim: Claim | Chain) -> int:
    """How many layers of other kinds are claimed."""
    steps = claim.steps if isinstance(claim, Chain) else ()
    return sum(isinstance(step, Through) and isinstance(step.size, Named) for step in steps)


def _warned(layer: Claim, codes: frozenset[str], explainer: Explainer) -> list[Finding]:
    """What works, but not as most people want, as far as it was asked for."""
    found = [each for code, judged in WARNINGS.items() if code in codes for each in judged(layer, explainer)]
    if layer.loaded_from is not None and COPIED in codes:
        # Weights are rarely copied in a file.
        from tconvcalc.checking.rules.copied_weights import shifted  # noqa: PLC0415

        found += shifted(layer, layer.loaded_from)
    return found


def _told(claim: Claim | Chain, layers: Layers, codes: frozenset[str], explainer: Explainer) -> Iterator[Told]:
    """What is wrong with each layer, then, if they are right, with the chain that they make."""
    wrong = False
    for layer, around in dict.fromkeys(layers):
        errors = judge(layer, explainer)
        wrong = wrong or bool(errors)
        found = errors or _warned(layer, codes, explainer)
        yield from (silenced(finding, layer, around) for finding in found)
    if isinstance(claim, Chain) and (layers or _others(claim)):
        # One layer has no use for what judges several.
        from tconvcalc.checking.rules.chain import wrong_chain, wrong_flow  # noqa: PLC0415

        places = {layer.place: layer for layer, _ in layers}
        together = [*wrong_flow(claim), *(() if wrong else wrong_chain(claim, explainer))]
        first = layers[0][0] if layers else Claim(claim.place, "", None, {})  # on which no comment stands
        for finding in together:
            yield silenced(finding, places.get(finding.place, first), claim.place)


def judge(claim: Claim, explainer: Explainer) -> list[Finding]:
    """The errors of one claim.

    They build on each other: values that nobody takes first, then what the framework refuses, then the sizes. Only
    the first of these that something is wrong with is told, the rest would follow from it. Channels stand beside.
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
