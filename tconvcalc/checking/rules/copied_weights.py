"""Layers that are loaded with the weights of another one of their size, and are shifted against it: TCC103."""

from __future__ import annotations

from collections.abc import Iterator

from tconvcalc.checking.claim_question import question_of
from tconvcalc.checking.forward import crops, settled
from tconvcalc.checking.rules.rule import Rule
from tconvcalc.claims import Claim, Finding
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.parsing.command import command
from tconvcalc.question import forget, written
from tconvcalc.values import Ends

RULES = (
    Rule(
        "TCC103",
        "weights copied to a shifted look-alike",
        what="A layer is loaded with the weights of another one of equal size that shares its crop out otherwise.",
        why="The shapes are right and every value is shifted; a test of sizes does not notice.",
        file="model.py",
    ),
)


def shifted(claim: Claim, source: Claim) -> Iterator[Finding]:
    """TCC103: the same kernel, stride, dilation and size, and other crops."""
    mine, theirs = _crops(claim), _crops(source)
    if mine is None or theirs is None or len(mine) != len(theirs):
        return
    pairs = list(zip(mine, theirs, strict=True))
    alike = all(own[0] == other[0] and sum(own[1]) == sum(other[1]) for own, other in pairs)
    if alike and any(own[1] != other[1] for own, other in pairs):
        here, there = (written(tuple(cut for _, cut in each)) for each in (mine, theirs))
        titles = [FRAMEWORKS[each.framework].title for each in (claim, source)]
        fact = f"of equal size as the layer at line {source.place.line} whose weights it has, and shifted against it"
        why = f"{titles[0]} crops {here} here, {titles[1]} {there} there (begin:end)"
        yield Finding("TCC103", claim.place, fact, (why,), (_conversion(claim, source),))


def _crops(claim: Claim) -> list[tuple[tuple[int, int, int], Ends]] | None:
    """Kernel, stride and dilation of each axis, and what is cropped there; None where any of that is not known."""
    layer = settled(question_of(claim))
    if layer is None or any(len(set(axis.tail or ())) != 1 for axis in layer.axes):
        return None
    alone = ((axis, min(axis.tail or (0,))) for axis in layer.axes)
    return [((axis.kernel_size, axis.stride, axis.dilation), crops(layer.case, axis, added)) for axis, added in alone]


def _conversion(claim: Claim, source: Claim) -> str:
    """The command that tells how the weights' own layer is written in the framework that gets them."""
    asked = command(forget(question_of(source), ("output_size",))).replace(" solve ", " convert ", 1)
    return f"what has the same numbers     {asked} --to {FRAMEWORKS[claim.framework].typed}"
