"""Why it cannot be, in sentences: one fact, then the rule with the user's numbers in it and what it reaches."""

from __future__ import annotations

import math
import re

from tconvcalc.explaining.conflict import Conflict
from tconvcalc.explaining.missed import missed
from tconvcalc.explaining.reachability import reach
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Case, Law
from tconvcalc.frameworks.case_selection import cases
from tconvcalc.question import Asked, Question, Value, given, put, values, written
from tconvcalc.solving.budget import Work
from tconvcalc.solving.feasibility import case_feasible, feasible, smallest
from tconvcalc.solving.problems import EVER, both_ends
from tconvcalc.text import listed
from tconvcalc.values import LARGEST, Ends, Linear, Span

SHORT = {"input_size": "input", "output_size": "output", "kernel_size": "kernel"}


def told(question: Question, found: Conflict, work: Work) -> tuple[str, tuple[str, ...]]:
    """The fact in one sentence, and the lines that say why."""
    framework = FRAMEWORKS[question.framework]
    if "groups" in found.names:
        return _groups(question)
    for law in framework.laws:
        for case in cases(framework, found.question):
            if _explains(law, found) and case_feasible(law.lifted(case), found.question, EVER, work):
                return _refused(law, found), _broken(question, found, case, law, work)
    return _fact(found), tuple(line for case in cases(framework, found.question) for line in _lines(case, found, work))


def _explains(law: Law, found: Conflict) -> bool:
    """Whether a law is the nearest reason: what it is about was given, or nothing else is left to choose."""
    settled = {"input_size", "output_size", "kernel_size", "padding"} <= set(found.names)
    return law.about in found.names or (law.about == "output_padding" and settled)


def _refused(law: Law, found: Conflict) -> str:
    own = law.about == "output_padding" and law.about in found.names
    what = f"output_padding {written(values(found.question, law.about))}" if own else law.refuses
    return f"{FRAMEWORKS[found.question.framework].title} refuses {what}"


def _groups(question: Question) -> tuple[str, tuple[str, ...]]:
    wrong = [
        f"{name} {size} leaves {size % question.groups} over"
        for name in ("in_channels", "out_channels")
        if (size := getattr(question, name)) is not None and size % question.groups
    ]
    title = FRAMEWORKS[question.framework].title
    return f"{title} refuses {question.groups} groups", (
        f"each of the groups takes as many channels: {listed(wrong)}.",
    )


def cannot(question: Question, case: Case, work: Work) -> list[str]:
    """What a case reaches that has no layer for a question to which another case has."""
    return missed(case, Conflict(given(question), question, None), work)


def _fact(found: Conflict) -> str:
    """What was asked, as one sentence in the user's own numbers."""
    kept = {name: written(values(found.question, name)) for name in found.names}
    framework = FRAMEWORKS[found.question.framework]
    if found.question.word:
        del kept["padding"]
    names = {case.name for case in cases(framework, found.question)}
    who = f"{framework.title} {names.pop()}" if found.question.word else framework.title
    before, after = kept.pop("input_size", ""), kept.pop("output_size", "")
    does = f"takes {before} to {after}" if before and after else f"gives {after}" if after else "has an output"
    known = [f"{SHORT.get(name, name)} {value}" for name, value in kept.items()]
    known += [f"input {before}"] if before and not after else []
    stride = "" if "stride" in kept else ", at any stride"
    return f"no {who} layer {does}" + (f" with {listed(known)}" if known else stride)


def _lines(case: Case, found: Conflict, work: Work) -> list[str]:
    """The rule of a case with the numbers put in, and what it reaches instead."""
    name = case.name if case.word else FRAMEWORKS[found.question.framework].title
    free = "" if "kernel_size" in case.equation else "; the kernel plays no part"
    return [f"{name} means {put_in(case, found.question.axes[0])}{free}.", *missed(case, found, work)]


def put_in(case: Case, axis: Asked) -> str:
    """A case's equation with the numbers that are known in place of their names."""

    def number(match: re.Match[str]) -> str:
        value: Value = getattr(axis, match[0])
        if isinstance(value, Ends) or (case.trims == "ends" and value is not None):
            return " + ".join(map(str, both_ends(value)))  # type: ignore[arg-type]
        if isinstance(value, Linear):
            return (
                f"({value})" if value.offset and match.string[match.end() :].lstrip()[:1] in {"*", "/"} else str(value)
            )
        return str(value) if isinstance(value, int) else match[0]

    return re.sub(
        "|".join(rf"\b{name}\b" for name in sorted(Asked._fields, key=len, reverse=True)), number, case.equation
    )


def _broken(question: Question, found: Conflict, case: Case, law: Law, work: Work) -> tuple[str, ...]:
    """The arithmetic works; say with what, and which law stands against it."""
    lifted = law.lifted(case)
    asked = question if found.axis is None and case_feasible(lifted, question, EVER, work) else found.question
    axis = asked.axes[0]
    here = [f"{name} {written(values(asked, name))}" for name in ("stride", "dilation") if getattr(axis, name)]
    against = law.sentence + (f" (here {listed(here)})." if here else ".")
    return *_works(asked, case, law, work), against, *(missed(case, found, work) if "stride" not in found.names else ())


def _works(asked: Question, case: Case, law: Law, work: Work) -> list[str]:
    """The equation that holds without the law, where the numbers for it are all there."""
    axis = asked.axes[0]
    put_together = put_in(case, axis)
    if law.about == "output_padding" and axis.output_padding is None:
        lifted = law.lifted(case)

        def enough(most: int) -> bool:
            return case_feasible(lifted, put(asked, "output_padding", (Span(0, most),)), EVER, work)

        return [f"the arithmetic works: {put_together}, with output_padding {smallest(0, LARGEST, enough)}."]
    known = all(getattr(axis, name) is not None for name in ("input_size", "output_size", "kernel_size", "stride"))
    return [f"the arithmetic works: {put_together}."] if known else []


def beyond(question: Question, work: Work) -> tuple[str, tuple[str, ...]]:
    """The fact that nothing lies within the bounds, and how far those reach."""
    bounds = question.bounds
    asked = {"kernel": "kernel_size", "stride": "stride", "dilation": "dilation"}
    free = [word for word, name in asked.items() if any(getattr(axis, name) is None for axis in question.axes)]
    within = ", ".join(f"{word} <= {getattr(bounds, asked[word])}" for word in free)
    fact = f"nothing within {within}" if within else "nothing with a padding that touches the output"
    target = question.axes[0].output_size
    if not question.uniform or not isinstance(target, int):
        return fact, ()
    reached = work.soon(lambda part: reach(question, lambda asked: feasible(asked, work=part)), None)
    if reached is None:
        return fact, ()
    if reached.high and target > reached.high:
        return f"{fact}; the furthest that reaches is {reached.high}", ()
    return fact, (f"within them the output is {reached}, but never {target}.",)


def in_steps(question: Question) -> tuple[str, ...]:
    """How several layers would go where one cannot: the factors that the stride of each would be."""
    axis = question.axes[0]
    if not (question.uniform and isinstance(axis.input_size, int) and isinstance(axis.output_size, int)):
        return ()
    ratio, rest = divmod(axis.output_size, axis.input_size)
    most = question.bounds.stride
    if rest or ratio <= most or ratio > most * most:
        return ()
    pairs = ((left, ratio // left) for left in range(math.isqrt(ratio), 1, -1) if ratio % left == 0)
    near = next(((left, right) for left, right in pairs if right <= most), None)
    return (f"two layers: {axis.output_size} / {axis.input_size} = {ratio} = {near[0]}*{near[1]}",) if near else ()
