"""Why it cannot be, in sentences: one fact, then the rule with the user's numbers in it and what it reaches."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from itertools import islice

from tconvcalc.explaining.conflict import Conflict
from tconvcalc.explaining.nearest_sizes import nearest_sizes
from tconvcalc.explaining.reachability import reach
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Case, Law
from tconvcalc.frameworks.case_selection import both_ends, cases
from tconvcalc.parsing.command import command
from tconvcalc.question import SHORT, Asked, Question, Value, alone, given, put, unbounded, values, written
from tconvcalc.solving.budget import Work
from tconvcalc.solving.feasibility import case_feasible, feasible, smallest
from tconvcalc.solving.problems import EVER
from tconvcalc.text import listed
from tconvcalc.values import LARGEST, Ends, Linear, Span


def told(question: Question, found: Conflict, work: Work) -> tuple[str, tuple[str, ...]]:
    """The fact in one sentence, and the lines that say why."""
    framework = FRAMEWORKS[question.framework]
    if "groups" in found.names:
        return _groups(question)
    for law in framework.laws:
        for case in cases(framework, found.question):
            if _explains(law, found) and case_feasible(law.lifted(case), found.question, EVER, work):
                return _refused(law, found), _broken(question, found, case, law, work)
    if found.axis is None and not found.question.uniform:
        return _fact(found), _apart(found, work)
    return _fact(found), tuple(line for case in cases(framework, found.question) for line in _lines(case, found, work))


def _apart(found: Conflict, work: Work) -> tuple[str, ...]:
    """For each way of the framework, which axis it does not serve: a way holds for all axes together."""
    lines: list[str] = []
    held = cases(FRAMEWORKS[found.question.framework], found.question)
    for case in held:
        each = [(place, alone(found.question, place)) for place in range(len(found.question.axes))]
        failing = [(place, one) for place, one in each if not case_feasible(case, one, EVER, work)]
        around = [
            f"axis {place}: {line}"
            for place, one in failing
            for line in nearest_sizes(case, Conflict(found.names, one, place), work)
        ]
        lines += [f"{_named(case, found.question)} means {case.equation}.", *around] if failing else []
    if {case.extra for case in held} == {"auto", "number"}:
        title = FRAMEWORKS[found.question.framework].title
        return *lines, f"{title} takes output_padding None or a number, one of the two for the whole layer."
    return *lines, *(("a way of padding holds for the whole layer.",) if len(held) > 1 else ())


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
    return nearest_sizes(case, Conflict(given(question), question, None), work)


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
    where = "" if found.axis is None else f" along axis {found.axis}"
    return f"no {who} layer {does}{where}" + (f" with {listed(known)}" if known else stride)


def _lines(case: Case, found: Conflict, work: Work) -> list[str]:
    """The rule of a case with the numbers put in, and what it reaches instead."""
    free = "" if "kernel_size" in case.equation else "; the kernel plays no part"
    worked = put_in(case, found.question.axes[0])
    here = [f"here {worked}."] if worked != case.equation else []
    return [f"{_named(case, found.question)} means {case.equation}{free}.", *here, *nearest_sizes(case, found, work)]


def _named(case: Case, question: Question) -> str:
    """A way of padding, and of output_padding where the word has two."""
    framework = FRAMEWORKS[question.framework]
    name = case.name if case.word else framework.title
    if {other.extra for other in cases(framework, question) if other.word == case.word} != {"auto", "number"}:
        return name
    return f"{name} with output_padding {'None' if case.extra == 'auto' else 'a number'}"


def put_in(case: Case, axis: Asked) -> str:
    """A case's equation with the numbers that are known in place of their names."""

    def number(match: re.Match[str]) -> str:
        value: Value = getattr(axis, match[0])
        if match[0] == "padding" and isinstance(axis.padding, int | Ends):
            return _padded(case, axis.padding, subtracted=match.string[: match.start()].endswith("- "))
        if isinstance(value, Linear):
            return (
                f"({value})" if value.offset and match.string[match.end() :].lstrip()[:1] in {"*", "/"} else str(value)
            )
        return str(value) if isinstance(value, int) else match[0]

    return re.sub(
        "|".join(rf"\b{name}\b" for name in sorted(Asked._fields, key=len, reverse=True)), number, case.equation
    )


def _padded(case: Case, padding: int | Ends, *, subtracted: bool) -> str:
    """What stands for the padding in an equation: one number for both ends, or their sum."""
    begin, end = both_ends(padding)
    if case.trims == "number":
        return str(begin)
    return f"({begin} + {end})" if subtracted else f"{begin} + {end}"


def _broken(question: Question, found: Conflict, case: Case, law: Law, work: Work) -> tuple[str, ...]:
    """The arithmetic works; say with what, and which law stands against it."""
    lifted = law.lifted(case)
    asked = question if found.axis is None and case_feasible(lifted, question, EVER, work) else found.question
    axis = asked.axes[0]
    here = [f"{name} {written(values(asked, name))}" for name in ("stride", "dilation") if getattr(axis, name)]
    against = law.sentence + (f" (here {listed(here)})." if here else ".")
    return (
        *_works(asked, case, law, work),
        against,
        *(nearest_sizes(case, found, work) if "stride" not in found.names else ()),
    )


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
    asked = {"kernel": "kernel_size", "stride": "stride", "dilation": "dilation"}
    bounds = {word: _bound(question, name) for word, name in asked.items()}
    within = ", ".join(f"{word} <= {bound}" for word, bound in bounds.items() if bound)
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


def _bound(question: Question, name: str) -> int | None:
    """How far a quantity was searched where its end was left open; None where it was not."""
    given = [getattr(axis, name) for axis in question.axes]
    lows = [1 if each is None else each.low for each in given if unbounded(each)]
    return max(getattr(question.bounds, name), *lows) if lows else None


def in_steps(question: Question) -> tuple[str, ...]:
    """How several layers would go where one cannot: at the stride that was given, or at two that are within bounds."""
    axis, most = question.axes[0], question.bounds.stride
    if not (question.uniform and isinstance(axis.input_size, int) and isinstance(axis.output_size, int)):
        return ()
    ratio, rest = divmod(axis.output_size, axis.input_size)
    if rest or ratio <= 1:
        return ()
    if isinstance(axis.stride, int) and axis.stride > 1:
        sizes = [axis.input_size]
        while sizes[-1] < axis.output_size:
            sizes.append(sizes[-1] * axis.stride)
        path = " -> ".join(map(str, sizes))
        several = sizes[-1] == axis.output_size and len(sizes) > 2  # noqa: PLR2004 -- else it is one layer
        return (f"several layers, each at stride {axis.stride}: {path}",) if several else ()
    if ratio <= most or ratio > most * most:
        return ()
    pairs = ((left, ratio // left) for left in range(math.isqrt(ratio), 1, -1) if ratio % left == 0)
    near = next(((left, right) for left, right in pairs if right <= most), None)
    return (f"two layers: {axis.output_size} / {axis.input_size} = {ratio} = {near[0]}*{near[1]}",) if near else ()


def elsewhere(question: Question, work: Work) -> tuple[str, ...]:
    """Which framework can have what this one cannot only because a way holds for all of its axes."""
    if question.uniform:
        return ()
    if question.auto:
        return ()
    others = (framework for framework in FRAMEWORKS.values() if framework.name != question.framework)
    asked = ((framework, replace(question, framework=framework.name)) for framework in others)
    held = ((framework, other) for framework, other in asked if cases(framework, other))
    able = (f"{framework.title} can: {command(other)}" for framework, other in held if _able(other, work))
    return tuple(islice(able, 1))


def _able(question: Question, work: Work) -> bool:
    return work.soon(lambda part: feasible(question, work=part), otherwise=False)
